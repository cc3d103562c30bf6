import { intersection, without } from '../area';
import type { ValidationData } from '../data';
import { denied, invalid } from '../errors';
import { describe, finite, flag, oneOf, record, text } from '../node';
import type { RangeSelf } from '../world';

/** The rule over the whole range, made new where there is none. */
function own({ sheet, area }: RangeSelf): ValidationData {
  if (sheet.protection) throw denied(`${sheet.name} is protected.`);
  const same = sheet.validations.find(({ area: at }) => at.row === area.row && at.column === area.column && at.rows === area.rows && at.columns === area.columns);
  if (same) return same;
  const made: ValidationData = { area, rule: {}, ignoreBlanks: true };
  sheet.validations = [...sheet.validations.flatMap((other) => without(other.area, area).map((part) => ({ ...other, area: part }))), made];
  return made;
}

function changed({ world, sheet }: RangeSelf): void {
  world.book.changed({ kind: 'sheet', sheet: sheet.id, part: 'validations', origin: 'addin' });
}

function found({ sheet, area }: RangeSelf): ValidationData | undefined {
  return sheet.validations.find((rule) => intersection(rule.area, area));
}

const operators = ['Between', 'NotBetween', 'EqualTo', 'NotEqualTo', 'GreaterThan', 'LessThan', 'GreaterThanOrEqualTo', 'LessThanOrEqualTo'] as const;

/** The longest list Excel takes as text. */
const maxList = 255;

function readRule(value: unknown): ValidationData['rule'] {
  const input = record(value, 'a rule');
  const [kind, ...others] = Object.keys(input);
  if (kind === undefined || others.length > 0) throw invalid('a validation rule has one kind');
  const rule = record(input[kind], kind);
  if (kind === 'list') {
    const source = text(rule['source'], 'source');
    if (!source.startsWith('=') && source.length > maxList) throw invalid(`a list of ${source.length} characters; Excel takes ${maxList}`);
    return { list: { inCellDropDown: flag(rule['inCellDropDown'], 'inCellDropDown'), source } };
  }
  if (!['decimal', 'wholeNumber', 'date', 'textLength'].includes(kind)) throw invalid(`validation ${kind}`);
  oneOf(rule['operator'], operators, 'operator');
  for (const key of ['formula1', 'formula2']) if (rule[key] !== undefined && typeof rule[key] !== 'string') finite(rule[key], key);
  return { [kind]: rule };
}

export const validationNode = describe<RangeSelf>('DataValidation', {
  get: {
    Rule: (self) => found(self)?.rule ?? {},
    IgnoreBlanks: (self) => found(self)?.ignoreBlanks ?? true,
    Prompt: (self) => found(self)?.prompt ?? null,
    ErrorAlert: (self) => found(self)?.errorAlert ?? null,
    Type: (self) => Object.keys(found(self)?.rule ?? {})[0] ?? 'None',
  },
  set: {
    Rule: (self, value) => {
      own(self).rule = readRule(value);
      changed(self);
    },
    IgnoreBlanks: (self, value) => {
      own(self).ignoreBlanks = flag(value, 'ignoreBlanks');
      changed(self);
    },
    Prompt: (self, value) => {
      const input = record(value, 'a prompt');
      own(self).prompt = { title: limited(input['title'], 32), message: limited(input['message'], 255), showPrompt: flag(input['showPrompt'], 'showPrompt') };
      changed(self);
    },
    ErrorAlert: (self, value) => {
      const input = record(value, 'an alert');
      own(self).errorAlert = {
        title: limited(input['title'], 32), message: limited(input['message'], 255), showAlert: flag(input['showAlert'], 'showAlert'),
        style: oneOf(input['style'], ['Stop', 'Warning', 'Information'] as const, 'style'),
      };
      changed(self);
    },
  },
  call: {
    Clear: (self) => {
      self.sheet.validations = self.sheet.validations.flatMap((rule) => without(rule.area, self.area).map((part) => ({ ...rule, area: part })));
      changed(self);
    },
  },
});

/** Titles hold 32 characters and messages 255. */
function limited(value: unknown, most: number): string {
  const words = text(value, 'a text');
  if (words.length > most) throw invalid(`${words.length} characters where ${most} fit`);
  return words;
}
