import { lazy, Suspense, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { Button, Spinner, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Language } from '../locale';
import type { Commands } from './commands';
import { keepLanguage, recallLanguage } from './profile';
import { Today } from './today/flow';
import { TodayScreen } from './today/screen';
import { useWords, wordsIn, WordsProvider } from './words';
import type { Workbook } from './workbook';
import { WorkClient } from './work/client';

const useStyles = makeStyles({
  pane: { height: '100vh', display: 'flex', flexDirection: 'column', boxSizing: 'border-box' },
  head: {
    display: 'flex', alignItems: 'center', justifyContent: 'space-between', padding: `0 ${tokens.spacingHorizontalXS}`, columnGap: tokens.spacingHorizontalS,
  },
  screens: { display: 'flex' },
  screen: { minWidth: 0, paddingLeft: tokens.spacingHorizontalSNudge, paddingRight: tokens.spacingHorizontalSNudge, borderRadius: 0, borderBottom: '2px solid transparent' },
  here: { fontWeight: tokens.fontWeightSemibold, borderBottomColor: tokens.colorBrandStroke1, ':hover': { borderBottomColor: tokens.colorBrandStroke1 } },
  language: { minWidth: 0, flexShrink: 0, paddingLeft: tokens.spacingHorizontalXS, paddingRight: tokens.spacingHorizontalXS },
  title: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', margin: 0 },
  body: { flexGrow: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
});

export interface AppProps {
  readonly workbook: Workbook;
  /** BCP 47, as Excel shows itself. */
  readonly displayLanguage: string;
  readonly now: () => number;
  readonly commands: Commands;
}

// Not in the first load: the catalogue of functions with all its words.
const LogScreen = lazy(() => import('./log/screen'));
const FunctionsScreen = lazy(() => import('./functions/screen'));
const SettingsScreen = lazy(() => import('./settings/screen'));

const screens = ['today', 'log', 'functions', 'settings'] as const;
type Screen = (typeof screens)[number];

/** The pane: a language, a screen, and the day's work, which goes on whichever screen is shown. */
export function App({ workbook, displayLanguage, now, commands }: AppProps) {
  const [language, setLanguage] = useState<Language>(() => recallLanguage(workbook, displayLanguage));
  const words = useMemo(() => wordsIn(language), [language]);
  const [today] = useState(() => new Today({ workbook, client: new WorkClient(), now }));
  useEffect(() => {
    void today.look();
  }, [today]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const { workbook: facts } = useSyncExternalStore(today.subscribe, today.getState);
  useEffect(() => {
    // Formulas that could not be told keep their last words; the next look tells them again.
    if (facts) workbook.tellFunctions({ language, overrides: facts.overrides }).catch(() => null);
  }, [workbook, language, facts]);
  const [screen, setScreen] = useState<Screen>('today');
  // Counts how often the ribbon asked to turn formulas: each time opens that page again.
  const [turnAsked, setTurnAsked] = useState(0);
  useEffect(() => commands.listen((command) => {
    setScreen(command === 'values' ? 'functions' : 'today');
    setTurnAsked((times) => (command === 'values' ? times + 1 : 0));
    if (command === 'build' && today.isReady()) void today.build(language);
  }), [commands, today, language]);
  const choose = (next: Language): void => {
    setLanguage(next);
    keepLanguage(workbook, next).catch(() => null);
  };
  return (
    <WordsProvider value={words}>
      <Frame language={language} onLanguage={choose} screen={screen} onScreen={(next) => {
        setScreen(next);
        setTurnAsked(0);
      }}>
        {screen === 'today' && <TodayScreen today={today} workbook={workbook} />}
        <Suspense fallback={<Spinner label={words.t('loading')} />}>
          {screen === 'log' && <LogScreen workbook={workbook} now={now} />}
          {screen === 'functions' && <FunctionsScreen workbook={workbook} overrides={facts?.overrides ?? []} start={turnAsked > 0 ? 'turn' : 'list'} key={turnAsked} />}
          {screen === 'settings' && <SettingsScreen workbook={workbook} today={today} onLanguage={choose} onToday={() => setScreen('today')} />}
        </Suspense>
      </Frame>
    </WordsProvider>
  );
}

interface FrameProps {
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly screen: Screen;
  readonly onScreen: (screen: Screen) => void;
  readonly children: ReactNode;
}

function Frame({ language, onLanguage, screen, onScreen, children }: FrameProps) {
  const styles = useStyles();
  const { t } = useWords();
  const other: Language = language === 'en' ? 'zh-CN' : 'en';
  return (
    <div className={styles.pane}>
      <header className={styles.head}>
        {/* Excel already heads the pane with the name. */}
        <h1 className={styles.title}>AMZ Ops</h1>
        <nav aria-label={t('screens')} className={styles.screens}>
          {screens.map((one) => (
            <Button key={one} appearance="transparent" className={mergeClasses(styles.screen, one === screen && styles.here)} {...(one === screen ? { 'aria-current': 'page' as const } : {})} onClick={() => onScreen(one)}>{t(`screen.${one}`)}</Button>
          ))}
        </nav>
        <Button size="small" appearance="subtle" className={styles.language} lang={other} onClick={() => onLanguage(other)}>{other === 'en' ? 'English' : '中文'}</Button>
      </header>
      <main className={styles.body}>{children}</main>
    </div>
  );
}
