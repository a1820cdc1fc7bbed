// A program that runs until it is stopped, with what it has printed so far.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface RunningProgram extends AsyncDisposable {
  /** Resolves with the match once it is printed. Rejects when the program ends without. */
  saying(pattern: RegExp): Promise<RegExpExecArray>;
  /** Sends the signal, and gives the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export function startProgram(
  [program, ...args]: readonly [string, ...string[]],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): RunningProgram {
  // npx does not pass signals on: as in a terminal, they go to the whole group.
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let printed = '';
  let hasEnded = false;
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      printed += text;
      child.emit('printed');
    });
  const ended = once(child, 'close').then(([code]) => {
    hasEnded = true;
    child.emit('printed');
    return code as number | null;
  });
  const stop = (signal: NodeJS.Signals = 'SIGINT') => {
    if (!hasEnded && child.pid) process.kill(-child.pid, signal);
    return ended;
  };
  return {
    stop,
    saying: async (pattern) => {
      for (;;) {
        const match = pattern.exec(printed);
        if (match) return match;
        if (hasEnded)
          throw new Error(`${program} ${args.join(' ')} ended without saying ${pattern}:\n${printed}`);
        await once(child, 'printed');
      }
    },
    [Symbol.asyncDispose]: async () => void (await stop('SIGKILL')),
  };
}
