import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

interface Program {
  /** For people: what it is and what it is used for. */
  readonly title: string;
  readonly names: readonly string[];
  readonly packages: readonly string[];
  /** Where to get it on a machine that is not Debian. */
  readonly elsewhere: string;
}

const programs = {
  libreOffice: { title: 'LibreOffice Calc', names: ['soffice', 'libreoffice'], packages: ['libreoffice-calc', 'fonts-noto-cjk', 'poppler-utils'], elsewhere: 'https://www.libreoffice.org/download' },
  pdftoppm: { title: 'pdftoppm (Poppler)', names: ['pdftoppm'], packages: ['poppler-utils'], elsewhere: 'https://poppler.freedesktop.org' },
  chromium: { title: 'Chromium', names: ['chromium', 'chromium-browser', 'google-chrome'], packages: ['chromium', 'fonts-noto-cjk'], elsewhere: 'https://www.chromium.org/getting-involved/download-chromium' },
} as const satisfies Record<string, Program>;

function find(names: readonly string[]): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(':')) for (const name of names) if (folder !== '' && existsSync(`${folder}/${name}`)) return `${folder}/${name}`;
  return null;
}

/** Path of a program; installs it with apt-get where it is missing and we may, else throws with what to install. */
function ensure({ title, names, packages, elsewhere }: Program): string {
  const found = find(names);
  if (found !== null) return found;
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  const mayInstall = process.getuid?.() === 0 && find(['apt-get']) !== null;
  if (!mayInstall) throw new Error(`${title} is missing. On Debian or Ubuntu: sudo ${command}\nElsewhere: ${elsewhere}`);
  console.error(`${title} is missing; installing: ${command}`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env: environment, timeout: 300_000 });
  const done = spawnSync('apt-get', command.split(' ').slice(1), { stdio: ['ignore', 'ignore', 'inherit'], env: environment, timeout: 1_200_000 });
  const installed = find(names);
  if (done.status !== 0 || installed === null) throw new Error(`${title} could not be installed (apt-get ended with ${done.status ?? done.signal}). Install it by hand: ${command}`);
  return installed;
}

export function ensureLibreOffice(): string {
  return ensure(programs.libreOffice);
}

export function ensurePdfToPng(): string {
  return ensure(programs.pdftoppm);
}

export function ensureChromium(): string {
  return ensure(programs.chromium);
}
