/**
 * Something a person should know, as data: a stable code and its numbers. The words are in `src/locale`, so the rooms
 * below it stay free of language. `params` are shown as they are.
 */
export interface Notice<Code extends string = string> {
  readonly code: Code;
  readonly params: Readonly<Record<string, string | number>>;
}

export function notice<Code extends string>(code: Code, params: Notice['params'] = {}): Notice<Code> {
  return { code, params };
}
