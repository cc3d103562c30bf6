import { contains, intersection } from '../area';
import type { ConditionalFormatData, Criterion, Rule } from '../data';
import { denied, invalid } from '../errors';
import { type Node, describe, flag, oneOf, record, text } from '../node';
import type { RangeSelf } from '../world';
import { color } from './format';

interface Self {
  readonly range: RangeSelf;
  readonly rule: ConditionalFormatData;
}

function changed({ range: { world, sheet } }: { readonly range: RangeSelf }): void {
  world.book.changed({ kind: 'sheet', sheet: sheet.id, part: 'conditionalFormats', origin: 'addin' });
}

/** Custom functions do not work inside conditional formats; Excel takes the rule and never applies it. */
function checkedFormula(value: unknown): string {
  const formula = text(value, 'a formula');
  if (!formula.startsWith('=')) throw invalid(`conditional formula ${formula}`);
  if (/\bAMZ\./i.test(formula)) throw invalid('custom functions do not work in conditional formats');
  return formula;
}

function style(self: Self, patch: NonNullable<ConditionalFormatData['style']>): void {
  self.rule.style = { ...self.rule.style, ...patch };
  changed(self);
}

const ruleNode = describe<Self>('ConditionalFormatRule', {
  get: { Formula: ({ rule }) => rule.formula ?? '' },
  set: {
    Formula: (self, value) => {
      self.rule.formula = checkedFormula(value);
      changed(self);
    },
  },
});

const fillNode = describe<Self>('ConditionalRangeFill', {
  get: { Color: ({ rule }) => rule.style?.fill ?? '' },
  set: { Color: (self, value) => style(self, { fill: color(value) }) },
});

const fontNode = describe<Self>('ConditionalRangeFont', {
  get: { Color: ({ rule }) => rule.style?.color ?? '', Bold: ({ rule }) => rule.style?.bold ?? null },
  set: { Color: (self, value) => style(self, { color: color(value) }), Bold: (self, value) => style(self, { bold: flag(value, 'bold') }) },
});

const formatNode = describe<Self>('ConditionalRangeFormat', { child: { Fill: fillNode, Font: fontNode } });

const customNode = describe<Self>('CustomConditionalFormat', { child: { Rule: ruleNode, Format: formatNode } });

function readRule(value: unknown, types: readonly string[]): Rule {
  const input = record(value, 'a rule');
  const type = oneOf(input['type'], types, 'type');
  if (input['formula'] === undefined || input['formula'] === null) return { type };
  return { type, formula: String(input['formula']) };
}

const barTypes = ['Automatic', 'LowestValue', 'HighestValue', 'Number', 'Percent'] as const;

const positiveNode = describe<Self>('ConditionalDataBarPositiveFormat', {
  get: { FillColor: ({ rule }) => rule.dataBar?.color ?? '' },
  set: {
    FillColor: (self, value) => {
      self.rule.dataBar = { ...self.rule.dataBar, color: color(value) };
      changed(self);
    },
    GradientFill: (_, value) => void flag(value, 'gradientFill'),
  },
});

const dataBarNode = describe<Self>('DataBarConditionalFormat', {
  get: { LowerBoundRule: ({ rule }) => rule.dataBar?.lower ?? { type: 'Automatic' }, UpperBoundRule: ({ rule }) => rule.dataBar?.upper ?? { type: 'Automatic' } },
  set: {
    LowerBoundRule: (self, value) => {
      self.rule.dataBar = { ...self.rule.dataBar, lower: readRule(value, barTypes) };
      changed(self);
    },
    UpperBoundRule: (self, value) => {
      self.rule.dataBar = { ...self.rule.dataBar, upper: readRule(value, barTypes) };
      changed(self);
    },
  },
  child: { PositiveFormat: positiveNode },
});

const scaleTypes = ['LowestValue', 'HighestValue', 'Number', 'Percent', 'Percentile'] as const;

function readCriterion(value: unknown): Criterion {
  const input = record(value, 'a criterion');
  return { ...readRule({ type: input['type'], formula: input['formula'] }, scaleTypes), color: color(input['color']) };
}

const colorScaleNode = describe<Self>('ColorScaleConditionalFormat', {
  get: { Criteria: ({ rule }) => ({ minimum: rule.colorScale?.low, midpoint: rule.colorScale?.middle, maximum: rule.colorScale?.high }) },
  set: {
    Criteria: (self, value) => {
      const input = record(value, 'criteria');
      self.rule.colorScale = {
        low: readCriterion(input['minimum']), high: readCriterion(input['maximum']),
        ...(input['midpoint'] == null ? {} : { middle: readCriterion(input['midpoint']) }),
      };
      changed(self);
    },
  },
});

const conditionalFormatNode: (self: Self) => Node = describe<Self>('ConditionalFormat', {
  id: ({ rule }) => rule.id,
  get: { Id: ({ rule }) => rule.id, Type: ({ rule }) => rule.type },
  child: { Custom: ofType('Custom', customNode), DataBar: ofType('DataBar', dataBarNode), ColorScale: ofType('ColorScale', colorScaleNode) },
});

function ofType(type: ConditionalFormatData['type'], child: (self: Self) => Node): (self: Self) => Node {
  return (self) => {
    if (self.rule.type !== type) throw invalid(`the conditional format is a ${self.rule.type}`);
    return child(self);
  };
}

function rules({ sheet, area }: RangeSelf): ConditionalFormatData[] {
  return sheet.conditionalFormats.filter((rule) => intersection(rule.area, area));
}

export const conditionalFormatsNode = describe<RangeSelf>('ConditionalFormatCollection', {
  items: (range) => rules(range).map((rule) => conditionalFormatNode({ range, rule })),
  item: (range, id) => {
    const rule = rules(range).find((other) => other.id === id);
    return rule ? conditionalFormatNode({ range, rule }) : null;
  },
  call: {
    Add: (range, [type]) => {
      if (range.sheet.protection) throw denied(`${range.sheet.name} is protected.`);
      const rule: ConditionalFormatData = { id: range.world.book.id(), area: range.area, type: oneOf(type, ['Custom', 'DataBar', 'ColorScale'] as const, 'type') };
      // The newest rule stands first and wins.
      range.sheet.conditionalFormats = [rule, ...range.sheet.conditionalFormats];
      changed({ range });
      return conditionalFormatNode({ range, rule });
    },
    ClearAll: (range) => {
      range.sheet.conditionalFormats = range.sheet.conditionalFormats.filter((rule) => !contains(range.area, rule.area));
      changed({ range });
    },
    GetCount: (range) => rules(range).length,
  },
});
