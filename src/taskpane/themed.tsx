import { useSyncExternalStore, type ReactNode } from 'react';
import { createDOMRenderer, FluentProvider, RendererProvider, type Theme } from '@fluentui/react-components';
import { chooseTheme, themes, type HostColors } from './theme';

const contrast = window.matchMedia('(forced-colors: active)');
const dark = window.matchMedia('(prefers-color-scheme: dark)');

// The policy allows style elements with this nonce only; Griffel and Fluent's theme take it from the renderer.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });

export interface ThemedProps {
  /** Excel's colours where it tells them; asked again whenever the system's change. */
  readonly hostColors: () => HostColors | null;
  readonly children: ReactNode;
}

/** Draws what is inside in the colours of the host, else of the system. */
export function Themed({ hostColors, children }: ThemedProps) {
  const theme = useSyncExternalStore(listen, (): Theme => themes[chooseTheme(hostColors(), { forced: contrast.matches, dark: dark.matches })]);
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <FluentProvider theme={theme} style={{ minHeight: '100%' }}>{children}</FluentProvider>
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
