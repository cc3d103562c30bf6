import { readFileSync } from 'node:fs';
import officeAddins from 'eslint-plugin-office-addins';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

// Which room may import which, read by `test/house` too: the test resolves every path, this shows a slip while typing.
const arrows = JSON.parse(readFileSync(new URL('test/house/arrows.json', import.meta.url), 'utf8'));
const rooms = Object.keys(arrows);

/** What a room must not import: other rooms that no arrow leads to, the workbench, and packages of another room. */
function fencesOf(room) {
  const allowed = arrows[room];
  const shut = rooms.filter((other) => other !== room && !allowed.includes(other)).map((other) => {
    const doors = allowed.filter((path) => path.startsWith(`${other}/`)).map((path) => path.slice(other.length + 1));
    return doors.length === 0 ? `^(\\.\\./)+${other}(/|$)` : `^(\\.\\./)+${other}(/(?!(${doors.join('|')})(/|$))|$)`;
  });
  const patterns = shut.map((regex) => ({ regex, message: `src/${room}/ may import ${allowed.length === 0 ? 'no other room' : allowed.join(', ')} (design: arrows).` }));
  patterns.push({ regex: '(^|/)workbench(/|$)', message: 'Nothing in src/ knows the workbench.' });
  if (room !== 'taskpane') patterns.push({ regex: '^(react|react-dom|@fluentui)(/|$)', message: 'React lives in src/taskpane/.' });
  if (room !== 'cli') patterns.push({ regex: '^node:', message: 'Only src/cli/ runs in Node; every other room also runs in a browser.' });
  return { files: [`src/${room}/**/*.{ts,tsx}`], rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

const absent = (names, message) => ['error', ...names.map((name) => ({ name, message }))];
const clock = (message) => [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message },
  { selector: "CallExpression[callee.name='Date']", message },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'The same data gives the same result: no chance here.' },
];

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'out/', 'coverage/', '.cache/', 'test/fixtures/', 'samples/store*/', 'samples/extra/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.js', '*.mjs'] }, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-eval': 'error',
      'prefer-const': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // It does not see what a closure assigns, and calls guards at our doors needless.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Our objects of functions use no `this`; JSON values are shown as they are.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      // Harmless where they are, and some say more than the type that is inferred.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // `[...text]` gives code points, which is what we count in.
      '@typescript-eslint/no-misused-spread': 'off',
      // Numbers in texts are what we do all day; objects and null are not.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    },
  },
  ...rooms.map(fencesOf),
  {
    files: ['src/{domain,reports,sheets}/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...clock('No clock in this room: the moment is an argument.')] },
  },
  {
    files: ['src/{domain,reports,sheets,xlsx,cli,locale}/**/*.ts'],
    rules: { 'no-restricted-globals': absent(['Excel', 'Office', 'OfficeExtension', 'CustomFunctions', 'window', 'document', 'navigator', 'localStorage', 'sessionStorage'], 'This room runs without a host and without a page.') },
  },
  {
    files: ['src/{functions,taskpane}/**/*.{ts,tsx}'],
    rules: { 'no-restricted-globals': absent(['Excel', 'OfficeExtension'], 'Only src/excel/ talks to the workbook.') },
  },
  {
    files: ['src/{excel,functions,taskpane}/**/*.{ts,tsx}'],
    plugins: { 'office-addins': officeAddins },
    rules: {
      'office-addins/call-sync-after-load': 'error',
      'office-addins/call-sync-before-read': 'error',
      'office-addins/load-object-before-read': 'error',
      'office-addins/no-context-sync-in-loop': 'error',
      'office-addins/no-empty-load': 'error',
      'office-addins/no-navigational-load': 'error',
      'office-addins/no-office-initialize': 'error',
      'office-addins/test-for-null-using-isNullObject': 'error',
    },
  },
  { files: ['{src/taskpane,workbench}/**/*.{ts,tsx}'], ...reactHooks.configs.flat.recommended },
  // `CustomFunctions.ErrorCode` has no members while types are stripped.
  { files: ['src/functions/**/*.ts'], rules: { '@typescript-eslint/no-unsafe-enum-assignment': 'off' } },
  {
    files: ['workbench/**/*.{ts,tsx,js}'],
    rules: {
      // Univer's classes and enums do not say what they are where it hands them out.
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // References handed down as props are set by the part that owns the thing; `use` is ECharts'.
      'react-hooks/immutability': 'off',
      'react-hooks/rules-of-hooks': 'off',
      'no-var': 'off',
      'no-console': 'off',
    },
  },
  { files: ['{scripts,bench,samples,test}/**/*.ts'], rules: { 'no-console': 'off', '@typescript-eslint/no-implied-eval': 'off', '@typescript-eslint/no-unsafe-call': 'off' } },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      // A test that meets nothing where something must be shall fail at once.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // expect.any(…) is `any` by its types; a stand-in of an asynchronous interface need not wait.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-useless-default-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  { files: ['**/*.{js,mjs}'], ...tseslint.configs.disableTypeChecked },
);
