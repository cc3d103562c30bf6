/** The languages a person can read AMZ Ops in. */
export type Language = 'zh-CN' | 'en';
export const languages: readonly Language[] = ['zh-CN', 'en'];

/** One text in every language; a missing one does not compile. `{name}` marks a parameter, `{name|row|rows}` a word for one and a word for any other number of it. */
export type Entry = Readonly<Record<Language, string>>;
export type Catalogue = Readonly<Record<string, Entry>>;
export type Params = Readonly<Record<string, string | number>>;

/**
 * The text of `entry` in `language`, its `{parameters}` filled in. A parameter that is not given stays visible as
 * `{name}`, so that a test and a person can see it. Each room imports only its own catalogue file, so that the
 * functions bundle does not carry the pane's words.
 */
export function say(language: Language, entry: Entry, params: Params = {}): string {
  const text = entry[language];
  return text.includes('{') ? text.replace(/\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g, (whole, name: string, one: string | undefined, more: string | undefined) => {
    const value = params[name];
    if (value === undefined) return whole;
    return one === undefined || more === undefined ? String(value) : Number(value) === 1 ? one : more;
  }) : text;
}
