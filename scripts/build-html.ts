import { readFileSync } from 'node:fs';
import { boot } from '../src/locale/boot';
import { languages, say, type Language } from '../src/locale';
import { officeScripts, type OfficeHost } from './build-options';
import { panePolicy, policyText } from './build-headers';

export interface PanePage {
  readonly office: OfficeHost;
  readonly nonce: string;
  /** Names of the pane's own scripts, in loading order, beside the page. */
  readonly scripts: readonly string[];
}

const helpTemplate = new URL('../src/taskpane/help.html', import.meta.url);
const template = new URL('../src/taskpane/index.html', import.meta.url);

/** The pane's page: the same bundles whoever serves Office.js. */
export function panePage({ office, nonce, scripts }: PanePage): string {
  const values: Readonly<Record<string, string>> = {
    policy: policyText(panePolicy(office, nonce)),
    nonce,
    office: officeScripts[office],
    scripts: scripts.map((name) => `<script defer src="${name}"></script>`).join('\n    '),
    help: languages.map((language) => helpSection(language, office)).join('\n      '),
  };
  return readFileSync(template, 'utf8').replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`src/taskpane/index.html asks for ${whole}, which the build does not know.`);
    return name === 'policy' ? value.replaceAll('"', '&quot;') : value;
  });
}

/** The page behind the manifest's help links: no script, both languages. */
export function helpPage(): string {
  const sections = languages.map((language) => {
    const steps = ([boot['help.open'], boot['help.data'], boot['help.report'], boot['help.formula']] as const).map((entry) => `<li>${say(language, entry)}</li>`);
    return `<section lang="${language}"><h1>${say(language, boot['help.title'])}</h1><ol>${steps.join('')}</ol><p>${say(language, boot['help.private'])}</p></section>`;
  });
  return readFileSync(helpTemplate, 'utf8').replace('{{help}}', sections.join('\n      '));
}

function helpSection(language: Language, office: OfficeHost): string {
  const host = office === 'local' ? 'localhost' : new URL(officeScripts[office]).host;
  const paragraphs = ([boot['boot.where'], boot['boot.network'], boot['boot.else']] as const).map((entry) => `<p>${say(language, entry, { host })}</p>`);
  return `<section lang="${language}"><h1>${say(language, boot['boot.title'])}</h1>${paragraphs.join('')}</section>`;
}
