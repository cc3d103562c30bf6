import { functionTeller, type FunctionSettings } from '../../src/taskpane/functionSettings';

const chinese: FunctionSettings = { language: 'zh-CN', overrides: [] };

function bench() {
  const told: FunctionSettings[] = [];
  let calculations = 0;
  const tell = functionTeller(() => ({ configure: (settings) => { told.push(settings as FunctionSettings); return []; } }), () => { calculations += 1; return Promise.resolve(); });
  return { tell, told, calculations: () => calculations };
}

test('the functions are told another language or other limits, and Excel calculates again', async () => {
  const { tell, told, calculations } = bench();
  await tell(chinese);
  const stricter: FunctionSettings = { language: 'zh-CN', overrides: [{ id: 'restock.alertDays', value: 20 }] };
  await tell(stricter);
  expect(told).toEqual([chinese, stricter]);
  expect(calculations()).toBe(2);
});

test('what they know already costs no calculation', async () => {
  const { tell, told, calculations } = bench();
  await tell({ language: 'en', overrides: [] });
  await tell(chinese);
  await tell({ ...chinese });
  expect(told).toEqual([chinese]);
  expect(calculations()).toBe(1);
});

test('a page whose functions have not loaded is told later', async () => {
  let loaded = false;
  const told: unknown[] = [];
  const tell = functionTeller(() => (loaded ? { configure: (settings) => { told.push(settings); return []; } } : undefined), () => Promise.resolve());
  await tell(chinese);
  loaded = true;
  await tell(chinese);
  expect(told).toEqual([chinese]);
});
