// ES modules throughout: hucre and @noble/hashes ship nothing else. `npm run jest` sets --experimental-vm-modules,
// which jest needs for native modules.
/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } }, module: { type: 'es6' } }],
  },
  moduleNameMapper: { '^fast-check$': '<rootDir>/test/properties.ts' },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/out'],
  // A test that hangs is found all the same; one that waits for its turn on a busy machine is not at fault.
  testTimeout: 240_000 * Math.max(1, Number(process.env.PROPERTY_RUNS ?? 1)),
};
