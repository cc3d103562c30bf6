import { say, type Language, type Params } from '../../locale';
import { logScreenText } from '../../locale/logScreen';
import { useWords } from '../words';

export type LogCode = keyof typeof logScreenText;

export interface LogWords {
  readonly language: Language;
  readonly t: (code: LogCode, params?: Params) => string;
  readonly tell: ReturnType<typeof useWords>['tell'];
}

/** How the log screen speaks. Its words are loaded with it, not with the pane. */
export function useLogWords(): LogWords {
  const { language, tell } = useWords();
  return { language, t: (code, params) => say(language, logScreenText[code], params), tell };
}
