/// <reference types="office-js" />
import { StrictMode, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { createDOMRenderer, FluentProvider, RendererProvider, type Theme } from '@fluentui/react-components';
import { App } from './app';
import { chooseTheme, themes, type HostColors } from './theme';

const contrast = window.matchMedia('(forced-colors: active)');
const dark = window.matchMedia('(prefers-color-scheme: dark)');

void start();

/** Draws the pane inside Excel, or leaves the page's own help standing where there is no Excel. */
async function start(): Promise<void> {
  const help = document.getElementById('help');
  const root = document.getElementById('root');
  if (help === null || root === null) throw new Error('The page has lost its root or its help.');
  // The type says Office is there; a blocked CDN says otherwise.
  const office = (window as { Office?: typeof Office }).Office;
  const host = office === undefined ? null : (await office.onReady()).host;
  if (host !== Office.HostType.Excel) {
    help.classList.add('shown');
    return;
  }
  help.hidden = true;
  createRoot(root).render(
    <StrictMode>
      <Themed />
    </StrictMode>,
  );
}

// The policy allows style elements with this nonce only; Griffel and Fluent's theme take it from the renderer.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });

function Themed() {
  const theme = useSyncExternalStore(listen, currentTheme);
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <FluentProvider theme={theme} style={{ minHeight: '100%' }}>
        <App />
      </FluentProvider>
    </RendererProvider>
  );
}

function listen(changed: () => void): () => void {
  contrast.addEventListener('change', changed);
  dark.addEventListener('change', changed);
  return () => {
    contrast.removeEventListener('change', changed);
    dark.removeEventListener('change', changed);
  };
}

function currentTheme(): Theme {
  const host = (Office.context.officeTheme as HostColors | undefined) ?? null;
  return themes[chooseTheme(host, { forced: contrast.matches, dark: dark.matches })];
}
