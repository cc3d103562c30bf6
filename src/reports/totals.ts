const parts = 1_000_000_000;

/**
 * Adds decimals exactly to the places that a double can hold at their size, nine at most: 0.1 + 0.2 is 0.3, and a million
 * cents are ten thousand.
 */
export class ExactSum {
  private whole = 0;
  private fraction = 0;
  /** Numbers added; a sum of none is not 0 but nothing. */
  count = 0;

  add(value: number): void {
    const whole = Math.trunc(value);
    this.whole += whole;
    // 8,455,369.53 is stored to some nine digits behind the point less than 0.53 is: what lies beyond is not its value.
    const size = Math.abs(whole);
    const step = size < 1e4 ? 1 : size < 1e9 ? 1e3 : 1e6;
    this.fraction += Math.round((value - whole) * (parts / step)) * step;
    this.count += 1;
  }

  /** What was added so far in whole numbers and in billionths, to be passed on and added elsewhere without loss. */
  get parts(): readonly [whole: number, billionths: number] {
    return [this.whole, this.fraction];
  }

  addParts([whole, billionths]: readonly [number, number]): void {
    this.whole += whole;
    this.fraction += billionths;
    this.count += 1;
  }

  get value(): number {
    const scaled = BigInt(this.whole) * BigInt(parts) + BigInt(this.fraction);
    const magnitude = scaled < 0n ? -scaled : scaled;
    const text = `${magnitude / BigInt(parts)}.${String(magnitude % BigInt(parts)).padStart(9, '0')}`;
    return Number(scaled < 0n ? `-${text}` : text);
  }
}

export const totalsWords: ReadonlySet<string> = new Set([
  'total', 'totals', 'grand total', 'sum', 'subtotal', 'sub total', '合计', '总计', '总和', '小计', '汇总', 'summe', 'gesamt', 'gesamtsumme', 'insgesamt', '合計', '総計', '小計',
  'total general', 'totales', 'totale', 'totali', 'totaal', 'totalt', 'suma', 'razem', 'łącznie', 'totaux', '합계', '총계',
  'average', 'averages', 'avg', 'avg.', 'mean', '平均', '平均值', 'mittelwert', 'durchschnitt', 'promedio', 'media', 'moyenne',
]);

const firstLetters = new Set([...totalsWords].map((word) => word[0] ?? ''));

/** Whether a cell says `Total` or `Average` in any language, as rows that people add below a table do in their key cell. */
export function isTotalsWord(text: string): boolean {
  if (text.length > 24 || text === '') return false;
  // Asked of every row: most are settled by their first letter.
  const first = text.charCodeAt(0);
  if (first > 32 && first < 128 && !firstLetters.has(text.charAt(0).toLowerCase())) return false;
  return totalsWords.has(text.normalize('NFKC').trim().toLowerCase().replace(/[:：]?(?: ?\(\d+\)| ?\d+)?$/, '').trim());
}
