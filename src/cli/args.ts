import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { civilDate, type CivilDate } from '../domain/civil';
import { marketplaceCodes, marketplaceOf } from '../domain/marketplace';
import { notice, type Notice } from '../domain/notice';
import { languages, type Language } from '../locale';

export interface InspectCommand {
  readonly name: 'inspect';
  readonly files: readonly string[];
}

export interface VerifyCommand {
  readonly name: 'verify';
  readonly file: string;
}

export interface DigestCommand {
  readonly name: 'digest';
  readonly file: string;
  /** Null where it was not said. */
  readonly marketplace: string | null;
  readonly date: CivilDate | null;
}

export interface ReportCommand {
  readonly name: 'report';
  readonly store: string;
  readonly marketplace: string;
  readonly date: CivilDate | null;
  readonly datesFromNames: boolean;
  readonly workbook: string | null;
  readonly adopt: boolean;
  /** A list for the product table. */
  readonly products: string | null;
  readonly out: string;
  readonly operator: string;
  readonly files: readonly string[];
}

export interface CommandLine {
  /** Null where it was not said. */
  readonly language: Language | null;
  readonly command: InspectCommand | ReportCommand | VerifyCommand | DigestCommand | { readonly name: 'help' } | { readonly name: 'wrong'; readonly problem: Notice };
}

const options = {
  lang: { type: 'string' }, store: { type: 'string' }, marketplace: { type: 'string' }, date: { type: 'string' }, 'dates-from-names': { type: 'boolean' },
  workbook: { type: 'string' }, adopt: { type: 'boolean' }, out: { type: 'string' }, operator: { type: 'string' }, products: { type: 'string' }, help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the command line. Whatever is wrong with it is a problem with its own text, never a stack. */
export function readCommandLine(argv: readonly string[]): CommandLine {
  let language: Language | null = null;
  const wrong = (code: string, params: Notice['params'] = {}): CommandLine => ({ language, command: { name: 'wrong', problem: notice(code, params) } });
  let parsed;
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    return wrong('bad-arguments', { reason: error instanceof Error ? error.message : String(error) });
  }
  const { values, positionals } = parsed;
  if (values.lang !== undefined) {
    language = languages.find((one) => one.toLowerCase() === values.lang?.toLowerCase()) ?? null;
    if (language === null) return wrong('bad-language', { value: values.lang });
  }
  const [name, ...files] = positionals;
  if (values.help || name === undefined || name === 'help') return { language, command: { name: 'help' } };
  if (name !== 'inspect' && name !== 'report' && name !== 'verify' && name !== 'digest') return wrong('unknown-command', { command: name });
  const [file] = files;
  if (file === undefined) return wrong('no-files');
  if (name === 'verify') return files.length === 1 ? { language, command: { name, file } } : wrong('one-file');
  if (name === 'inspect') return { language, command: { name, files } };

  const place = marketplaceOf(values.marketplace ?? '');
  const date = values.date === undefined ? null : civilDate(values.date);
  if (values.marketplace !== undefined && !place) return wrong('bad-marketplace', { value: values.marketplace, known: marketplaceCodes.join(' ') });
  if (values.date !== undefined && date === null) return wrong('bad-date', { value: values.date });
  if (name === 'digest') return files.length === 1 ? { language, command: { name, file, date, marketplace: place?.code ?? null } } : wrong('one-file');

  for (const option of ['store', 'marketplace', 'out'] as const) if (!values[option]?.trim()) return wrong('option-missing', { option });
  if (!place) return wrong('bad-marketplace', { value: values.marketplace ?? '', known: marketplaceCodes.join(' ') });
  const out = values.out ?? '';
  if (!/\.xlsx$/i.test(out)) return wrong('out-not-xlsx', { file: out });
  return {
    language,
    command: {
      name, files, date, out, marketplace: place.code, store: (values.store ?? '').trim(), datesFromNames: values['dates-from-names'] ?? false,
      workbook: values.workbook ?? null, adopt: values.adopt ?? false, products: values.products ?? null, operator: values.operator?.trim() || userInfo().username,
    },
  };
}
