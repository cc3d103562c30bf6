import { watchMetrics, type WatchMetric } from '../domain/proposal';
import { actions, eventKinds, levers, modules, objectTypes, risks, states, type Action, type EventKind, type Lever, type Module, type ObjectType, type Risk, type State } from '../domain/sopLog';
import { languages, type Entry, type Language } from '../locale';
import { logText } from '../locale/report';
import { reviewText } from '../locale/review';

// The log's cells hold words, in the language the workbook had when they were written. Codes come back from either.
const all: Readonly<Record<string, Entry>> = { ...logText, ...reviewText };
const fold = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();

/** Answers about texts, kept: a log of fifty thousand rows asks for the same few words over and over. */
function remembered<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = answer(text);
    // Texts of people's own come without end; the words of a log do not.
    if (known.size < mostRemembered) known.set(text, found);
    return found;
  };
}
const mostRemembered = 1_000;

interface Codes<Code extends string> {
  readonly say: (code: Code, language: Language) => string;
  /** The code of a text in any language; null for a text of a person's own. */
  readonly find: (text: string) => Code | null;
}

function codes<Code extends string>(list: readonly Code[], ...prefixes: readonly string[]): Codes<Code> {
  const entryOf = (code: Code): Entry => prefixes.map((prefix) => all[`${prefix}.${code}`]).find((entry) => entry !== undefined) ?? { en: code, 'zh-CN': code };
  const byText = new Map(list.flatMap((code) => [[fold(code), code] as const, ...languages.map((language) => [fold(entryOf(code)[language]), code] as const)]));
  const find = remembered((text) => byText.get(fold(text)) ?? null);
  return { say: (code, language) => entryOf(code)[language], find };
}

export const moduleWords: Codes<Module> = codes(modules, 'module');
export const actionWords: Codes<Action> = codes(actions, 'action');
export const objectWords: Codes<ObjectType> = codes(objectTypes, 'object');
export const leverWords: Codes<Lever> = codes(levers, 'lever');
export const riskWords: Codes<Risk> = codes(risks, 'risk');
export const stateWords: Codes<State> = codes(states, 'state');
export const eventWords: Codes<EventKind> = codes(eventKinds, 'event');
export const watchWords: Codes<WatchMetric> = codes(watchMetrics, 'watch', 'metric');

/** Whether a cell says yes, in any language. */
export const saysYes = remembered((text) => languages.some((language) => fold(logText.yes[language]) === fold(text)));
