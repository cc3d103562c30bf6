import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { Spinner } from '@fluentui/react-components';
import { useWatched } from '../watched';
import type { Workbook } from '../workbook';
import { LogDesk } from './desk';
import { EntryScreen } from './entry';
import { EntriesScreen, type Said } from './entries';
import { ShareSection } from './share';
import { VerifySection } from './verify';

export interface LogScreenProps {
  readonly workbook: Workbook;
  /** Epoch milliseconds now. */
  readonly now: () => number;
}

// The checklist makes a day's report; whoever only reviews does without it.
const ChecklistScreen = lazy(() => import('./checklistScreen'));

/** The SOP log: what waits for a decision, what was decided, what came of it; and new rows. */
export default function LogScreen({ workbook, now }: LogScreenProps) {
  const [desk] = useState(() => new LogDesk(workbook, now));
  const state = useWatched(desk);
  const [page, setPage] = useState<'entries' | 'entry' | 'checklist'>('entries');
  const [said, setSaid] = useState<Said | null>(null);
  useEffect(() => {
    void desk.look();
  }, [desk]);
  const lookAgain = useCallback(() => void desk.look(), [desk]);
  if (page === 'entry') {
    return <EntryScreen desk={desk} state={state} onBack={(outcome) => {
      setSaid(outcome);
      setPage('entries');
    }} />;
  }
  if (page === 'checklist') {
    return <Suspense fallback={<Spinner />}><ChecklistScreen workbook={workbook} now={now} person={state.person} onBack={() => setPage('entries')} /></Suspense>;
  }
  return (
    <EntriesScreen desk={desk} state={state} now={now} said={said} onSaid={setSaid} onNew={() => setPage('entry')} onChecklist={() => {
      setSaid(null);
      setPage('checklist');
    }}>
      <VerifySection workbook={workbook} now={now} person={state.person} onChanged={lookAgain} />
      <ShareSection workbook={workbook} now={now} person={state.person} facts={state.facts} onChanged={lookAgain} />
    </EntriesScreen>
  );
}
