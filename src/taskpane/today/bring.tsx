import { useRef, useState } from 'react';
import { Body1, Button, Caption1, Card, Subtitle2, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowUploadRegular, BeakerRegular, DocumentAddRegular, SelectObjectRegular, TableRegular } from '@fluentui/react-icons';
import { notice } from '../../domain/notice';
import { reportText } from '../../locale/report';
import { say } from '../../locale';
import { loadSample } from '../sample';
import { useWords } from '../words';
import type { Workbook } from '../workbook';
import type { Today } from './flow';
import { filesBrought, takeCells } from './intake';
import { Page } from './page';
import type { WorkbookFacts } from './state';

const useStyles = makeStyles({
  heading: { margin: 0, outlineStyle: 'none' },
  zone: {
    display: 'flex', flexDirection: 'column', alignItems: 'center', rowGap: tokens.spacingVerticalS, textAlign: 'center',
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalM}`, borderRadius: tokens.borderRadiusLarge,
    border: `1.5px dashed ${tokens.colorNeutralStrokeAccessible}`, backgroundColor: tokens.colorNeutralBackground2,
  },
  over: { border: `1.5px solid ${tokens.colorBrandStroke1}`, backgroundColor: tokens.colorBrandBackground2 },
  icon: { fontSize: '28px', color: tokens.colorBrandForeground1 },
  soft: { color: tokens.colorNeutralForeground2 },
  pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: tokens.spacingHorizontalS },
  pairButton: { minWidth: 0, paddingLeft: tokens.spacingHorizontalS, paddingRight: tokens.spacingHorizontalS },
  sources: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: 'none' },
  source: { display: 'flex', flexDirection: 'column', rowGap: '2px' },
  card: { rowGap: tokens.spacingVerticalS },
});

const needed = ['business', 'ads', 'inventory', 'businessByDate'] as const;

export interface BringProps {
  readonly today: Today;
  readonly workbook: Workbook;
  readonly facts: WorkbookFacts | null;
}

/** Step one: everything that can be brought, and where Amazon keeps it. */
export function BringStep({ today, workbook, facts }: BringProps) {
  const styles = useStyles();
  const { language, t } = useWords();
  return (
    <Page>
      <Subtitle2 as="h2" tabIndex={-1} className={styles.heading}>{t('bring.title')}</Subtitle2>
      <DropZone today={today} />
      <div className={styles.pair}>
        <Button className={styles.pairButton} size="small" icon={<SelectObjectRegular />} onClick={() => void takeCells(today, workbook, 'selection')}>{t('bring.selection')}</Button>
        <Button className={styles.pairButton} size="small" icon={<TableRegular />} onClick={() => void takeCells(today, workbook, 'sheet')}>{t('bring.sheet')}</Button>
      </div>
      {facts !== null && !facts.ours && <SampleCard today={today} />}
      <Card size="small" className={styles.card}>
        <Subtitle2 as="h3" className={styles.heading}>{t('bring.needed')}</Subtitle2>
        <ul className={styles.sources}>
          {needed.map((source) => (
            <li key={source} className={styles.source}>
              <Body1>{say(language, reportText[`source.${source}`])}{source === 'businessByDate' ? t('bring.optional') : ''}</Body1>
              <Caption1 className={styles.soft}>{say(language, reportText[`path.${source}`])}</Caption1>
            </li>
          ))}
        </ul>
      </Card>
      <Caption1 className={styles.soft}>{t('bring.private')}</Caption1>
    </Page>
  );
}

function DropZone({ today }: { readonly today: Today }) {
  const styles = useStyles();
  const { t } = useWords();
  const [over, setOver] = useState(false);
  return (
    <div
      className={mergeClasses(styles.zone, over && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        today.bring(filesBrought(event.dataTransfer.files));
      }}
    >
      <ArrowUploadRegular className={styles.icon} aria-hidden />
      <Body1>{t('bring.drop')}</Body1>
      <ChooseFiles today={today} appearance="primary" />
      <Caption1 align="center" className={styles.soft}>{t('bring.formats')}</Caption1>
    </div>
  );
}

/** A button that opens the system's file dialog, for several files at once. */
export function ChooseFiles({ today, appearance }: { readonly today: Today; readonly appearance: 'primary' | 'secondary' }) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input} type="file" multiple hidden data-testid="files" accept=".csv,.tsv,.txt,.xlsx,.xls,.xlsb,.ods,.zip,.gz"
        onChange={(event) => {
          today.bring(filesBrought(event.target.files ?? []));
          event.target.value = '';
        }}
      />
      <Button appearance={appearance} icon={<DocumentAddRegular />} onClick={() => input.current?.click()}>{t(appearance === 'primary' ? 'bring.choose' : 'bring.more')}</Button>
    </>
  );
}

function SampleCard({ today }: { readonly today: Today }) {
  const styles = useStyles();
  const { language, t } = useWords();
  const [loading, setLoading] = useState(false);
  const load = async (): Promise<void> => {
    setLoading(true);
    try {
      const { brought, list } = await loadSample(language);
      today.bring(brought, list);
    } catch (error) {
      today.problem(notice('pane.sample-failed', { text: error instanceof Error ? error.message : String(error) }));
      setLoading(false);
    }
  };
  return (
    <Card size="small" className={styles.card}>
      <Body1>{t('sample.offer')}</Body1>
      <Button icon={<BeakerRegular />} disabled={loading} onClick={() => void load()}>{t(loading ? 'sample.loading' : 'sample.load')}</Button>
    </Card>
  );
}
