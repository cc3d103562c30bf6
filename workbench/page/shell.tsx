import { useEffect, useMemo, useRef, useState } from 'react';
import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { startUniver } from './grid/univer';
import { Pane } from './pane';
import { readSettings } from './settings';

export function Shell() {
  const [settings] = useState(() => readSettings(window.location.search, navigator.language));
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (container.current === null) return undefined;
    const { univer, univerAPI } = startUniver({ container: container.current, language: settings.language, dark: settings.theme !== 'light' });
    univerAPI.createWorkbook({ name: 'Book1' });
    return () => univer.dispose();
  }, [settings]);
  const host = useMemo(
    () => ({
      language: settings.language,
      theme: { bodyBackgroundColor: '#ffffff', bodyForegroundColor: '#242424', controlBackgroundColor: '#ffffff', controlForegroundColor: '#242424' },
      loadSettings: () => ({}),
      saveSettings: (x: unknown) => console.log('save', JSON.stringify(x)),
      execute: (body: string) => {
        console.log('BATCH', body);
        return Promise.resolve({ status: 200, body: JSON.stringify({ Results: [] }) });
      },
      failed: (error: unknown) => console.error(error),
    }),
    [settings],
  );
  return (
    <FluentProvider theme={webLightTheme}>
      <div className="work">
        <div className="grid" ref={container} />
        <Pane host={host} title="pane" />
      </div>
    </FluentProvider>
  );
}
