import { useEffect, useRef, useState } from 'react';
import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { startUniver } from './grid/univer';
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
  return (
    <FluentProvider theme={webLightTheme}>
      <div className="work">
        <div className="grid" ref={container} />
      </div>
    </FluentProvider>
  );
}
