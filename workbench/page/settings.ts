import type { Language } from '../../src/locale';

export type ThemeName = 'light' | 'dark' | 'contrast';

/** How the page looks; kept in its address, so that a reload, a link or a test gets the same page again. */
export interface Settings {
  readonly language: Language;
  readonly theme: ThemeName;
  /** Pixels; Excel opens a pane at about 350 and lets it shrink to about 320. */
  readonly paneWidth: 320 | 350;
  readonly paneOpen: boolean;
}

export function readSettings(search: string, browserLanguage: string): Settings {
  const given = new URLSearchParams(search);
  const language = given.get('language');
  const theme = given.get('theme');
  return {
    language: language === 'en' || language === 'zh-CN' ? language : browserLanguage.startsWith('zh') ? 'zh-CN' : 'en',
    theme: theme === 'dark' || theme === 'contrast' ? theme : 'light',
    paneWidth: given.get('width') === '320' ? 320 : 350,
    paneOpen: given.get('pane') !== 'closed',
  };
}

export function writeSettings(settings: Settings): string {
  const search = new URLSearchParams({ language: settings.language, theme: settings.theme, width: String(settings.paneWidth) });
  if (!settings.paneOpen) search.set('pane', 'closed');
  return `?${search.toString()}`;
}
