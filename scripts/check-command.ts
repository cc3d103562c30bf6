import { spawn } from 'node:child_process';
import type { CheckResult } from './check-report';

export interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a program to its end, its words collected; `onLine` sees each line of standard output as it comes. */
export function runCommand(program: string, args: readonly string[], options: { readonly minutes: number; readonly onLine?: (line: string) => void }): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, FORCE_COLOR: '0' } });
    const timer = setTimeout(() => { end(`Stopped after ${options.minutes} minutes.`); }, options.minutes * 60_000);
    const stop = (): void => { end('Stopped.'); };
    let output = '';
    let rest = '';
    const end = (why: string): void => {
      output += `\n${why}\n`;
      child.kill('SIGKILL');
    };
    process.once('SIGINT', stop);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (!options.onLine) {
        output += text;
        return;
      }
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(options.onLine);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
    const done = (code: number | null): void => {
      clearTimeout(timer);
      process.off('SIGINT', stop);
      if (rest !== '') options.onLine?.(rest);
      resolve({ code, output });
    };
    child.on('error', (error) => {
      output += error.message;
      done(null);
    });
    child.on('close', done);
  });
}

/** A check that is one program: it passes where the program ends with 0. */
export async function checkCommand(name: string, program: string, args: readonly string[], minutes = 10): Promise<CheckResult> {
  const started = performance.now();
  const { code, output } = await runCommand(program, args, { minutes });
  return one(name, started, code === 0 ? null : output || `${program} ended with ${code ?? 'a signal'}.`);
}

/** A check that is a piece of work here: it passes where nothing is thrown. */
export async function checkWork(name: string, work: () => unknown): Promise<CheckResult> {
  const started = performance.now();
  try {
    await work();
    return one(name, started, null);
  } catch (error) {
    return one(name, started, error instanceof Error ? error.message : String(error));
  }
}

function one(name: string, started: number, fault: string | null): CheckResult {
  return { name, seconds: (performance.now() - started) / 1000, passed: fault === null ? 1 : 0, failed: fault === null ? 0 : 1, details: fault ?? '' };
}
