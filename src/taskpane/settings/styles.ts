import { makeStyles, tokens } from '@fluentui/react-components';

/** Looks that every part of the settings shares. */
export const useSettingsStyles = makeStyles({
  heading: { margin: 0, outlineStyle: 'none' },
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  soft: { color: tokens.colorNeutralForeground2 },
  list: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS, margin: 0, padding: 0, listStyleType: 'none' },
  entry: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS, padding: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalS}`, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  row: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalS },
  wrap: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS, alignItems: 'center' },
  pair: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', columnGap: tokens.spacingHorizontalS, rowGap: tokens.spacingVerticalXS },
  fit: { minWidth: 0 },
  wide: { minWidth: 0, width: '100%' },
  // Beside a field with a message under it a field keeps its height.
  field: { alignSelf: 'start', minWidth: 0 },
  text: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  breaks: { overflowWrap: 'anywhere' },
  start: { alignSelf: 'flex-start' },
  figure: { fontVariantNumeric: 'tabular-nums' },
});
