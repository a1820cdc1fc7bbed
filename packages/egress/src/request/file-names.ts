// Names of files as LiveKit Egress (1.14) makes them: placeholders, defaults, endings; never outside their folder.
import { isAbsolute, relative, resolve } from 'node:path';
import { PsrpcError } from '@airlock-rtc/psrpc';

export interface NameContext {
  readonly roomName: string;
  readonly roomId: string;
  readonly now: Date;
}

/** Endings that are replaced when they are not the right one. */
const KNOWN_ENDING = /\.(mp4|ogg|mp3|webm|ts|m3u8|jpe?g|json|ivf|h264|vp8|raw)$/;

/** `{room_name}-{time}` in the folder that was asked for, when no name was given. */
export function fileName(wanted: string, ending: string, context: NameContext): string {
  const filled = fillIn(wanted, context);
  if (filled === '' || filled.endsWith('/')) return `${filled}${defaultName(context)}${ending}`;
  return filled.endsWith(ending) ? filled : filled.replace(KNOWN_ENDING, '') + ending;
}

export function defaultName(context: NameContext): string {
  return fillIn('{room_name}-{time}', context);
}

/** The values of placeholders are names that strangers chose: no slash of theirs makes a folder. */
export function fillIn(text: string, { roomName, roomId, now }: NameContext): string {
  const digits = now.toISOString().replace(/[^0-9]/g, '');
  const values: Record<string, string> = {
    room_name: roomName,
    room_id: roomId,
    time: `${now.toISOString().slice(0, 10)}T${digits.slice(8, 14)}`,
    utc: digits.slice(0, 17),
  };
  return text.replace(/\{(room_name|room_id|time|utc)\}/g, (_, name: string) =>
    values[name]!.replaceAll(/[/\\\0]/g, '-').replace(/^\.+$/, '-'),
  );
}

/** @throws PsrpcError `invalid_argument` for a name that leaves the folder. */
export function pathOf(name: string, outputFolder: string | undefined): string {
  if (name.includes('\0')) throw outside();
  const path = resolve(outputFolder ?? process.cwd(), name);
  if (outputFolder === undefined && isAbsolute(name)) return path;
  const inside = relative(outputFolder ?? process.cwd(), path);
  if (inside.startsWith('..') || isAbsolute(inside)) throw outside();
  return path;
}

function outside(): PsrpcError {
  return new PsrpcError(
    'invalid_argument',
    'The file would lie outside of its folder: give a name below it.',
  );
}
