import { goldenFiles, mutate, seeded, tryOut } from './mutations';

/**
 * Damages golden files and reads them: `npx tsx bench/fuzz-reports.ts [count] [seed]`. Ends with 1 after a crash, a hang
 * (longer than 5 s) or memory beyond 1 GB, and prints the seed and the number of the file that caused it.
 */
const count = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? 20_261_123);
const files = goldenFiles();
const random = seeded(seed);
const started = performance.now();
let peak = 0;
let faults = 0;
for (let index = 0; index < count && faults < 20; index += 1) {
  const file = mutate(files, random);
  const fault = await tryOut(file, 5_000);
  if (fault !== null) {
    faults += 1;
    process.stdout.write(`seed ${seed}, file ${index} (${file.name}, ${file.bytes.length} bytes): ${fault}\n`);
  }
  if (index % 500 === 0) peak = Math.max(peak, process.memoryUsage().rss);
  if (index % 10_000 === 9_999) process.stdout.write(`${index + 1} files, ${Math.round((performance.now() - started) / 1000)} s, ${Math.round(peak / 1_048_576)} MB\n`);
}
peak = Math.max(peak, process.memoryUsage().rss);
process.stdout.write(`${count} damaged files of ${files.length} golden ones read in ${Math.round((performance.now() - started) / 1000)} s: ${faults} faults, peak ${Math.round(peak / 1_048_576)} MB\n`);
process.exitCode = faults > 0 || peak > 1_073_741_824 ? 1 : 0;
