import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { buildAddin } from './build-addin';
import { developmentAddress } from './build-options';
import { buildWorkbench } from './build-workbench';
import { workbenchRoutes } from './start-routes';
import { serve } from './start-server';

const usage = `npm start -- [--port 3000] [--no-open]

  --port      where to listen on localhost (0: any free port)
  --no-open   only print the address`;

const addinFolder = 'out/workbench/addin';
const pageFolder = 'out/workbench/page';

try {
  await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function start(): Promise<void> {
  const { values } = readArguments();
  const port = Number(values.port ?? '3000');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port is ${values.port}; write a number from 0 to 65535.`);
  console.log('Building the add-in and the workbench …');
  const addin = await buildAddin({ mode: 'development', address: developmentAddress, office: 'global', out: addinFolder });
  await buildWorkbench({ mode: 'development', out: pageFolder });
  const { address } = await serve(workbenchRoutes({ addin, addinFolder, pageFolder }), port);
  console.log(`The workbench is at ${address}  (Ctrl+C ends it)`);
  if (values['no-open'] !== true) openBrowser(address);
}

function readArguments() {
  try {
    return parseArgs({ args: process.argv.slice(2), options: { port: { type: 'string' }, 'no-open': { type: 'boolean' } } });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

/** Opens the person's browser where there is a screen; a server without one has the printed address. */
function openBrowser(address: string): void {
  const commands: Partial<Record<NodeJS.Platform, readonly [string, readonly string[]]>> = {
    darwin: ['open', [address]],
    win32: ['cmd', ['/c', 'start', '', address]],
  };
  const screen = process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;
  const command = commands[process.platform] ?? (screen ? (['xdg-open', [address]] as const) : undefined);
  if (command === undefined) return;
  const child = spawn(command[0], command[1], { stdio: 'ignore', detached: true });
  // No browser is no reason to stop serving.
  child.on('error', () => undefined);
  child.unref();
}
