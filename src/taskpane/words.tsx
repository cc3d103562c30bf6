import { createContext, useContext } from 'react';
import { say, type Language, type Params } from '../locale';
import { sayNotice } from '../locale/notices';
import { paneText } from '../locale/taskpane';
import type { Notice } from '../domain/notice';

export type PaneCode = keyof typeof paneText;

/** How the pane speaks in one language. */
export interface Words {
  readonly language: Language;
  readonly t: (code: PaneCode, params?: Params) => string;
  readonly tell: (notice: Notice) => string;
}

export function wordsIn(language: Language): Words {
  return { language, t: (code, params) => say(language, paneText[code], params), tell: (one) => sayNotice(language, one) };
}

const WordsContext = createContext<Words>(wordsIn('zh-CN'));
export const WordsProvider = WordsContext.Provider;
export const useWords = (): Words => useContext(WordsContext);
