/// <reference types="office-js" />
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { Commands, type Command } from './commands';
import { officeWorkbook } from './officeWorkbook';
import type { HostColors } from './theme';
import { Themed } from './themed';

const commands = new Commands();

// At once, not when Office is ready: a click may be what started this runtime.
if ((window as { Office?: typeof Office }).Office !== undefined) {
  associate('buildDailyReport', 'build');
  associate('turnFormulasIntoValues', 'values');
}
void start();

/** Draws the pane inside Excel, or leaves the page's own help standing where there is no Excel. */
async function start(): Promise<void> {
  const help = document.getElementById('help');
  const root = document.getElementById('root');
  if (help === null || root === null) throw new Error('The page has lost its root or its help.');
  // The type says Office is there; a blocked CDN says otherwise.
  const office = (window as { Office?: typeof Office }).Office;
  const host = office === undefined ? null : (await office.onReady()).host;
  if (office === undefined || host !== office.HostType.Excel) {
    help.classList.add('shown');
    return;
  }
  help.hidden = true;
  createRoot(root).render(
    <StrictMode>
      <Themed hostColors={hostColors}>
        <App workbook={officeWorkbook()} displayLanguage={Office.context.displayLanguage} now={() => Date.now()} commands={commands} />
      </Themed>
    </StrictMode>,
  );
}

/** Several versions of Excel tell no colours at all, whatever the types say. */
function hostColors(): HostColors | null {
  const { officeTheme } = Office.context as { officeTheme?: HostColors };
  return officeTheme ?? null;
}

/** A button on the ribbon shows the pane where its work goes on: whatever binds is confirmed there. The first click may come while the runtime starts. */
function associate(name: string, command: Command): void {
  Office.actions.associate(name, (event: Office.AddinCommands.Event) => {
    commands.give(command);
    Office.addin.showAsTaskpane().then(() => event.completed(), () => event.completed());
  });
}
