import { render } from '../../scripts/office/render';
import { plan } from '../xlsx/plans';
import { write } from '../xlsx/workbooks';

const patience = 180_000;

/** Width and height of a PNG, from its header. */
function size(png: Uint8Array): { readonly width: number; readonly height: number } {
  expect([...png.subarray(1, 4)]).toEqual([...'PNG'].map((c) => c.charCodeAt(0)));
  const view = new DataView(png.buffer, png.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

test('the visible sheets print as A4 pages: the report on one, landscape; the hidden sheet not at all', async () => {
  const pages = await render(await write(plan));
  expect(pages.map(size)).toEqual([{ width: 1123, height: 794 }, { width: 1123, height: 794 }, { width: 794, height: 1123 }, { width: 794, height: 1123 }]);
}, patience);

test('one sheet can be rendered alone, a hidden one too', async () => {
  const bytes = await write(plan);
  expect(await render(bytes, { sheet: 'SOP 日志' })).toHaveLength(1);
  expect(await render(bytes, { sheet: 'SOP 事件', resolution: 48 })).toHaveLength(1);
  await expect(render(bytes, { sheet: '没有' })).rejects.toThrow('没有');
}, patience);
