import { useEffect, useMemo, useState } from 'react';
import { Button, Tab, TabList, Text, makeStyles, tokens } from '@fluentui/react-components';
import { LocalLanguageRegular } from '@fluentui/react-icons';
import type { Language } from '../locale';
import { keepLanguage, recallLanguage } from './profile';
import { Today } from './today/flow';
import { TodayScreen } from './today/screen';
import { useWords, wordsIn, WordsProvider } from './words';
import type { Workbook } from './workbook';
import { WorkClient } from './work/client';

const useStyles = makeStyles({
  pane: { height: '100vh', display: 'flex', flexDirection: 'column', boxSizing: 'border-box' },
  head: {
    display: 'flex', alignItems: 'center', justifyContent: 'space-between', padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} 0`, columnGap: tokens.spacingHorizontalS,
  },
  tabs: { padding: `0 ${tokens.spacingHorizontalXS}` },
  body: { flexGrow: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
});

export interface AppProps {
  readonly workbook: Workbook;
  /** BCP 47, as Excel shows itself. */
  readonly displayLanguage: string;
  readonly now: () => number;
}

const screens = ['today'] as const;
type Screen = (typeof screens)[number];

/** The pane: a language, a screen, and the day's work, which goes on whichever screen is shown. */
export function App({ workbook, displayLanguage, now }: AppProps) {
  const [language, setLanguage] = useState<Language>(() => recallLanguage(workbook, displayLanguage));
  const words = useMemo(() => wordsIn(language), [language]);
  const [today] = useState(() => new Today({ workbook, client: new WorkClient(), now }));
  useEffect(() => {
    void today.look();
  }, [today]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choose = (next: Language): void => {
    setLanguage(next);
    keepLanguage(workbook, next).catch(() => null);
  };
  return (
    <WordsProvider value={words}>
      <Frame language={language} onLanguage={choose}>
        {(screen) => screen === 'today' && <TodayScreen today={today} workbook={workbook} />}
      </Frame>
    </WordsProvider>
  );
}

interface FrameProps {
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly children: (screen: Screen) => React.ReactNode;
}

function Frame({ language, onLanguage, children }: FrameProps) {
  const styles = useStyles();
  const { t } = useWords();
  const [screen, setScreen] = useState<Screen>('today');
  const other: Language = language === 'en' ? 'zh-CN' : 'en';
  return (
    <div className={styles.pane}>
      <header className={styles.head}>
        <Text as="h1" size={400} weight="semibold">AMZ Ops</Text>
        <Button size="small" appearance="subtle" icon={<LocalLanguageRegular />} lang={other} onClick={() => onLanguage(other)}>{other === 'en' ? 'English' : '中文'}</Button>
      </header>
      {screens.length > 1 && (
        <TabList className={styles.tabs} size="small" selectedValue={screen} onTabSelect={(_, { value }) => setScreen(value as Screen)}>
          {screens.map((one) => <Tab key={one} value={one}>{t(`screen.${one}`)}</Tab>)}
        </TabList>
      )}
      <main className={styles.body}>{children(screen)}</main>
    </div>
  );
}
