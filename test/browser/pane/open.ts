import { mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { panePolicy, policyText } from '../../../scripts/build-headers';
import { chromiumArguments, ensureChromium } from '../../../scripts/browser';
import { buildSamples } from '../../../scripts/build-samples';
import { runBundle, type Bundle } from '../../../scripts/build-webpack';
import { serve, type Running } from '../../../scripts/start-server';
import { patience } from '../harness';

const path = (relative: string) => fileURLToPath(new URL(`../../../${relative}`, import.meta.url));
// Test files run beside each other, each in a process of its own: so does what they build.
const out = `out/pane-page/${process.pid}`;
const nonce = 'pane-page';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The pane's page over a workbook in memory, under the policy of a release, in a real browser. */
export interface PaneBench {
  open(options?: { readonly language?: 'zh-CN' | 'en'; readonly width?: number } & BrowserContextOptions): Promise<PanePage>;
  close(): Promise<void>;
}

export interface PanePage {
  readonly page: Page;
  /** Refused requests, errors and policy violations so far. */
  readonly faults: string[];
  /** What axe-core finds on the page as it stands. */
  audit(): Promise<string[]>;
}

export async function paneBench(): Promise<PaneBench> {
  rmSync(path(out), { recursive: true, force: true });
  mkdirSync(path(out), { recursive: true });
  const scripts = await runBundle({ name: 'pane-page', entry: 'test/browser/pane/page.tsx', fileName: 'hashed', split: true } as Bundle, { mode: 'production', out });
  buildSamples(path(out));
  const headers = { 'Content-Security-Policy': policyText(panePolicy('local', nonce)) };
  const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta property="csp-nonce" nonce="${nonce}"><title>AMZ Ops</title><link rel="icon" href="data:,"><link rel="stylesheet" href="taskpane.css">${scripts.map((name) => `<script defer src="${name}"></script>`).join('')}</head><body><div id="root"></div></body></html>`;
  const running: Running = await serve([
    { kind: 'page', path: '/', type: 'text/html; charset=utf-8', headers, body: () => html },
    { kind: 'page', path: '/taskpane.css', type: 'text/css', body: () => readFileSync(path('src/taskpane/taskpane.css'), 'utf8') },
    { kind: 'folder', prefix: '/', folder: path(out), headers },
  ], 0);
  const browser: Browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumArguments()] });
  return {
    open: async ({ language = 'zh-CN', width = 320, ...options } = {}) => {
      const context = await browser.newContext({ viewport: { width, height: 720 }, reducedMotion: 'reduce', ...options });
      context.setDefaultTimeout(patience / 4);
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.text().includes('Content Security Policy')) faults.push(message.text());
      });
      page.on('request', (request) => {
        if (!request.url().startsWith(running.address) && !/^(data|blob):/.test(request.url())) faults.push(`left the machine: ${request.url()}`);
      });
      await page.goto(`${running.address}?language=${language}`);
      // The page's own script may still be on its way, on a machine with other work to do.
      await page.waitForSelector('nav');
      return {
        page, faults,
        audit: async () => {
          // A button that has just come alive is still changing colour: only what has come to rest is judged.
          await page.evaluate(async () => {
            for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
            const passing = document.getAnimations().filter((animation) => animation.effect?.getTiming().iterations !== Infinity);
            await Promise.all(passing.map((animation) => animation.finished.catch(() => null)));
          });
          await page.evaluate(axe);
          return page.evaluate(async () => {
            const { violations } = await (window as unknown as { axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
            return violations.flatMap(({ id, nodes }) => nodes.map(({ html: one }) => `${id}: ${one.slice(0, 200)}`));
          });
        },
      };
    },
    close: async () => {
      await browser.close();
      await running.close();
      rmSync(path(out), { recursive: true, force: true });
    },
  };
}
