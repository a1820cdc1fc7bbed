// Shows a Mux or LiveKit token as a table, both vocabularies side by side.
import { readToken, type UnverifiedToken } from '@airlock-rtc/tokens';
import Table from 'cli-table3';
import pc from 'picocolors';
import { inBothVocabularies } from './both-vocabularies.js';
import { checkSignature, type SignatureKeys, type SignatureVerdict } from './check-signature.js';
import { printable } from './printable.js';

export interface ShownToken {
  readonly text: string;
  readonly verdict: SignatureVerdict;
}

const NO_LINES_BETWEEN_ROWS = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };

export async function showToken(
  text: string,
  keys: SignatureKeys,
  now: () => number = Date.now,
): Promise<ShownToken> {
  const token = readToken(text);
  const verdict = await checkSignature(text, token, keys, now);
  const color = { good: pc.green, refused: pc.red, unchecked: pc.yellow }[verdict.status];
  return { text: `${tableOf(token, now())}\n${color(verdict.text)}`, verdict };
}

function tableOf(token: UnverifiedToken, nowMs: number): string {
  const [head, rows] = token.kind === 'unknown' ? plain(token) : translated(token, nowMs);
  const style = pc.isColorSupported ? { head: ['bold'], border: ['gray'] } : { head: [], border: [] };
  const table = new Table({ head, style, chars: NO_LINES_BETWEEN_ROWS });
  table.push(...rows.map((row) => [...row]));
  return table.toString();
}

function translated(token: UnverifiedToken, nowMs: number): [string[], (readonly string[])[]] {
  const isMux = token.kind === 'mux';
  const head = ['', isMux ? 'Mux (this token)' : 'Mux', isMux ? 'LiveKit' : 'LiveKit (this token)'];
  return [head, inBothVocabularies(token, nowMs)];
}

function plain({ header, claims }: UnverifiedToken): [string[], string[][]] {
  const rows = (part: string, of: object) =>
    Object.entries(of).map(([name, value]) => [part, printable(name), printable(value)]);
  return [
    ['', 'name', 'value'],
    [...rows('header', header), ...rows('claim', claims)],
  ];
}
