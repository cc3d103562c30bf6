import { inSession } from './session';

/** Has Excel calculate every formula of the workbook again: the custom functions have been told another language or other limits. */
export function recalculate(): Promise<void> {
  return inSession(async ({ send }) => {
    await send((context) => context.application.calculate('Full'));
  });
}
