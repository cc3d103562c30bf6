import { say, type Params } from '../../locale';
import { checklistScreenText } from '../../locale/checklistScreen';
import { useWords } from '../words';

export type SayChecklist = (code: keyof typeof checklistScreenText, params?: Params) => string;

/** How the checklist's screen speaks. */
export function useChecklistWords(): SayChecklist {
  const { language } = useWords();
  return (code, params) => say(language, checklistScreenText[code], params);
}
