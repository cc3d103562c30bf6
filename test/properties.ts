import fc from '../node_modules/fast-check/lib/fast-check.js';

// What tests get for `fast-check` (see jest.config.mjs). A test run is the same every time: it starts from one seed.
// `PROPERTY_RUNS=50 npm run jest -- …` looks for new counterexamples: that many times the runs, from random seeds.

export * from '../node_modules/fast-check/lib/fast-check.js';

const times = Number(process.env['PROPERTY_RUNS'] ?? 0);
const usualRuns = 100;

const assert = <Ts>(property: fc.IRawProperty<Ts>, given: fc.Parameters<Ts> = {}): unknown =>
  fc.assert(property as fc.IAsyncProperty<Ts>, times > 0 ? { ...given, numRuns: Math.ceil((given.numRuns ?? usualRuns) * times) } : { seed: 20_261_123, ...given });

export default { ...fc, assert };
