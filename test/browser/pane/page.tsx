import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '../../../src/taskpane/app';
import { Commands } from '../../../src/taskpane/commands';
import { Themed } from '../../../src/taskpane/themed';
import { memoryWorkbook, type MemoryControls } from '../../taskpane/memoryWorkbook';

declare global {
  interface Window {
    controls: MemoryControls;
    /** The pane's moment, in epoch milliseconds. */
    clock: number;
  }
}

const asked = new URLSearchParams(window.location.search);
window.controls = { bytes: null, slow: 0, settings: {}, shown: null, selection: [], inserted: [], formulas: 0 };
const root = document.getElementById('root');
// The day after the sample store's last, in the afternoon of Beijing.
window.clock = Date.UTC(2026, 10, 22, 9);
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Themed hostColors={() => null}>
        <App workbook={memoryWorkbook(window.controls)} displayLanguage={asked.get('language') ?? 'zh-CN'} now={() => window.clock} commands={new Commands()} />
      </Themed>
    </StrictMode>,
  );
}
