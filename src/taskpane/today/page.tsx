import type { ReactNode } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  // Scrollbars that come and go are hidden in WebView2; one that is always there can be found.
  scroll: { flexGrow: 1, minHeight: 0, overflowY: 'scroll', display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, padding: `2px ${tokens.spacingHorizontalS} ${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`, '& > *': { flexShrink: 0 } },
  foot: {
    display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS, borderTop: `1px solid ${tokens.colorNeutralStroke2}`, padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}`,
  },
});

export interface PageProps {
  readonly children: ReactNode;
  /** The step's buttons: always in view, whatever is scrolled above. */
  readonly foot?: ReactNode;
}

/** A step's contents, scrolling, over its buttons, which stay. */
export function Page({ children, foot }: PageProps) {
  const styles = useStyles();
  return (
    <>
      <div className={styles.scroll} tabIndex={-1}>{children}</div>
      {foot && <div className={styles.foot}>{foot}</div>}
    </>
  );
}
