import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { chromiumArguments, ensureChromium } from './browser';

/** Which sizes Excel asks for: 16, 32, 80 on the ribbon, 32 and 64 in lists, 128 in the store and on high-resolution screens. */
const icons: Readonly<Record<string, readonly number[]>> = {
  icon: [16, 32, 64, 80, 128],
  report: [16, 32, 80],
  values: [16, 32, 80],
};

const asset = (name: string) => fileURLToPath(new URL(`../assets/${name}`, import.meta.url));

/** Draws every PNG in `assets/` from its SVG; `name-16.svg` stands in where the drawing is too fine for 16 dots. */
const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumArguments()] });
try {
  const page = await browser.newPage();
  for (const [name, sizes] of Object.entries(icons)) {
    for (const size of sizes) {
      const own = asset(`${name}-${size}.svg`);
      const drawing = readFileSync(existsSync(own) ? own : asset(`${name}.svg`), 'utf8');
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`);
      writeFileSync(asset(`${name}-${size}.png`), await page.screenshot({ omitBackground: true }));
    }
  }
} finally {
  await browser.close();
}
