import { useState } from 'react';
import { Button, Caption1, Field, Textarea } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { useWords } from '../words';

/** Copies a text, or where the window may not write to the clipboard, lays it out to be copied by hand. */
export function CopyMessage({ message }: { readonly message: () => string }) {
  const { t } = useWords();
  const [state, setState] = useState<{ readonly kind: 'ready' | 'copied' } | { readonly kind: 'by-hand'; readonly text: string }>({ kind: 'ready' });
  const copy = async (): Promise<void> => {
    const text = message();
    try {
      await navigator.clipboard.writeText(text);
      setState({ kind: 'copied' });
    } catch {
      // Excel on the web and on the Mac may keep an add-in from the clipboard.
      setState({ kind: 'by-hand', text });
    }
  };
  return (
    <>
      <Button icon={state.kind === 'copied' ? <CheckmarkRegular /> : <CopyRegular />} onClick={() => void copy()}>{t(state.kind === 'copied' ? 'result.copied' : 'result.copy')}</Button>
      <span role="status">{state.kind === 'copied' && <Caption1>{t('result.copiedHint')}</Caption1>}</span>
      {state.kind === 'by-hand' && (
        <Field label={t('result.byHand')}>
          <Textarea value={state.text} readOnly autoFocus onFocus={(event) => event.currentTarget.select()} resize="vertical" rows={8} />
        </Field>
      )}
    </>
  );
}
