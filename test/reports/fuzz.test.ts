import { goldenFiles, mutate, seeded, tryOut } from '../../bench/mutations';

// The long run is bench/fuzz-reports.ts; this one keeps watch on every change.
test('400 damaged files: no crash, no hang, nothing that is not finite', async () => {
  const files = goldenFiles();
  const random = seeded(1);
  const faults: string[] = [];
  for (let index = 0; index < 400; index += 1) {
    const file = mutate(files, random);
    const fault = await tryOut(file, 20_000);
    if (fault !== null) faults.push(`${index} ${file.name}: ${fault}`);
  }
  expect(files.length).toBeGreaterThan(200);
  expect(faults).toEqual([]);
});
