import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { FluentProvider, MessageBar, MessageBarActions, MessageBarBody, Button, teamsHighContrastTheme, webDarkTheme, webLightTheme, type Theme } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons';
import { say, type Language } from '../../src/locale';
import { HostError } from '../host/errors';
import { Host } from '../host/host';
import { Workbook } from '../host/model';
import { readAddin, type Addin, type RibbonButton } from './addin';
import { openBase64 } from './files';
import { AddinFunctions, type FunctionsMetadata } from './grid/functions';
import { Grid } from './grid/grid';
import './handle';
import type { Conversation } from './office/conversation';
import { Pane } from './pane';
import { RibbonBar } from './ribbonBar';
import { conversationHost } from './session';
import { readSettings, writeSettings, type Settings, type ThemeName } from './settings';
import { texts } from './texts';
import { TitleBar } from './titleBar';

const themes: Readonly<Record<ThemeName, Theme>> = { light: webLightTheme, dark: webDarkTheme, contrast: teamsHighContrastTheme };

/** Where the built add-in is served, beside this page. */
const base = 'addin/';

/** The add-in and its functions, described in one language. */
interface Loaded {
  readonly addin: Addin;
  readonly functions: AddinFunctions;
}

/** Category of messages Office.js takes for events of the workbook. */
const eventCategory = 65_536;

/** Why the workbook did not take a change, in the person's words. */
function refusal(error: unknown, language: Language): string {
  if (error instanceof HostError && error.code === 'AccessDenied') return say(language, texts['refused.protected']);
  return say(language, texts['refused.other'], { reason: error instanceof Error ? error.message : String(error) });
}

async function load(language: Language): Promise<Loaded> {
  const addin = readAddin(await (await fetch(`${base}manifest.xml`)).text(), language, base);
  const metadata = (await (await fetch(addin.functions)).json()) as FunctionsMetadata;
  return { addin, functions: new AddinFunctions(metadata, addin.namespace) };
}

/** The workbench: a spreadsheet application around the grid and the real pane. */
export function Shell() {
  const [settings, setSettings] = useState(() => readSettings(window.location.search, navigator.language));
  const [host, setHost] = useState(() => new Host(new Workbook()));
  const [name, setName] = useState('Book1');
  const [notice, setNotice] = useState<string | null>(null);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const grid = useRef<Grid | null>(null);
  const conversation = useRef<Conversation | null>(null);
  const { language, theme } = settings;

  const failed = useCallback((error: unknown) => {
    console.error(error);
    setNotice(error instanceof Error ? error.message : String(error));
  }, []);
  const refused = useCallback((error: unknown) => setNotice(refusal(error, language)), [language]);
  const change = useCallback((part: Partial<Settings>) => {
    setSettings((old) => {
      const next = { ...old, ...part };
      window.history.replaceState(null, '', writeSettings(next));
      return next;
    });
  }, []);

  const open = useCallback((next: Host, title: string) => {
    setHost(next);
    setName(title);
  }, []);
  const paneHost = useMemo(() => conversationHost(host, language, theme, { failed, showPane: (paneOpen) => change({ paneOpen }) }), [host, language, theme, failed, change]);
  useEffect(() => {
    host.raise = ({ messageType, targetId, message }) => conversation.current?.raise([[eventCategory, messageType, targetId, JSON.stringify(message), 0]]);
    host.opened = (base64) => {
      openBase64(base64).then((book) => open(new Host(book), say(language, texts['file.untitled'])), failed);
    };
  }, [host, language, open, failed]);
  useEffect(() => {
    let current = true;
    load(language).then((next) => {
      if (current) setLoaded(next);
    }, failed);
    return () => {
      current = false;
    };
  }, [language, failed]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = say(language, texts['page.title']);
  }, [language]);

  const press = (button: RibbonButton) => {
    if (button.command === null) change({ paneOpen: true });
    else conversation.current?.invoke(button.command).catch(failed);
  };
  const started = useCallback(
    (frame: Window) => {
      loaded?.functions.connect(frame);
      grid.current?.recalculate().catch(failed);
    },
    [loaded, failed],
  );
  return (
    <FluentProvider theme={themes[theme]}>
      <div className={`app ${theme}`}>
        <TitleBar settings={settings} change={change} host={host} name={name} open={open} failed={failed} />
        <RibbonBar ribbon={loaded?.addin.ribbon ?? null} press={press} />
        {notice !== null && (
          <MessageBar intent="warning" className="notice">
            <MessageBarBody>{notice}</MessageBarBody>
            <MessageBarActions containerAction={<Button appearance="transparent" aria-label={say(language, texts['notice.close'])} icon={<Dismiss20Regular />} onClick={() => setNotice(null)} />} />
          </MessageBar>
        )}
        {loaded !== null && (
          <div className="work">
            <GridPlace host={host} name={name} settings={settings} functions={loaded.functions} refused={refused} failed={failed} grid={grid} />
            <aside className="side" style={{ width: settings.paneWidth }} hidden={!settings.paneOpen} aria-label={say(language, texts['pane.title'])}>
              <header className="side-head">
                <img src={`${base}assets/icon-16.png`} width={16} height={16} alt="" />
                <span>AMZ Ops</span>
                <Button appearance="subtle" size="small" aria-label={say(language, texts['pane.close'])} icon={<Dismiss20Regular />} onClick={() => change({ paneOpen: false })} />
              </header>
              <Pane host={paneHost} page={loaded.addin.page} title={say(language, texts['pane.title'])} conversation={conversation} started={started} />
            </aside>
          </div>
        )}
      </div>
    </FluentProvider>
  );
}

interface GridPlaceProps {
  readonly host: Host;
  readonly name: string;
  readonly settings: Settings;
  readonly functions: AddinFunctions;
  readonly refused: (error: unknown) => void;
  readonly failed: (error: unknown) => void;
  /** The grid that shows now. */
  readonly grid: RefObject<Grid | null>;
}

function GridPlace({ host, name, settings: { language, theme }, functions, refused, failed, grid }: GridPlaceProps) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (place.current === null) return undefined;
    // The grid is a React application of its own and cannot be taken down while this one renders.
    const container = document.createElement('div');
    container.className = 'grid-container';
    place.current.append(container);
    const made = new Grid({ container, host, name, language, dark: theme !== 'light', functions, refused, failed });
    grid.current = made;
    window.workbench = { host, grid: made };
    return () => {
      if (grid.current === made) grid.current = null;
      setTimeout(() => {
        made.dispose();
        container.remove();
      });
    };
  }, [host, name, language, theme, functions, refused, failed, grid]);
  return <main className="grid" ref={place} aria-label={say(language, texts['grid.label'])} />;
}
