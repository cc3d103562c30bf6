import { verdicts } from '../locale/functions';
import { say, type Language, type Params } from '../locale/index';

export type VerdictKey = keyof typeof verdicts;
type CodeOf<F extends string> = VerdictKey extends infer K ? (K extends `${F}.${infer Code}` ? Code : never) : never;

/** The text of a verdict, e.g. `verdictText('zh-CN', 'RESTOCK.OUT_OF_STOCK')`. */
export const verdictText = (language: Language, key: VerdictKey, params?: Params): string => say(language, verdicts[key], params);

/** The texts of one function's codes in one language, looked up once for a whole column. */
export function verdictTexts<F extends string>(language: Language, id: F, codes: readonly CodeOf<F>[]): Readonly<Record<CodeOf<F>, string>> {
  return Object.fromEntries(codes.map((code) => [code, verdicts[`${id}.${code}` as VerdictKey][language]])) as Readonly<Record<CodeOf<F>, string>>;
}
