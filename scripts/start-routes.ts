import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AddinBuild } from './build-addin';
import { panePolicy, policyText, workbenchFraming, workbenchPolicy } from './build-headers';
import { panePage } from './build-html';
import type { Route } from './start-server';

const path = (relative: string) => fileURLToPath(new URL(`../${relative}`, import.meta.url));

/** Microsoft's client for Excel on the web, and what the workbench puts behind it. */
const officeFiles = ['node_modules/@microsoft/office-js/dist/excel-web-16.00.js', 'workbench/page/office/client-tail.js'];

export interface Built {
  readonly addin: AddinBuild;
  /** Folder of the add-in's files. */
  readonly addinFolder: string;
  /** Folder of the workbench's page. */
  readonly pageFolder: string;
}

/** Where the workbench finds everything: its own page, the built add-in under `/addin/`, Microsoft's client from the npm package. */
export function workbenchRoutes({ addin, addinFolder, pageFolder }: Built): readonly Route[] {
  const page = { 'Content-Security-Policy': policyText([...workbenchPolicy, ...workbenchFraming]) };
  const pane = { 'Content-Security-Policy': policyText([...panePolicy('local', addin.nonce), ...workbenchFraming]) };
  return [
    { kind: 'page', path: '/addin/taskpane.html', type: 'text/html; charset=utf-8', headers: pane, body: () => panePage({ office: 'local', ...addin }) },
    { kind: 'folder', prefix: '/addin/', folder: path(addinFolder), headers: pane },
    { kind: 'page', path: '/office/excel-web-16.00.js', type: 'text/javascript; charset=utf-8', body: () => officeFiles.map((file) => readFileSync(path(file), 'utf8')).join('\n') },
    { kind: 'folder', prefix: '/office/', folder: path('node_modules/@microsoft/office-js/dist') },
    { kind: 'page', path: '/', type: 'text/html; charset=utf-8', headers: page, body: () => readFileSync(path(`${pageFolder}/index.html`), 'utf8') },
    { kind: 'folder', prefix: '/', folder: path(pageFolder), headers: page },
  ];
}
