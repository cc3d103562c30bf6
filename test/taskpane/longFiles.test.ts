import { contentHash } from '../../src/domain/chain';
import { civilDate } from '../../src/domain/civil';
import { Cancelled, WorkClient } from '../../src/taskpane/work/client';
import type { Progress, Source, SourceReading } from '../../src/taskpane/work/messages';
import { WorkServer } from '../../src/taskpane/work/server';

const header = 'Date,Campaign Name,Impressions,Clicks,Spend,7 Day Total Sales,7 Day Total Orders (#)';
const text = [header, ...Array.from({ length: 60_000 }, (_, row) => `03/04/2026,Bottles ${row % 300} for school and office,100,5,"US$1,001.50",20.00,1`)].join('\r\n');
const source: Source = { kind: 'file', name: 'year.csv', blob: new Blob([text]) };
const context = { today: civilDate('2026-11-22')!, remembered: [] };

async function readBy(server: WorkServer, onProgress?: (progress: Progress) => void, corrections = {}): Promise<SourceReading> {
  const answer = await server.answer({ ask: 'read', id: 's1', source, context, corrections }, onProgress);
  if (answer.answer !== 'read') throw new Error(answer.answer);
  return answer.reading;
}

test('a long file is read in slices to what it is read to whole, and tells how far it is', async () => {
  const told: number[] = [];
  const long = await readBy(new WorkServer(1_000_000), ({ done, all }) => told.push(done / all));
  const whole = await readBy(new WorkServer());
  expect(long.hash).toBe(contentHash(new TextEncoder().encode(text)));
  expect(long.hash).toBe(whole.hash);
  const plain = ({ tables }: SourceReading) => tables.map((table) => ('problem' in table ? table : { ...table, firstRows: [] }));
  expect(plain(long)).toEqual(plain(whole));
  expect(long.tables).toMatchObject([{ rows: 60_000, totals: { spend: 60_090_000 } }]);
  expect(told.length).toBeGreaterThan(3);
  expect(told).toEqual([...told].sort((left, right) => left - right));
  expect(told.at(-1)).toBe(1);
});

test('what the person says of a long file holds for it', async () => {
  const { tables } = await readBy(new WorkServer(1_000_000), undefined, { 's1:0': { dateOrder: 'dmy', marketplace: 'CA' } });
  expect(tables).toMatchObject([{ days: { from: '2026-04-03', to: '2026-04-03' }, schema: { marketplace: { value: 'CA' } } }]);
});

test('reading stops where it is cancelled', async () => {
  let heard = 0;
  const stopped = readBy(new WorkServer(1_000_000), () => {
    heard += 1;
    throw new Cancelled();
  });
  await expect(stopped).rejects.toBeInstanceOf(Cancelled);
  expect(heard).toBe(1);
});

test('progress reaches the pane, and none after a cancel', async () => {
  const server = new WorkServer(1_000_000);
  let ended = false;
  const client = new WorkClient(() => Promise.resolve({
    ask: (request, onProgress) => server.answer(request, (progress) => {
      if (ended) throw new Cancelled();
      onProgress?.(progress);
    }),
    end: () => {
      ended = true;
    },
  }));
  const parts: number[] = [];
  const reading = client.read('s1', source, context, {}, ({ done, all }) => {
    parts.push(done / all);
    if (parts.length === 2) client.cancel();
  });
  await expect(reading).rejects.toBeInstanceOf(Cancelled);
  expect(parts).toHaveLength(2);
});
