import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Where Linux distributions, macOS and Windows keep a Chromium. */
const places: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * The path of a Chromium. Installs Debian's package where there is none and we may (root, apt-get); throws with what to
 * do otherwise.
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== null) return found;
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium from the distribution …');
    // The packages alone: what they recommend is desktop furniture. Chinese pages need a font with Chinese.
    const packages = ['chromium', 'fonts-noto-cjk'];
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
    const installed = findChromium();
    if (installed !== null) return installed;
  }
  throw new Error('There is no Chromium on this machine. Install one (Debian and Ubuntu: sudo apt-get install chromium fonts-noto-cjk) or say where it is: CHROMIUM=/path/to/chromium');
}

function findChromium(): string | null {
  const given = process.env['CHROMIUM'];
  if (given !== undefined && !existsSync(given)) throw new Error(`CHROMIUM is ${given}, and there is no such file.`);
  return given ?? places.find((place) => existsSync(place)) ?? null;
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`);
}

/** Chromium refuses its sandbox to root, as in containers; everywhere else the sandbox stays. */
export function chromiumArguments(): readonly string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
