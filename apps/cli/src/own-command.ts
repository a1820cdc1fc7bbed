// The command by which this program was started, for commands that are printed and work as printed.
import { relative } from 'node:path';

/** `npm run airlock --` in a clone, `npx airlock` where it is a dependency, otherwise the program's own path. */
export function ownCommand(
  env: NodeJS.ProcessEnv = process.env,
  program = process.argv[1] ?? 'airlock',
): string {
  if (env.npm_lifecycle_event === 'airlock') {
    const isElsewhere = env.INIT_CWD !== undefined && env.INIT_CWD !== process.cwd();
    return `npm ${isElsewhere ? `--prefix ${quoted(process.cwd())} ` : ''}run --silent airlock --`;
  }
  if (/^node_modules[\\/](\.bin|airlock-rtc)[\\/]/.test(relative(process.cwd(), program)))
    return 'npx airlock';
  return program.endsWith('.mjs') || program.endsWith('.js') ? `node ${quoted(program)}` : 'airlock';
}

/** For a shell: left as it is where nothing in it is special there. */
export function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
