import type { Config } from 'jest';

// ES modules throughout: hucre and @noble/hashes ship nothing else. Run through `npm run jest`, which sets
// --experimental-vm-modules; jest needs it for native modules.
const config: Config = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } }, module: { type: 'es6' } }] },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/out'],
  testTimeout: 60_000,
};
export default config;
