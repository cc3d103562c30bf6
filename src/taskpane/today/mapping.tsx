import { useMemo, useState } from 'react';
import { Body1, Button, Caption1, Field, Select, Text, makeStyles, tokens } from '@fluentui/react-components';
import { proposeFields } from '../../reports';
import { useWords } from '../words';
import { fieldName, fieldsOfKind } from './fields';
import type { Today } from './flow';
import { lackingOf, type CheckedTable } from './state';

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  list: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, margin: 0, padding: 0, listStyleType: 'none' },
  soft: { color: tokens.colorNeutralForeground2 },
  // Long names of fields must not make a list wider than its card.
  select: { minWidth: 0 },
  samples: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

/** Columns with samples, and what each is taken for. Matches are proposed with their reason and hold only once confirmed. */
export function Mapping({ table, today }: { readonly table: CheckedTable; readonly today: Today }) {
  const styles = useStyles();
  const { language, t, tell } = useWords();
  const { preview } = table;
  const { columns, kind } = preview.schema;
  const proposed = useMemo(() => proposeFields(preview.schema, kind), [preview.schema, kind]);
  const unknown = kind === 'unknown';
  const doubtful = columns.filter(({ field, grade, header }) => header.trim() !== '' && (field === null || grade === 'A' || grade === 'T'));
  const [shown, setShown] = useState(false);
  const [chosen, setChosen] = useState<Readonly<Record<number, string | null>>>({});
  const listed = shown ? columns.filter(({ style }) => style !== 'private') : doubtful;
  if (unknown) return <Caption1>{t('mapping.kindFirst')}</Caption1>;
  const fields = fieldsOfKind(kind);
  const confirm = (): void => {
    const remembered = Object.fromEntries(columns.map(({ index, header, field }) => [header, index in chosen ? chosen[index] ?? null : field]));
    today.confirmMapping(preview.id, { kind, columns: chosen }, { kind, fields: remembered });
  };
  return (
    <div className={styles.body}>
      <Text size={200} weight="semibold">{t('mapping.title')}</Text>
      {table.readiness === 'columns' && <Body1>{t('mapping.lacking', { fields: lackingOf(preview).map((field) => fieldName(kind, field, language)).join(language === 'en' ? ', ' : '、') })}</Body1>}
      {doubtful.length > 0 && <Caption1 className={styles.soft}>{t('mapping.why', { count: doubtful.length })}</Caption1>}
      <ul className={styles.list}>
        {listed.map(({ index, header, field, samples, reason }) => {
          const [likely] = proposed.get(index) ?? [];
          const proposals = (proposed.get(index) ?? []).map((one) => one.field);
          return (
            <li key={index}>
              <Field label={header} size="small" hint={likely && !(index in chosen) ? t('mapping.likely', { field: fieldName(kind, likely.field, language), reason: tell(likely.reason) }) : tell(reason)}>
                <Select className={styles.select} value={(index in chosen ? chosen[index] : field) ?? ''} onChange={(_, { value }) => setChosen({ ...chosen, [index]: value === '' ? null : value })}>
                  <option value="">{t('mapping.none')}</option>
                  {[...proposals, ...fields.map((one) => one.field).filter((one) => !proposals.includes(one))].map((one) => <option key={one} value={one}>{fieldName(kind, one, language)}</option>)}
                </Select>
              </Field>
              {samples.length > 0 && <Caption1 className={styles.samples}>{t('mapping.samples', { list: samples.slice(0, 3).join(' | ') })}</Caption1>}
            </li>
          );
        })}
      </ul>
      {Object.keys(chosen).length > 0 && <Button size="small" appearance="primary" onClick={confirm}>{t('mapping.confirm')}</Button>}
      {!shown && listed.length < columns.length && <Button size="small" appearance="subtle" onClick={() => setShown(true)}>{t('mapping.all', { count: columns.length })}</Button>}
    </div>
  );
}
