// `airlock up`: its options; the servers are loaded when it runs.
import { Command, InvalidArgumentError } from 'commander';
import type { UpCommandOptions } from './run-up.js';

export function upCommand(): Command {
  return new Command('up')
    .description('Start LiveKit, the gateway and a meeting on this machine: open it in two tabs.')
    .option('--lan [address]', 'serve the local network over HTTPS, so that a phone can join')
    .option('--port <number>', 'port of the web application (default: 5173, or the next free one)', parsePort)
    .option('--web-app <folder>', 'serve your own web application by Vite, in place of Airlock Meet')
    .option('--state-dir <folder>', 'where logs, keys and the database are kept', '.airlock')
    .action(async (options: UpCommandOptions) => {
      const { runUp } = await import('./run-up.js');
      await runUp(options);
    });
}

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new InvalidArgumentError('A port is a whole number from 1 to 65535.');
}
