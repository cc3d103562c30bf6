import { Body1, Button, Caption1, ProgressBar, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { useWords } from '../words';
import { Page } from './page';
import type { BuildPhase, Step } from './state';

const useStyles = makeStyles({
  heading: { margin: 0, outlineStyle: 'none' },
  soft: { color: tokens.colorNeutralForeground2 },
});

/** Step three: how far the build is. It can be cancelled until the first thing of it is put in place. */
export function BuildStep({ step, onCancel }: { readonly step: Extract<Step, { kind: 'build' }>; readonly onCancel: () => void }) {
  const styles = useStyles();
  const { t } = useWords();
  const { phase } = step;
  const share = shareOf(phase);
  const committing = phase.kind === 'writing' && phase.progress.phase === 'committing';
  const words = t(phase.kind === 'writing' ? `build.${phase.progress.phase}` : `build.${phase.kind}`);
  return (
    <Page foot={<Button disabled={committing} onClick={onCancel}>{t('cancel')}</Button>}>
      <Subtitle2 as="h2" tabIndex={-1} className={styles.heading}>{t(step.takingBack ? 'build.takingBack' : 'build.title')}</Subtitle2>
      <Body1 aria-live="polite">{words}</Body1>
      <ProgressBar aria-label={words} {...(share === null ? {} : { value: share, max: 1 })} />
      <Caption1 className={styles.soft}>{t(committing ? 'build.noCancel' : 'build.canCancel')}</Caption1>
    </Page>
  );
}

/** 0 to 1; null while nothing can be counted. Writing is most of it. */
function shareOf(phase: BuildPhase): number | null {
  if (phase.kind !== 'writing' || phase.progress.total === 0) return null;
  const part = { reading: [0, 0.1], staging: [0.1, 0.6], committing: [0.6, 1] }[phase.progress.phase] as [number, number];
  return part[0] + ((part[1] - part[0]) * phase.progress.done) / phase.progress.total;
}
