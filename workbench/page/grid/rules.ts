import { BooleanNumber, DataValidationErrorStyle, DataValidationOperator, DataValidationType, type ISheetDataValidationRule, type IStyleBase } from '@univerjs/presets';
import { CFRuleType, CFSubRuleType, CFValueType, type IConditionFormattingRule, type IValueConfig } from '@univerjs/preset-sheets-conditional-formatting';
import type { ConditionalFormatData, Criterion, Rule, ValidationData } from '../../host/data';
import { toRange } from './sheets';

/** A conditional format as the grid draws it; null for a kind it does not draw. */
export function toRule(data: ConditionalFormatData): IConditionFormattingRule | null {
  const common = { cfId: data.id, ranges: [toRange(data.area)], stopIfTrue: false };
  switch (data.type) {
    case 'Custom': {
      if (data.formula === undefined) return null;
      const value = data.formula.startsWith('=') ? data.formula : `=${data.formula}`;
      return { ...common, rule: { type: CFRuleType.highlightCell, subType: CFSubRuleType.formula, value, style: ruleStyle(data.style ?? {}) } };
    }
    case 'DataBar': {
      const color = data.dataBar?.color ?? '#638EC6';
      const config = { min: bound(data.dataBar?.lower, CFValueType.min), max: bound(data.dataBar?.upper, CFValueType.max), isGradient: false, positiveColor: color, nativeColor: '#C50F1F' };
      return { ...common, rule: { type: CFRuleType.dataBar, isShowValue: true, config } };
    }
    case 'ColorScale': {
      if (data.colorScale === undefined) return null;
      const { low, middle, high } = data.colorScale;
      const stops = [stop(low, CFValueType.min), ...(middle === undefined ? [] : [stop(middle, CFValueType.percentile)]), stop(high, CFValueType.max)];
      return { ...common, rule: { type: CFRuleType.colorScale, config: stops.map((config, index) => ({ index, ...config })) } };
    }
  }
}

function ruleStyle({ bold, color, fill }: NonNullable<ConditionalFormatData['style']>): IStyleBase {
  return { ...(bold === true ? { bl: BooleanNumber.TRUE } : {}), ...(color === undefined ? {} : { cl: { rgb: color } }), ...(fill === undefined ? {} : { bg: { rgb: fill } }) };
}

function stop(criterion: Criterion, automatic: CFValueType): { color: string; value: IValueConfig } {
  return { color: criterion.color, value: bound(criterion, automatic) };
}

function bound(rule: Rule | undefined, automatic: CFValueType): IValueConfig {
  const value = rule?.formula?.replace(/^=/, '');
  if (rule === undefined || value === undefined || /automatic|lowest|highest/i.test(rule.type)) return { type: automatic };
  const number = Number(value);
  if (Number.isFinite(number)) return { type: /percentile/i.test(rule.type) ? CFValueType.percentile : /percent/i.test(rule.type) ? CFValueType.percent : CFValueType.num, value: number };
  return { type: CFValueType.formula, value: `=${value}` };
}

const operators: Readonly<Record<string, DataValidationOperator>> = {
  Between: DataValidationOperator.BETWEEN, NotBetween: DataValidationOperator.NOT_BETWEEN, EqualTo: DataValidationOperator.EQUAL, NotEqualTo: DataValidationOperator.NOT_EQUAL,
  GreaterThan: DataValidationOperator.GREATER_THAN, LessThan: DataValidationOperator.LESS_THAN, GreaterThanOrEqualTo: DataValidationOperator.GREATER_THAN_OR_EQUAL, LessThanOrEqualTo: DataValidationOperator.LESS_THAN_OR_EQUAL,
};

const kinds: Readonly<Record<string, DataValidationType>> = {
  decimal: DataValidationType.DECIMAL, wholeNumber: DataValidationType.WHOLE, date: DataValidationType.DATE, textLength: DataValidationType.TEXT_LENGTH,
};

/** A validation as the grid enforces it; null for a kind it does not know. */
export function toValidation(data: ValidationData, uid: string): ISheetDataValidationRule | null {
  const criteria = toCriteria(data.rule);
  if (criteria === null) return null;
  const { prompt, errorAlert } = data;
  return {
    uid,
    ranges: [toRange(data.area)],
    allowBlank: data.ignoreBlanks,
    ...criteria,
    errorStyle: errorAlert?.style === 'Warning' ? DataValidationErrorStyle.WARNING : errorAlert?.style === 'Information' ? DataValidationErrorStyle.INFO : DataValidationErrorStyle.STOP,
    ...(prompt?.showPrompt === true ? { showInputMessage: true, prompt: prompt.message, promptTitle: prompt.title } : {}),
    ...(errorAlert?.showAlert === true ? { showErrorMessage: true, error: errorAlert.message, errorTitle: errorAlert.title } : {}),
  };
}

function toCriteria(rule: ValidationData['rule']): Pick<ISheetDataValidationRule, 'type' | 'formula1' | 'formula2' | 'operator' | 'showDropDown'> | null {
  const [kind, given] = Object.entries(rule)[0] ?? [];
  if (kind === undefined || typeof given !== 'object' || given === null) return null;
  const { source, formula1, formula2, operator } = given as Readonly<Record<string, unknown>>;
  if (kind === 'list') return { type: DataValidationType.LIST, formula1: String(source), showDropDown: true };
  const type = kinds[kind];
  if (type === undefined) return null;
  return {
    type,
    operator: operators[String(operator)] ?? DataValidationOperator.BETWEEN,
    ...(formula1 == null ? {} : { formula1: String(formula1) }),
    ...(formula2 == null ? {} : { formula2: String(formula2) }),
  };
}
