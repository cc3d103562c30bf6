import { say, type Params } from '../../locale';
import { settingsScreenText } from '../../locale/settingsScreen';
import { useWords, type Words } from '../words';

export type SettingsCode = keyof typeof settingsScreenText;

/** How the settings speak: their own words, and the pane's for notices. */
export function useSettingsWords(): Omit<Words, 't'> & { readonly t: (code: SettingsCode, params?: Params) => string } {
  const { language, tell } = useWords();
  return { language, tell, t: (code, params) => say(language, settingsScreenText[code], params) };
}
