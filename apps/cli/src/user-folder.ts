// The folder that a person is in: npm runs a script in the folder of its package, and says where it was typed.
import { relative, resolve } from 'node:path';

interface Environment {
  readonly npm_lifecycle_event?: string;
  readonly INIT_CWD?: string;
}

/** `npm --prefix ~/airlock run airlock -- migrate .` means the folder where that was typed. */
export function userFolder(env: Environment = process.env): string {
  return env.npm_lifecycle_event === 'airlock' && env.INIT_CWD ? env.INIT_CWD : process.cwd();
}

/** A path as it was typed. */
export function fromUser(path: string): string {
  return resolve(userFolder(), path);
}

/** A path as the person would type it. */
export function toUser(path: string): string {
  return relative(userFolder(), path) || '.';
}
