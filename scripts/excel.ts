import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildAddin } from './build-addin';
import { developmentAddress } from './build-options';
import { serve, type Route } from './start-server';

const path = (relative: string) => fileURLToPath(new URL(`../${relative}`, import.meta.url));
const addinFolder = 'out/excel';

try {
  await runInExcel();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** Builds the add-in, serves it over https and opens Excel with it; Ctrl+C takes it out of Excel again. */
async function runInExcel(): Promise<void> {
  if (process.platform !== 'win32' && process.platform !== 'darwin') {
    throw new Error('Excel for the desktop runs on Windows and Mac only. On this machine: npm start opens the workbench, which stands in for Excel; or host a build and upload its manifest.xml in Excel on the web (docs/hosting.md).');
  }
  prepareKeytar();
  // Loaded here, so that the message above needs nothing of them.
  const { getHttpsServerOptions } = await import('office-addin-dev-certs');
  const { AppType, startDebugging, stopDebugging } = await import('office-addin-debugging');
  const { OfficeApp } = await import('office-addin-manifest');

  console.log('Building the add-in …');
  await buildAddin({ mode: 'development', address: developmentAddress, office: 'global', out: addinFolder });
  // Asks once whether this computer may trust certificates for localhost that were made on it.
  const { key, cert } = await getHttpsServerOptions();
  const routes: readonly Route[] = [{ kind: 'folder', prefix: '/', folder: path(addinFolder) }];
  const server = await serve(routes, Number(new URL(developmentAddress).port), { key, cert });
  const manifest = path(`${addinFolder}/manifest.xml`);
  await startDebugging(manifest, { appType: AppType.Desktop, app: OfficeApp.Excel, enableDebugging: false, enableLiveReload: false });
  console.log(`Excel has AMZ Ops from ${server.address} until you press Ctrl+C here.`);
  await new Promise<void>((resolve) => process.once('SIGINT', resolve));
  await stopDebugging(manifest);
  await server.close();
}

/**
 * The sideloading tool depends on keytar, a native module. The project installs packages without running their scripts
 * (`.npmrc`), so this one is built when it is first needed.
 */
function prepareKeytar(): void {
  if (!existsSync(path('node_modules/keytar')) || existsSync(path('node_modules/keytar/build/Release/keytar.node'))) return;
  console.log('Preparing keytar, once …');
  const { status } = spawnSync('npm', ['rebuild', 'keytar', '--ignore-scripts=false'], { cwd: path('.'), stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error('keytar could not be prepared. Run npm rebuild keytar --ignore-scripts=false and see what it says.');
}
