import { Body1, Caption1, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import type { Source } from '../../domain/daily';
import { say } from '../../locale';
import { reportText } from '../../locale/report';
import type { ReportKind } from '../../reports';
import { useWords } from '../words';
import type { CheckedTable } from './state';

const useStyles = makeStyles({
  heading: { margin: 0 },
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  soft: { color: tokens.colorNeutralForeground2 },
  list: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: 'none' },
  entry: { display: 'flex', flexDirection: 'column', rowGap: '2px' },
});

const sourceOf: Readonly<Partial<Record<ReportKind, Source>>> = {
  'business-by-child': 'business', 'business-by-sku': 'business', 'business-by-date': 'businessByDate', 'sp-advertised-product': 'ads', 'fba-manage-inventory': 'inventory',
};

/** What a full daily report still lacks, before it is built, by marketplace. */
export function MissingSources({ tables }: { readonly tables: readonly CheckedTable[] }) {
  const { t } = useWords();
  const lacking = new Map<string, Source[]>();
  for (const place of new Set(tables.flatMap(({ marketplace }) => marketplace ?? []))) {
    const there = tables.filter(({ marketplace }) => marketplace === place).map(({ preview }) => sourceOf[preview.schema.kind]);
    lacking.set(place, (['business', 'ads', 'inventory'] as const).filter((source) => !there.includes(source)));
  }
  return <SourceList title={t('missing.title')} lacking={lacking} />;
}

/** Exports that are not there, each with where to get it. Nothing where all are. */
export function SourceList({ title, lacking }: { readonly title: string; readonly lacking: ReadonlyMap<string, readonly Source[]> }) {
  const styles = useStyles();
  const { language } = useWords();
  const entries = [...lacking].flatMap(([place, sources]) => sources.map((source) => ({ place, source })));
  if (entries.length === 0) return null;
  return (
    <section className={styles.section} aria-label={title}>
      <Subtitle2 as="h3" className={styles.heading}>{title}</Subtitle2>
      <ul className={styles.list}>
        {entries.map(({ place, source }) => (
          <li key={`${place}${source}`} className={styles.entry}>
            <Body1>{place} · {say(language, reportText[`source.${source}`])}</Body1>
            <Caption1 className={styles.soft}>{say(language, reportText[`path.${source}`])}</Caption1>
          </li>
        ))}
      </ul>
    </section>
  );
}
