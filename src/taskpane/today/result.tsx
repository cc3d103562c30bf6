import { lazy, Suspense, useState } from 'react';
import { Badge, Body1, Button, Caption1, Card, Link, MessageBar, MessageBarBody, Select, Spinner, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowRightRegular, OpenRegular } from '@fluentui/react-icons';
import type { DailyReport } from '../../domain/daily';
import type { Rules } from '../../domain/rules';
import { say } from '../../locale';
import { findingText, reportText } from '../../locale/report';
import { findingSentence, findingStep } from '../../sheets/conclusion';
import { digest } from '../../sheets/digest';
import { money } from '../../sheets/format';
import { placeOf } from '../locate';
import { useWords } from '../words';
import type { Workbook } from '../workbook';
import type { Today } from './flow';
import { Imports } from './imports';
import { CopyMessage } from './message';
import { lackingAfter } from './lacking';
import { SourceList } from './missing';
import { Page } from './page';
import type { Step } from './state';

const useStyles = makeStyles({
  heading: { margin: 0, outlineStyle: 'none' },
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  soft: { color: tokens.colorNeutralForeground2 },
  list: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: 'none' },
  finding: { display: 'flex', flexDirection: 'column', rowGap: '2px', paddingBottom: tokens.spacingVerticalS, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  line: { display: 'flex', alignItems: 'baseline', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalS },
  money: { flexShrink: 0, fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightSemibold },
  next: { display: 'flex', columnGap: tokens.spacingHorizontalXS, color: tokens.colorNeutralForeground2 },
  arrow: { flexShrink: 0, marginTop: '2px' },
  figures: { display: 'grid', gridTemplateColumns: '1fr 1fr 1fr', columnGap: tokens.spacingHorizontalS, rowGap: tokens.spacingVerticalS, margin: 0 },
  figure: { margin: 0, fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightSemibold },
});

export interface ResultProps {
  readonly today: Today;
  readonly workbook: Workbook;
  readonly step: Extract<Step, { kind: 'result' }>;
  readonly sample: boolean;
  /** As the workbook has set them. */
  readonly rules: Rules;
}

const firstShown = 6;
// Only where advertising exports came in.
const AdSuggestions = lazy(() => import('./adSuggestions'));

/** Step four: what was found and what to do, each with a way into the sheet; what is missing; what came in and how to take it back. */
export function ResultStep({ today, workbook, step, sample, rules }: ResultProps) {
  const styles = useStyles();
  const { language, t, tell } = useWords();
  const { build, imports, problems } = step.result;
  const [index, setIndex] = useState(build.reports.length - 1);
  const report = build.reports[index] ?? build.reports.at(-1);
  const sheetOf = ({ marketplace, date }: DailyReport): string | undefined => build.plan.sheets.find(({ key }) => key === `report:${marketplace}:${date}`)?.name;
  const warnings = [...problems, ...build.warnings, ...step.warnings];
  const show = async (text: string | null): Promise<void> => {
    if (report) await showPage(`report:${report.marketplace}:${report.date}`, text);
  };
  const showPage = async (key: string, text: string | null = null): Promise<void> => {
    const place = placeOf(build.plan, key, text);
    if (place) today.problem((await workbook.showCell(place.sheet, place.row, place.column))?.problem ?? null);
  };
  return (
    <Page foot={<Button appearance="primary" onClick={() => today.startOver()}>{t('result.next')}</Button>}>
      <Subtitle2 as="h2" tabIndex={-1} className={styles.heading}>{t(step.takenBack.length > 0 ? 'result.takenBack' : build.reports.length > 0 ? 'result.title' : 'result.adHealth', { count: build.reports.length })}</Subtitle2>
      {build.reports.length > 1 && (
        <Select aria-label={t('result.day')} value={String(index)} onChange={(_, { value }) => setIndex(Number(value))}>
          {build.reports.map((one, at) => <option key={at} value={at}>{`${one.marketplace} · ${one.date}`}</option>)}
        </Select>
      )}
      {report && <ReportSummary key={`summary ${report.marketplace}${report.date}`} report={report} rules={rules} show={show} message={() => digest(report, rules, language, sheetOf(report) ?? '')} />}
      {report && <Findings key={`${report.marketplace}${report.date}`} report={report} rules={rules} show={show} />}
      {build.adHealth.length > 0 && (
        <Suspense fallback={<Spinner size="small" />}>
          <AdSuggestions health={build.adHealth} workbook={workbook} rules={rules} sender={() => today.sender()} onOpen={(marketplace) => void showPage(`adhealth:${marketplace}`)} onSent={() => void today.look()} />
        </Suspense>
      )}
      {report && <SourceList key={`missing ${report.marketplace}${report.date}`} lacking={lackingAfter(report)} rules={rules} />}
      {warnings.length > 0 && (
        <section className={styles.section} aria-label={t('result.notes')}>
          <Subtitle2 as="h3" className={styles.heading}>{t('result.notes')}</Subtitle2>
          {warnings.map((one, at) => <MessageBar key={at} intent="warning" layout="multiline"><MessageBarBody>{tell(one)}</MessageBarBody></MessageBar>)}
        </section>
      )}
      {sample && <MessageBar intent="info" layout="multiline"><MessageBarBody>{t('result.sample')}</MessageBarBody></MessageBar>}
      <Imports imports={imports} takenBack={step.takenBack} onTakeBack={(ids) => void today.takeBack(ids, language)} />
      <Caption1 className={styles.soft}>{t(step.takenBack.length > 0 ? 'result.undoTakenBack' : 'result.undo')}</Caption1>
    </Page>
  );
}

type Show = (text: string | null) => Promise<void>;

interface ReportPartProps {
  readonly report: DailyReport;
  readonly rules: Rules;
  readonly show: Show;
}

function ReportSummary({ report, rules, show, message }: ReportPartProps & { readonly message: () => string }) {
  const styles = useStyles();
  const { language, t } = useWords();
  const figures = (['orderedProductSales', 'unitsOrdered', 'sessionsTotal', 'unitSessionPercentage', 'buyBoxPercentage', 'spend', 'acos', 'outOfStock', 'lowCover'] as const).flatMap((id) => report.kpis.filter((one) => one.id === id));
  const text = (unit: string, value: number | null): string => (value === null ? '—' : unit === 'money' ? money(value, report.currency) : unit === 'percent' ? `${(value * 100).toFixed(1)}%` : value.toLocaleString('en-US'));
  return (
    <Card size="small">
      <Caption1 className={styles.soft}>{`${report.store} · ${report.marketplace} · ${report.date}`}</Caption1>
      <dl className={styles.figures}>
        {figures.map(({ id, unit, value }) => (
          <div key={id}>
            <dt><Caption1 className={styles.soft}>{id === 'unitSessionPercentage' ? t('result.conversion') : say(language, reportText[`kpi.${id}`], { days: rules.number('restock.alertDays') })}</Caption1></dt>
            <dd className={styles.figure}>{text(unit, value)}</dd>
          </div>
        ))}
      </dl>
      <Button icon={<OpenRegular />} onClick={() => void show(null)}>{t('result.open')}</Button>
      <CopyMessage message={message} />
    </Card>
  );
}

function Findings({ report, rules, show }: ReportPartProps) {
  const styles = useStyles();
  const { language, t } = useWords();
  const [all, setAll] = useState(false);
  const { findings } = report;
  return (
    <section className={styles.section} aria-label={t('result.findings', { count: findings.length })}>
      <Subtitle2 as="h3" className={styles.heading}>{t('result.findings', { count: findings.length })}</Subtitle2>
      {findings.length === 0 && <Body1>{say(language, reportText['conclusion.none'])}</Body1>}
      {findings.length > 0 && <Caption1 className={styles.soft}>{t('result.ranked', { days: rules.number('finding.horizonDays') })}</Caption1>}
      <ul className={styles.list}>
        {findings.slice(0, all ? undefined : firstShown).map((finding) => {
          const line = report.lines.find(({ day }) => day.asin === finding.asin);
          return (
            <li key={`${finding.asin}${finding.code}`} className={styles.finding}>
              <span className={styles.line}>
                <Badge appearance="tint" color={finding.risk === 'high' ? 'danger' : 'warning'}>{say(language, findingText[`label.${finding.code}`])}</Badge>
                <span className={styles.money}>{money(finding.money, report.currency)}</span>
              </span>
              <Body1>{findingSentence(finding, line, report.currency, language)}</Body1>
              <span className={styles.next}><ArrowRightRegular className={styles.arrow} aria-hidden /><Caption1>{findingStep(finding, rules, language)}</Caption1></span>
              <Link as="button" onClick={() => void show(finding.asin)}>{t('result.row', { asin: finding.asin })}</Link>
            </li>
          );
        })}
      </ul>
      {!all && findings.length > firstShown && <Button appearance="subtle" onClick={() => setAll(true)}>{t('result.more', { count: findings.length - firstShown })}</Button>}
    </section>
  );
}
