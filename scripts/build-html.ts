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

function helpSection(language: Language, office: OfficeHost): string {
  const host = office === 'local' ? 'localhost' : new URL(officeScripts[office]).host;
  const paragraphs = ([boot['boot.where'], boot['boot.network'], boot['boot.else']] as const).map((entry) => `<p>${say(language, entry, { host })}</p>`);
  return `<section lang="${language}"><h1>${say(language, boot['boot.title'])}</h1>${paragraphs.join('')}</section>`;
}
