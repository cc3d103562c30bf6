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
  /** How dates that read both ways are written; null where it was not said. */
  readonly dateOrder: 'mdy' | 'dmy' | null;
  readonly workbook: string | null;
  readonly adopt: boolean;
  /** A list for the product table. */
  readonly products: string | null;
  readonly out: string;
  readonly operator: string;
  readonly files: readonly string[];
}

export interface ShareCommand {
  readonly name: 'share';
  readonly file: string;
  readonly out: string;
}

export interface TakeReviewCommand {
  readonly name: 'take-review';
  /** The team's workbook. */
  readonly file: string;
  /** The copy that came back. */
  readonly copy: string;
  readonly out: string;
}

export interface MergeCommand {
  readonly name: 'merge';
  /** The workbook that takes rows over. */
  readonly file: string;
  /** The copy they come from. */
  readonly copy: string;
  /** Null: only what would be joined is told. */
  readonly out: string | null;
  readonly operator: string;
}

export interface TemplateCommand {
  readonly name: 'template';
  readonly store: string;
  readonly marketplaces: readonly string[];
  readonly operator: string;
  readonly out: string;
}

export interface CommandLine {
  /** Null where it was not said. */
  readonly language: Language | null;
  readonly command: InspectCommand | ReportCommand | VerifyCommand | DigestCommand | ShareCommand | TakeReviewCommand | MergeCommand | TemplateCommand | { readonly name: 'help' } | { readonly name: 'wrong'; readonly problem: Notice };
}

const dateOrders = ['mdy', 'dmy'] as const;

const options = {
  lang: { type: 'string' }, store: { type: 'string' }, marketplace: { type: 'string' }, date: { type: 'string' }, 'dates-from-names': { type: 'boolean' }, 'date-order': { type: 'string' },
  workbook: { type: 'string' }, adopt: { type: 'boolean' }, out: { type: 'string', short: 'o' }, operator: { type: 'string' }, products: { type: 'string' }, help: { type: 'boolean', short: 'h' },
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
  const known = ['inspect', 'report', 'verify', 'digest', 'share', 'take-review', 'merge', 'template'] as const;
  const command = known.find((one) => one === name);
  if (command === undefined) return wrong('unknown-command', { command: name });
  if (command === 'merge') return merging(files, values, language, wrong);
  if (command === 'share' || command === 'take-review' || command === 'template') return sharing(command, files, values, language, wrong);
  return reading(command, files, values, language, wrong);
}

type Values = Readonly<Partial<Record<'store' | 'marketplace' | 'date' | 'date-order' | 'workbook' | 'out' | 'operator' | 'products', string>> & Partial<Record<'dates-from-names' | 'adopt', boolean>>>;
type Wrong = (code: string, params?: Notice['params']) => CommandLine;

const operatorOf = (values: Values): string => values.operator?.trim() || userInfo().username;

function merging(files: readonly string[], values: Values, language: Language | null, wrong: Wrong): CommandLine {
  const [file, copy] = files;
  const out = values.out?.trim() || null;
  if (file === undefined) return wrong('no-files');
  if (copy === undefined || files.length !== 2) return wrong('two-workbooks');
  if (out !== null && !/\.xlsx$/i.test(out)) return wrong('out-not-xlsx', { file: out });
  return { language, command: { name: 'merge', file, copy, out, operator: operatorOf(values) } };
}

/** Copies, reviewed copies and templates: all write a file. */
function sharing(name: 'share' | 'take-review' | 'template', files: readonly string[], values: Values, language: Language | null, wrong: Wrong): CommandLine {
  const out = values.out?.trim() ?? '';
  if (out === '') return wrong('option-missing', { option: 'out' });
  if (!/\.xlsx$/i.test(out)) return wrong('out-not-xlsx', { file: out });
  if (name === 'template') {
    const store = values.store?.trim() ?? '';
    if (store === '') return wrong('option-missing', { option: 'store' });
    const asked = (values.marketplace ?? '').split(/[,;，；\s]+/).filter((one) => one !== '');
    const unknown = asked.find((one) => !marketplaceOf(one));
    if (unknown !== undefined) return wrong('bad-marketplace', { value: unknown, known: marketplaceCodes.join(' ') });
    return { language, command: { name, store, marketplaces: asked.flatMap((one) => marketplaceOf(one)?.code ?? []), operator: operatorOf(values), out } };
  }
  const [file, copy] = files;
  if (file === undefined) return wrong('no-files');
  if (name === 'share') return files.length === 1 ? { language, command: { name, file, out } } : wrong('one-file');
  return copy !== undefined && files.length === 2 ? { language, command: { name, file, copy, out } } : wrong('two-files');
}

function reading(name: 'inspect' | 'report' | 'verify' | 'digest', files: readonly string[], values: Values, language: Language | null, wrong: Wrong): CommandLine {
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
  const dateOrder = dateOrders.find((one) => one === values['date-order']?.toLowerCase()) ?? null;
  if (values['date-order'] !== undefined && dateOrder === null) return wrong('bad-date-order', { value: values['date-order'] });
  const out = values.out ?? '';
  if (!/\.xlsx$/i.test(out)) return wrong('out-not-xlsx', { file: out });
  return {
    language,
    command: {
      name, files, date, dateOrder, out, marketplace: place.code, store: (values.store ?? '').trim(), datesFromNames: values['dates-from-names'] ?? false,
      workbook: values.workbook ?? null, adopt: values.adopt ?? false, products: values.products ?? null, operator: operatorOf(values),
    },
  };
}
