// Reads what is piped into the command.
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { CliError } from '../cli-error.js';
import { ownCommand } from '../own-command.js';

export async function readStandardInput(
  input: Readable & { isTTY?: boolean } = process.stdin,
): Promise<string> {
  const piped = input.isTTY ? '' : (await text(input)).trim();
  if (piped) return piped;
  throw new CliError(
    'missing_input',
    `There is no token: ${ownCommand()} token --show <jwt>, or pipe one in.`,
  );
}
