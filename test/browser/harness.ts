import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Browser, type ConsoleMessage, type Frame, type Page } from 'playwright-core';
import { chromiumArguments, ensureChromium } from '../../scripts/browser';
import { workbenchRoutes, type Built } from '../../scripts/start-routes';
import { serve, type Running } from '../../scripts/start-server';
import type {} from '../../workbench/page/handle';

/** A workbench in a browser, as it ships: production bundles, strict policies, our own server. */
export interface Opened {
  readonly page: Page;
  /** The add-in's frame; `Excel` and `Office` in it are Microsoft's. */
  readonly pane: Frame;
  /** Address of the server, with a slash. */
  readonly address: string;
  /** What went wrong so far: errors and warnings on the console, exceptions, policy violations, requests beyond localhost. */
  readonly problems: readonly string[];
  /** Closes the page and throws with every problem. */
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly language?: 'zh-CN' | 'en';
  readonly theme?: 'light' | 'dark' | 'contrast';
  readonly paneWidth?: 320 | 350;
  readonly viewport?: { readonly width: number; readonly height: number };
}

const root = fileURLToPath(new URL('../..', import.meta.url));
let started: Promise<{ readonly browser: Browser; readonly server: Running }> | null = null;

/** The longest a machine with other work to do may take to build and start everything, or a page to show what a test waits for. */
export const patience = 600_000;

/** Opens a fresh workbench and waits until the add-in answers. Build, server and browser are started by the first call. */
export async function openWorkbench({ language = 'en', theme = 'light', paneWidth = 350, viewport = { width: 1400, height: 900 } }: OpenOptions = {}): Promise<Opened> {
  started ??= start();
  const { browser, server } = await started;
  const context = await browser.newContext({ viewport, locale: language === 'en' ? 'en-US' : 'zh-CN', acceptDownloads: true });
  // Less than a test has, so that the wait that was in vain is named.
  context.setDefaultTimeout(patience / 4);
  const page = await context.newPage();
  const problems: string[] = [];
  watch(page, server.address, problems);
  await page.goto(`${server.address}?language=${language}&theme=${theme}&width=${paneWidth}`);
  const pane = await paneOf(page);
  await page.waitForFunction(async () => {
    await window.workbench?.grid.ready;
    return window.workbench !== undefined;
  });
  return {
    page,
    pane,
    address: server.address,
    problems,
    async close() {
      await context.close();
      if (problems.length > 0) throw new Error(`The page had problems:\n${problems.join('\n')}`);
    },
  };
}

/** Ends browser and server; for `afterAll`. */
export async function closeAll(): Promise<void> {
  if (started === null) return;
  const { browser, server } = await started;
  started = null;
  await browser.close();
  await server.close();
}

/** The add-in's frame, once Office.js has found its host there. A reloaded pane is a new frame. */
export async function paneOf(page: Page): Promise<Frame> {
  const handle = await page.waitForSelector('iframe[src$="taskpane.html"]');
  const frame = await handle.contentFrame();
  if (frame === null) throw new Error('The pane has no frame.');
  await frame.waitForFunction(() => typeof Office !== 'undefined');
  await frame.evaluate(async () => {
    await Office.onReady();
  });
  return frame;
}

async function start(): Promise<{ readonly browser: Browser; readonly server: Running }> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/build-for-browser.ts'], { cwd: root });
  const built = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Built;
  const server = await serve(workbenchRoutes(built), 0);
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumArguments()] });
  return { browser, server };
}

function watch(page: Page, address: string, problems: string[]): void {
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => problems.push(`exception: ${error.stack ?? error.message}`));
  page.on('crash', () => problems.push('the page crashed'));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !url.startsWith('data:') && !url.startsWith('blob:')) problems.push(`request beyond localhost: ${url}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
}
