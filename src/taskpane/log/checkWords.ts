import { say, type Params } from '../../locale';
import { logCheckText } from '../../locale/logCheck';
import { useWords } from '../words';

export type CheckCode = keyof typeof logCheckText;
export type SayCheck = (code: CheckCode, params?: Params) => string;

/** How the check of the log speaks. */
export function useCheckWords(): SayCheck {
  const { language } = useWords();
  return (code, params) => say(language, logCheckText[code], params);
}
