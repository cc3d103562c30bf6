import type { Language } from '../../src/locale';
import type { Host } from '../host/host';
import { floor } from '../host/office';
import type { ResponseBody } from '../host/protocol';
import type { ConversationHost, OfficeTheme } from './office/conversation';
import type { ThemeName } from './settings';

/** Excel's own colours in its white, black and high-contrast themes. */
const officeThemes: Readonly<Record<ThemeName, OfficeTheme>> = {
  light: { bodyBackgroundColor: '#FFFFFF', bodyForegroundColor: '#262626', controlBackgroundColor: '#F3F2F1', controlForegroundColor: '#262626' },
  dark: { bodyBackgroundColor: '#262626', bodyForegroundColor: '#F3F2F1', controlBackgroundColor: '#363636', controlForegroundColor: '#F3F2F1' },
  contrast: { bodyBackgroundColor: '#000000', bodyForegroundColor: '#FFFFFF', controlBackgroundColor: '#000000', controlForegroundColor: '#FFFFFF' },
};

/** Services of Excel around the workbook (is the ribbon ready, are functions registered): the page itself stands for them. */
const internalService = /^Microsoft\.InternalService\.|^Microsoft\.CustomFunctions|^Microsoft\.Office/;

/** The host as the conversation with an add-in's frame needs it. */
export function conversationHost(host: Host, language: Language, theme: ThemeName, failed: (error: unknown) => void): ConversationHost {
  return {
    language: language === 'en' ? 'en-US' : language,
    theme: officeThemes[theme],
    sets: floor,
    loadSettings: () => Object.fromEntries(Object.entries(host.book.settings).map(([name, value]) => [name, JSON.stringify(value)])),
    saveSettings: (settings) => {
      host.book.settings = Object.fromEntries(Object.entries(settings).map(([name, value]): [string, unknown] => [name, JSON.parse(value)]));
      host.book.changed({ kind: 'settings', origin: 'addin' });
    },
    execute: async (text) => {
      const request = JSON.parse(text) as Parameters<Host['answer']>[0];
      if (Object.values(request.ObjectPaths).some(({ Name }) => internalService.test(Name))) return { status: 200, body: JSON.stringify({ Results: request.Actions.map(({ Id }) => ({ ActionId: Id, Value: null })) }) };
      const { HttpStatusCode, ErrorCode, ErrorMessage, Body } = await host.answer(request);
      if (HttpStatusCode === 200) return { status: 200, body: JSON.stringify(Body) };
      const refused: ResponseBody = { Results: [], Error: { Code: ErrorCode, Message: ErrorMessage, Location: '', ActionIndex: 0 } };
      return { status: 200, body: JSON.stringify(refused) };
    },
    failed,
  };
}
