import { languages, type Catalogue } from '../../src/locale';
import { kindNames, languageNames } from '../../src/locale/kinds';
import { paneProblems, paneText } from '../../src/locale/taskpane';
import { reportKinds } from '../../src/reports';

const parameters = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

describe('what the pane says', () => {
  const catalogues: readonly Catalogue[] = [paneText, paneProblems, kindNames, languageNames];
  test.each(catalogues.flatMap((catalogue) => Object.entries(catalogue)))('%s says the same in every language', (_, entry) => {
    const [first, ...others] = languages.map((language) => parameters(entry[language]));
    for (const other of others) expect(other).toEqual(first);
    for (const language of languages) expect(entry[language].trim()).not.toBe('');
  });

  test('every kind of export has a name', () => {
    expect(Object.keys(kindNames).sort()).toEqual([...reportKinds].sort());
  });
});
