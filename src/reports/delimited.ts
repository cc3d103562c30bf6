import { limits } from './limits';

export type Delimiter = ',' | ';' | '\t';

export interface Dialect {
  readonly delimiter: Delimiter;
  /** Whether `"` encloses cells. Amazon's tab-separated files do not quote: their titles hold bare inch marks. */
  readonly quoted: boolean;
}

const quote = '"';

/**
 * Reads records from delimited text one after another: RFC 4180, and what Amazon's exports and people's programs make of
 * it: any line end, mixed; `="…"` guards that hold the delimiter; a quote within a quoted cell that was not doubled; the
 * backslash that the campaign report writes before a doubled quote. After `next`, the position of the record stands in
 * `line`, `start` and `end`.
 */
export class RecordReader {
  /** 1-based line on which the record last read begins. */
  line = 0;
  /** Offset of its first character. */
  start = 0;
  /** Offset behind its last character, before the line end. */
  end = 0;
  /** Offset up to which the text decided what the record last read is: what follows cannot change it. */
  reach = 0;
  /** The record last read ran into the end of the text, or beyond all reason, within a quoted cell. */
  unclosed = false;

  private at: number;
  private nextLine: number;
  private nextLf = -1;
  private nextCr = -1;
  private nextDelimiter = -1;
  private unclosedSeen: number;
  private readonly text: string;
  private readonly dialect: Dialect;

  /** `unclosed` quoted cells that never closed were met before this text. */
  constructor(text: string, dialect: Dialect, from = 0, line = 1, unclosed = 0) {
    this.text = text;
    this.dialect = dialect;
    this.at = from;
    this.nextLine = line;
    this.unclosedSeen = unclosed;
  }

  /** Goes back to behind the first line of the record last read, which is then known to be damaged. */
  skipFirstLine(): void {
    this.nextLf = -1;
    this.nextCr = -1;
    this.nextDelimiter = -1;
    const end = this.lineEnd(this.start);
    this.end = end;
    this.at = this.pastLineEnd(end);
    this.nextLine = this.line + 1;
  }

  /** Where the next record begins. */
  get position(): { readonly offset: number; readonly line: number } {
    return { offset: this.at, line: this.nextLine };
  }

  /** Whether the record last read takes more than one line. */
  get multiLine(): boolean {
    return this.nextLine - this.line > 1;
  }

  /** The cells of the next record, or null at the end. A blank line is a record of one empty cell; cells beyond the bound are dropped. */
  next(): string[] | null {
    const { text } = this;
    if (this.at >= text.length) return null;
    this.line = this.nextLine;
    this.start = this.at;
    this.unclosed = false;
    this.reach = 0;
    const cells: string[] = [];
    const quoted = this.dialect.quoted && this.unclosedSeen < limits.unclosedQuotes;
    let at = this.at;
    let lineEnd = this.lineEnd(at);
    for (;;) {
      const first = text.charCodeAt(at);
      const guarded = quoted && first === 61 && text.charCodeAt(at + 1) === 34;
      if (quoted && (first === 34 || guarded) && at < text.length) {
        const closed = this.quotedCell(guarded ? at + 1 : at);
        if (!closed) this.reach = Math.max(this.reach, at + 1 + limits.cellCharacters);
        if (!closed && guarded) {
          const stop = this.cellEnd(at, lineEnd);
          cells.push(text.slice(at, stop));
          at = stop;
        } else if (!closed) {
          cells.push(text.slice(at + 1, Math.min(text.length, at + limits.cellCharacters)));
          this.unclosed = true;
          this.unclosedSeen += 1;
          at = text.length;
          lineEnd = at;
        } else {
          cells.push(closed.value);
          at = closed.end;
          if (at > lineEnd) lineEnd = this.lineEnd(at);
        }
      } else {
        const stop = this.cellEnd(at, lineEnd);
        cells.push(text.slice(at, stop));
        at = stop;
      }
      if (at >= lineEnd) break;
      if (cells.length > limits.columns) {
        at = lineEnd;
        break;
      }
      at += 1;
    }
    this.end = at;
    if (!this.unclosed) this.reach = Math.max(this.reach, at);
    this.at = this.pastLineEnd(at);
    this.nextLine += 1;
    return cells;
  }

  private cellEnd(from: number, lineEnd: number): number {
    if (this.nextDelimiter < from) {
      const found = this.text.indexOf(this.dialect.delimiter, from);
      this.nextDelimiter = found < 0 ? this.text.length : found;
    }
    return Math.min(this.nextDelimiter, lineEnd);
  }

  /** The quoted cell that opens at `open`: its value and the offset behind it; null where it does not close in reason. */
  private quotedCell(open: number): { value: string; end: number } | null {
    const { text } = this;
    const bound = Math.min(text.length, open + limits.cellCharacters);
    let lines = 0;
    let counted = open + 1;
    let plain = true;
    let from = open + 1;
    for (;;) {
      const at = text.indexOf(quote, from);
      if (at < 0 || at > bound) return null;
      if (text.charCodeAt(at + 1) === 34) {
        plain = false;
        from = at + 2;
        continue;
      }
      const end = this.closes(at + 1);
      if (end < 0) {
        plain = false;
        from = at + 1;
        continue;
      }
      for (let newline = this.lineEnd(counted); newline < at; newline = this.lineEnd(counted)) {
        lines += 1;
        counted = this.pastLineEnd(newline);
      }
      this.nextLine += lines;
      const value = text.slice(open + 1, at);
      return { value: plain ? value : value.replace(/\\?""?/g, quote), end };
    }
  }

  /** Where the cell ends if a closing quote stands before `at` (blanks may follow it); -1 where that quote is part of the text. */
  private closes(at: number): number {
    const { text } = this;
    const { delimiter } = this.dialect;
    for (let end = at; ; end += 1) {
      if (end >= text.length) return text.length;
      const char = text[end];
      if (char === delimiter || char === '\n' || char === '\r') return end;
      if (char !== ' ') return -1;
    }
  }

  /** Offset of the next line end at or behind `from`. The searches remember what they found, so each character is seen once. */
  private lineEnd(from: number): number {
    if (this.nextLf < from) {
      const found = this.text.indexOf('\n', from);
      this.nextLf = found < 0 ? this.text.length : found;
    }
    if (this.nextCr < from) {
      const found = this.text.indexOf('\r', from);
      this.nextCr = found < 0 ? this.text.length : found;
    }
    return Math.min(this.nextLf, this.nextCr);
  }

  private pastLineEnd(at: number): number {
    if (at >= this.text.length) return at;
    return this.text.charCodeAt(at) === 13 && this.text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
  }
}
