import { Text, makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  pane: { padding: tokens.spacingHorizontalL, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

export function App() {
  const styles = useStyles();
  return (
    <main className={styles.pane}>
      <Text as="h1" size={500} weight="semibold">
        AMZ Ops
      </Text>
    </main>
  );
}
