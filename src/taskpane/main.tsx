/// <reference types="office-js" />
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { officeWorkbook } from './officeWorkbook';
import type { HostColors } from './theme';
import { Themed } from './themed';

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
      <Themed hostColors={() => (Office.context.officeTheme as HostColors | undefined) ?? null}>
        <App workbook={officeWorkbook()} displayLanguage={Office.context.displayLanguage} now={() => Date.now()} />
      </Themed>
    </StrictMode>,
  );
}
