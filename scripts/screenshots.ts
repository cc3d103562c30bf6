import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { render } from './office/render';

// `npm run screenshots`: the README's pictures of the report, as LibreOffice prints what `npm run demo` wrote.
const pictures = [
  { file: 'out/zh-CN/US-2026-11-21.xlsx', sheet: '日报 US 2026-11-21', picture: 'docs/images/report-zh.png' },
  { file: 'out/zh-CN/US-2026-11-21.xlsx', sheet: '广告体检 US', picture: 'docs/images/adhealth-zh.png' },
  { file: 'out/zh-CN/US-2026-11-21.xlsx', sheet: '补货计划 US', picture: 'docs/images/restock-zh.png' },
  { file: 'out/zh-CN/US-2026-11-21.xlsx', sheet: 'SOP日志', picture: 'docs/images/log-zh.png' },
  { file: 'out/en/DE-2026-11-21.xlsx', sheet: 'Daily DE 2026-11-21', picture: 'docs/images/report-en.png' },
] as const;

mkdirSync('docs/images', { recursive: true });
for (const { file, sheet, picture } of pictures) {
  const [page] = await render(new Uint8Array(readFileSync(file)), { sheet, resolution: 130 });
  if (!page) throw new Error(`${file}: nothing was printed`);
  writeFileSync(picture, page);
  console.log(picture);
}
