import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { say, type Language } from '../src/locale';
import { paneText } from '../src/locale/taskpane';
import { closeAll, openWorkbench } from '../test/browser/harness';
import { render } from './office/render';

// `npm run screenshots`: the README's pictures: the report as LibreOffice prints what `npm run demo` wrote, and the
// workbench with the sample store built in it.
const printed = [
  { file: 'out/zh-CN/US-2026-11-21.xlsx', sheet: '日报 US 2026-11-21', picture: 'docs/images/report-zh.png' },
  { file: 'out/zh-CN/US-2026-11-21.xlsx', sheet: '广告体检 US', picture: 'docs/images/adhealth-zh.png' },
  { file: 'out/zh-CN/US-2026-11-21.xlsx', sheet: '补货计划 US', picture: 'docs/images/restock-zh.png' },
  { file: 'out/zh-CN/US-2026-11-21.xlsx', sheet: 'SOP日志', picture: 'docs/images/log-zh.png' },
  { file: 'out/en/DE-2026-11-21.xlsx', sheet: 'Daily DE 2026-11-21', picture: 'docs/images/report-en.png' },
] as const;

const screens = [{ language: 'zh-CN', picture: 'docs/images/workbench-zh.png' }, { language: 'en', picture: 'docs/images/workbench-en.png' }] as const satisfies readonly { readonly language: Language; readonly picture: string }[];

mkdirSync('docs/images', { recursive: true });
for (const { file, sheet, picture } of printed) {
  const [page] = await render(new Uint8Array(readFileSync(file)), { sheet, resolution: 130 });
  if (!page) throw new Error(`${file}: nothing was printed`);
  writeFileSync(picture, page);
  console.log(picture);
}
for (const { language, picture } of screens) {
  const { page, pane, close } = await openWorkbench({ language, viewport: { width: 1760, height: 1000 } });
  const word = (key: 'sample.load' | 'check.build' | 'result.title' | 'result.open'): string => say(language, paneText[key]);
  await pane.getByRole('button', { name: word('sample.load') }).click();
  await pane.getByRole('button', { name: word('check.build') }).click();
  await pane.getByRole('heading', { name: word('result.title') }).waitFor();
  await pane.getByRole('button', { name: word('result.open') }).click();
  await page.locator('.chart canvas').nth(3).waitFor({ state: 'attached' });
  // Charts are drawn a frame after their canvas is there.
  await page.waitForTimeout(2_000);
  await page.screenshot({ path: picture });
  await close();
  console.log(picture);
}
await closeAll();
