import { useEffect, useRef, useState } from 'react';
import { Body1, Body1Strong, Button, Caption1, Field, Input, MessageBar, MessageBarBody, ProgressBar, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowUploadRegular, DocumentAddRegular, ShareRegular } from '@fluentui/react-icons';
import type { Notice } from '../../domain/notice';
import { say, type Params } from '../../locale';
import { sharingScreenText } from '../../locale/sharingScreen';
import { recallProfile } from '../profile';
import { useWords } from '../words';
import { useWatched } from '../watched';
import type { Workbook } from '../workbook';
import type { LogFacts } from './desk';
import { Sharing, codesIn, type ReadForm, type SharingOutcome } from './sharing';

const useStyles = makeStyles({
  heading: { margin: 0, outlineStyle: 'none' },
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, paddingTop: tokens.spacingVerticalM, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  group: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS },
  soft: { color: tokens.colorNeutralForeground2 },
  hidden: { display: 'none' },
  row: { display: 'flex', columnGap: tokens.spacingHorizontalS },
  wide: { flexGrow: 1 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
  text: { overflowWrap: 'anywhere' },
});

type SaySharing = (code: keyof typeof sharingScreenText, params?: Params) => string;

function useSharingWords(): SaySharing {
  const { language } = useWords();
  return (code, params) => say(language, sharingScreenText[code], params);
}

export interface ShareProps {
  readonly workbook: Workbook;
  readonly now: () => number;
  readonly person: string;
  /** What the log screen read last; proposes the store and marketplaces of a template. */
  readonly facts: LogFacts | null;
  /** The log was written to. */
  readonly onChanged: () => void;
}

/** The supervisor's copy, its way back into the log, and the empty SOP workbook. */
export function ShareSection({ workbook, now, person, facts, onChanged }: ShareProps) {
  const styles = useStyles();
  const t = useSharingWords();
  const { language, tell } = useWords();
  const [sharing] = useState(() => new Sharing(workbook, now));
  const { phase, form, outcome, problem } = useWatched(sharing);
  const result = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (outcome?.kind === 'taken') onChanged();
    // The button that was pressed may be gone: what came of it takes its place for the keyboard.
    if (outcome || problem) result.current?.focus();
  }, [outcome, problem, onChanged]);
  const idle = phase === 'idle';
  return (
    <section className={styles.section} aria-label={t('title')}>
      <Subtitle2 as="h2" className={styles.heading}>{t('title')}</Subtitle2>
      {!idle && (
        <div className={styles.group}>
          <Caption1 aria-live="polite">{t(phase)}</Caption1>
          <ProgressBar aria-label={t(phase)} />
          <Button size="small" disabledFocusable={phase === 'committing'} onClick={() => sharing.cancel()}>{t('cancel')}</Button>
        </div>
      )}
      <div ref={result} tabIndex={-1} role="status" className={styles.group}>
        {outcome && <Outcome outcome={outcome} />}
        {problem && <MessageBar intent="error" layout="multiline"><MessageBarBody className={styles.text}>{tell(problem)}</MessageBarBody></MessageBar>}
      </div>
      <div className={styles.group}>
        <Body1Strong as="h3" className={styles.heading}>{t('share.title')}</Body1Strong>
        <Caption1 className={styles.soft}>{t('share.what')}</Caption1>
        <Button icon={<ShareRegular />} disabledFocusable={!idle} onClick={() => void sharing.share(language)}>{t('share.do')}</Button>
      </div>
      <div className={styles.group}>
        <Body1Strong as="h3" className={styles.heading}>{t('take.title')}</Body1Strong>
        <Caption1 className={styles.soft}>{t('take.what')}</Caption1>
        <Button icon={<ArrowUploadRegular />} disabledFocusable={!idle} onClick={() => input.current?.click()}>{t('take.choose')}</Button>
        <input ref={input} className={styles.hidden} type="file" accept=".xlsx,.xls,.ods" aria-label={t('take.choose')} tabIndex={-1} onChange={({ target }) => {
          const [file] = [...(target.files ?? [])];
          target.value = '';
          if (file) void sharing.choose(file, language);
        }} />
        {idle && form && <Preview form={form} onTake={() => void sharing.take(language)} onLeave={() => sharing.leave()} />}
      </div>
      <Template key={facts ? 'read' : 'unread'} workbook={workbook} facts={facts} idle={idle} onOpen={(store, codes) => void sharing.template(store, codes, person, language)} />
    </section>
  );
}

/** What taking the copy in would be about. */
function Preview({ form, onTake, onLeave }: { readonly form: ReadForm; readonly onTake: () => void; readonly onLeave: () => void }) {
  const styles = useStyles();
  const t = useSharingWords();
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => shown.current?.focus(), [form]);
  const { file, answers, problems } = form;
  const people = [...new Set(answers.map(({ reviewer }) => reviewer || t('take.noName')))].join(', ');
  const count = (kind: ReadForm['answers'][number]['answer']): number => answers.filter(({ answer }) => answer === kind).length;
  return (
    <div ref={shown} tabIndex={-1} role="group" aria-label={file} className={styles.group}>
      <Body1 className={styles.text}>{answers.length === 0 ? t('take.none', { file }) : t('take.read', { file, count: answers.length, people })}</Body1>
      {answers.length > 0 && <Caption1>{t('take.kinds', { approve: count('approve'), reject: count('reject'), ask: count('ask') })}</Caption1>}
      {problems.length > 0 && (
        <>
          <Caption1>{t('take.problems', { count: problems.length })}</Caption1>
          <Notices notices={problems} />
        </>
      )}
      {answers.length > 0 && <Caption1 className={styles.soft}>{t('take.nothingYet')}</Caption1>}
      <div className={styles.row}>
        {answers.length > 0 && <Button appearance="primary" className={styles.wide} onClick={onTake}>{t('take.do', { count: answers.length })}</Button>}
        <Button className={styles.wide} onClick={onLeave}>{t('take.leave')}</Button>
      </div>
    </div>
  );
}

const firstShown = 20;

function Notices({ notices }: { readonly notices: readonly Notice[] }) {
  const styles = useStyles();
  const t = useSharingWords();
  const { tell } = useWords();
  return (
    <ul className={styles.list}>
      {notices.slice(0, firstShown).map((one, at) => <li key={at}><Caption1>{tell(one)}</Caption1></li>)}
      {notices.length > firstShown && <li><Caption1>{t('more', { count: notices.length - firstShown })}</Caption1></li>}
    </ul>
  );
}

function Outcome({ outcome }: { readonly outcome: SharingOutcome }) {
  const styles = useStyles();
  const t = useSharingWords();
  if (outcome.kind !== 'taken') {
    const words = outcome.kind === 'shared' ? t('share.done', { count: outcome.waiting }) : outcome.kind === 'template' ? t('template.done') : t('cancelled');
    return <MessageBar intent={outcome.kind === 'cancelled' ? 'info' : 'success'} layout="multiline"><MessageBarBody>{words}{outcome.kind !== 'cancelled' && ` ${t('new.undo')}`}</MessageBarBody></MessageBar>;
  }
  const { taken, known, refused, warnings } = outcome;
  return (
    <>
      <MessageBar intent={refused.length > 0 ? 'warning' : taken.length > 0 ? 'success' : 'info'} layout="multiline">
        <MessageBarBody>{t('take.done', { taken: taken.length, known: known.length, refused: refused.length })}{taken.length > 0 && ` ${t('take.undo')}`}</MessageBarBody>
      </MessageBar>
      {taken.length > 0 && <Caption1 className={styles.text}>{t('take.ids', { ids: taken.slice(0, firstShown).join(', ') })}{taken.length > firstShown && ` ${t('more', { count: taken.length - firstShown })}`}</Caption1>}
      {refused.length + warnings.length > 0 && <Notices notices={[...refused, ...warnings]} />}
    </>
  );
}

interface TemplateProps {
  readonly workbook: Workbook;
  readonly facts: LogFacts | null;
  readonly idle: boolean;
  readonly onOpen: (store: string, codes: readonly string[]) => void;
}

function Template({ workbook, facts, idle, onOpen }: TemplateProps) {
  const styles = useStyles();
  const t = useSharingWords();
  const [store, setStore] = useState(() => facts?.store ?? recallProfile(workbook).store);
  const [codes, setCodes] = useState(() => (facts && facts.marketplaces.length > 0 ? facts.marketplaces : [recallProfile(workbook).home ?? '']).join(', '));
  return (
    <div className={styles.group}>
      <Body1Strong as="h3" className={styles.heading}>{t('template.title')}</Body1Strong>
      <Caption1 className={styles.soft}>{t('template.what')}</Caption1>
      <Field label={t('template.store')} size="small"><Input value={store} maxLength={60} onChange={(_, { value }) => setStore(value)} input={{ autoComplete: 'off' }} /></Field>
      <Field label={t('template.marketplaces')} size="small" hint={t('template.marketplacesHint')}><Input value={codes} maxLength={120} onChange={(_, { value }) => setCodes(value)} input={{ autoComplete: 'off' }} /></Field>
      <Button icon={<DocumentAddRegular />} disabledFocusable={!idle} onClick={() => onOpen(store, codesIn(codes))}>{t('template.do')}</Button>
    </div>
  );
}
