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

/** What the page around the workbook does for an add-in. */
export interface PageServices {
  readonly failed: (error: unknown) => void;
  /** `Office.addin.showAsTaskpane()` and `hide()`. */
  readonly showPane: (visible: boolean) => void;
}

/** The host as the conversation with an add-in's frame needs it. */
export function conversationHost(host: Host, language: Language, theme: ThemeName, services: PageServices): ConversationHost {
  return {
    language: language === 'en' ? 'en-US' : language,
    theme: officeThemes[theme],
    // The client passes `delayForCellEdit` on only where the host says it knows it.
    sets: { ...floor, DelayForCellEdit: '1.1' },
    loadSettings: () => Object.fromEntries(Object.entries(host.book.settings).map(([name, value]) => [name, JSON.stringify(value)])),
    saveSettings: (settings) => {
      host.book.settings = Object.fromEntries(Object.entries(settings).map(([name, value]): [string, unknown] => [name, JSON.parse(value)]));
      host.book.changed({ kind: 'settings', origin: 'addin' });
    },
    execute: async (text, waits) => {
      const request = JSON.parse(text) as Batch;
      if (isService(request)) return { status: 200, body: JSON.stringify(serve(request, services)) };
      if (waits) await editingEnds(host);
      const { HttpStatusCode, ErrorCode, ErrorMessage, Body } = await host.answer(request);
      if (HttpStatusCode === 200) return { status: 200, body: JSON.stringify(Body) };
      const refused: ResponseBody = { Results: [], Error: { Code: ErrorCode, Message: ErrorMessage, Location: '', ActionIndex: 0 } };
      return { status: 200, body: JSON.stringify(refused) };
    },
    failed: services.failed,
  };
}

type Batch = Parameters<Host['answer']>[0];

/** Services of Excel around the workbook (the ribbon's readiness, the pane's visibility): the page itself stands for them. */
function isService({ ObjectPaths }: Batch): boolean {
  return Object.values(ObjectPaths).some(({ Name }) => Name.startsWith('Microsoft.'));
}

function serve({ Actions }: Batch, { showPane }: PageServices): ResponseBody {
  for (const { Name, ArgumentInfo } of Actions) if (Name === 'SetAppRuntimeState') showPane(ArgumentInfo?.Arguments?.[0] === 'Visible');
  return { Results: Actions.map(({ Id }) => ({ ActionId: Id, Value: null })) };
}

/** How often a waiting batch looks whether the person has left the cell. */
const lookAgain = 100;

async function editingEnds(host: Host): Promise<void> {
  while (host.editing) await new Promise((resolve) => setTimeout(resolve, lookAgain));
}
