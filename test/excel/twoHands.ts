import { jest } from '@jest/globals';

type Hand = typeof import('../../src/excel');

/** Two people's add-ins, each with a state of its own, over one open workbook. */
export async function twoHands(): Promise<readonly [Hand, Hand]> {
  jest.resetModules();
  const first = await import('../../src/excel');
  jest.resetModules();
  return [first, await import('../../src/excel')];
}
