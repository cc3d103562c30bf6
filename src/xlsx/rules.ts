import type { ConditionalFormat, SheetPlan, Validation } from '../sheets/plan';
import { fileFormula } from './formula';
import type { Styles } from './styles';
import { escapeAttribute, escapeText } from './xml';

const x14 = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/main';
const xm = 'http://schemas.microsoft.com/office/excel/2006/main';

/**
 * Conditional formats: the rules, and the extension that gives data bars solid colour and their whole length (the base
 * rule knows only fading bars between 10 and 90 %).
 */
export function conditionalFormats(formats: readonly ConditionalFormat[], styles: Styles): { readonly rules: string; readonly extension: string } {
  const extended: string[] = [];
  const rules = formats.map((format, i) => {
    const priority = i + 1;
    const open = `<conditionalFormatting sqref="${escapeAttribute(format.range)}">`;
    const close = '</conditionalFormatting>';
    switch (format.type) {
      case 'formula':
        return `${open}<cfRule type="expression" dxfId="${styles.differential(format.style)}" priority="${priority}"><formula>${escapeText(fileFormula(withEquals(format.formula)))}</formula></cfRule>${close}`;
      case 'colorScale': {
        const middle = format.middle === undefined ? ['', ''] : ['<cfvo type="percentile" val="50"/>', `<color rgb="FF${format.middle}"/>`];
        return `${open}<cfRule type="colorScale" priority="${priority}"><colorScale><cfvo type="min"/>${middle[0]}<cfvo type="max"/><color rgb="FF${format.low}"/>${middle[1]}<color rgb="FF${format.high}"/></colorScale></cfRule>${close}`;
      }
      case 'dataBar': {
        const id = `{00000000-0000-4000-8000-${String(priority).padStart(12, '0')}}`;
        const bound = (side: 'min' | 'max', value: number | undefined): string => (value === undefined ? `<cfvo type="${side}"/>` : `<cfvo type="num" val="${value}"/>`);
        const wide = (side: 'Min' | 'Max', value: number | undefined): string => (value === undefined ? `<x14:cfvo type="auto${side}"/>` : `<x14:cfvo type="num"><xm:f>${value}</xm:f></x14:cfvo>`);
        extended.push(
          `<x14:conditionalFormatting xmlns:xm="${xm}"><x14:cfRule type="dataBar" id="${id}"><x14:dataBar minLength="0" maxLength="100" gradient="0">${wide('Min', format.min)}${wide('Max', format.max)}<x14:negativeFillColor rgb="FFD64545"/><x14:axisColor rgb="FFA6A6A6"/></x14:dataBar></x14:cfRule><xm:sqref>${escapeText(format.range)}</xm:sqref></x14:conditionalFormatting>`,
        );
        return `${open}<cfRule type="dataBar" priority="${priority}"><dataBar>${bound('min', format.min)}${bound('max', format.max)}<color rgb="FF${format.color}"/></dataBar><extLst><ext xmlns:x14="${x14}" uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"><x14:id>${id}</x14:id></ext></extLst></cfRule>${close}`;
      }
    }
  });
  const extension = extended.length === 0 ? '' : `<extLst><ext xmlns:x14="${x14}" uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings>${extended.join('')}</x14:conditionalFormattings></ext></extLst>`;
  return { rules: rules.join(''), extension };
}

export function validationXml({ range, rule, allowBlank, prompt, error }: Validation): string {
  const texts = [
    `allowBlank="${allowBlank ? 1 : 0}"`,
    prompt === null ? '' : `showInputMessage="1" promptTitle="${escapeAttribute(prompt.title)}" prompt="${escapeAttribute(prompt.message)}"`,
    `showErrorMessage="1" errorTitle="${escapeAttribute(error.title)}" error="${escapeAttribute(error.message)}"`,
    `sqref="${escapeAttribute(range)}"`,
  ].filter((text) => text !== '').join(' ');
  const formula = (n: 1 | 2, text: string): string => `<formula${n}>${escapeText(text)}</formula${n}>`;
  switch (rule.type) {
    case 'list':
      return `<dataValidation type="list" ${texts}>${formula(1, listText(rule.values))}</dataValidation>`;
    case 'listFrom':
      return `<dataValidation type="list" ${texts}>${formula(1, fileFormula(withEquals(rule.formula)))}</dataValidation>`;
    case 'textLength':
      return `<dataValidation type="textLength" operator="lessThanOrEqual" ${texts}>${formula(1, String(rule.max))}</dataValidation>`;
    default:
      return `<dataValidation type="${rule.type}" operator="between" ${texts}>${formula(1, String(rule.min))}${formula(2, String(rule.max))}</dataValidation>`;
  }
}

export function listText(values: readonly string[]): string {
  return `"${values.join(',').replaceAll('"', '""')}"`;
}

function withEquals(formula: string): string {
  return formula.startsWith('=') ? formula : `=${formula}`;
}

export function validationsXml(validations: SheetPlan['validations']): string {
  return validations.length === 0 ? '' : `<dataValidations count="${validations.length}">${validations.map(validationXml).join('')}</dataValidations>`;
}
