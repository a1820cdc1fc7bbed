// Runs the program as a person does, in a process of its own, to its exit code.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../bin/airlock.mjs', import.meta.url));

export interface ProgramRun {
  /** Null when the program was killed, because it had not ended in time. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  readonly env?: Record<string, string>;
  readonly input?: string;
  readonly cwd?: string;
  /** Interrupts the program as Ctrl-C does, once its output matches. */
  readonly interruptAt?: RegExp;
  /** A program that has not ended by then is killed. Default 60 s. */
  readonly limitMs?: number;
}

export async function runAirlock(words: readonly string[], options: RunOptions = {}): Promise<ProgramRun> {
  const { env = {}, input = '', cwd, interruptAt, limitMs = 60_000 } = options;
  const child = spawn(process.execPath, [program, ...words], {
    ...(cwd && { cwd }),
    env: { ...process.env, NO_COLOR: '1', ...env },
  });
  const limit = setTimeout(() => child.kill('SIGKILL'), limitMs);
  const run = { stdout: '', stderr: '' };
  let isInterrupted = false;
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      run[name] += text;
      if (isInterrupted || !interruptAt?.test(run.stdout + run.stderr)) return;
      isInterrupted = true;
      child.kill('SIGINT');
    });
  }
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  );
  clearTimeout(limit);
  return { code, ...run };
}
