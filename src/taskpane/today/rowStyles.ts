import { makeStyles, tokens } from '@fluentui/react-components';

/** A list of files, what is asked of each beside its name. */
export const useRowStyles = makeStyles({
  heading: { margin: 0 },
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  soft: { color: tokens.colorNeutralForeground2 },
  list: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: 'none' },
  row: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 132px', columnGap: tokens.spacingHorizontalS, alignItems: 'center' },
  text: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  wraps: { overflowWrap: 'anywhere' },
  warns: { color: tokens.colorStatusWarningForeground3, overflowWrap: 'anywhere' },
  field: { minWidth: 0, width: '132px' },
});
