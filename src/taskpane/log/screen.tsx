import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
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

/** The SOP log: what waits for a decision, what was decided, what came of it; and new rows. */
export default function LogScreen({ workbook, now }: LogScreenProps) {
  const [desk] = useState(() => new LogDesk(workbook, now));
  const state = useSyncExternalStore(desk.subscribe, desk.getState);
  const [writing, setWriting] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);
  useEffect(() => {
    void desk.look();
  }, [desk]);
  const lookAgain = useCallback(() => void desk.look(), [desk]);
  if (writing) {
    return <EntryScreen desk={desk} state={state} onBack={(outcome) => {
      setSaid(outcome);
      setWriting(false);
    }} />;
  }
  return (
    <EntriesScreen desk={desk} state={state} now={now} said={said} onSaid={setSaid} onNew={() => setWriting(true)}>
      <VerifySection workbook={workbook} now={now} person={state.person} onChanged={lookAgain} />
      <ShareSection workbook={workbook} now={now} person={state.person} facts={state.facts} onChanged={lookAgain} />
    </EntriesScreen>
  );
}
