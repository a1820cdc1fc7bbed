// The enums of Spaces that LiveKit has not, written out with the values that they had.
import { VALUE_ROWS } from '@airlock-rtc/contract';
import type { Piece } from './pieces.js';

export const VALUE_ENUMS = ['AcrScore', 'ParticipantRole', 'ParticipantStatus', 'SubscriptionMode'] as const;

export type ValueEnum = (typeof VALUE_ENUMS)[number];

export function isValueEnum(name: string): name is ValueEnum {
  return (VALUE_ENUMS as readonly string[]).includes(name);
}

export function enumPieces(): Readonly<Record<ValueEnum, Piece>> {
  const pieces = VALUE_ENUMS.map((name) => [
    name,
    { imports: {}, needs: [], code: () => `export enum ${name} {\n${members(name).join('\n')}\n}` },
  ]);
  return Object.fromEntries(pieces) as Record<ValueEnum, Piece>;
}

function members(name: ValueEnum): string[] {
  return valuesOf(name).map(([member, value]) => `  ${member} = ${literal(value)},`);
}

/** As an object, with the names by their numbers, as in what TypeScript makes of an enum. */
export function enumObject(name: ValueEnum, local: string): string {
  const entries = valuesOf(name).flatMap(([member, value]) =>
    typeof value === 'number' ? [`${value}: '${member}'`, `${member}: ${value}`] : [`${member}: '${value}'`],
  );
  return `const ${local} = { ${entries.join(', ')} };`;
}

function valuesOf(name: ValueEnum): (readonly [string, string | number])[] {
  return VALUE_ROWS.filter(({ mux }) => mux.startsWith(`${name}.`)).map(({ mux, muxValue }) => [
    mux.slice(name.length + 1),
    muxValue,
  ]);
}

function literal(value: string | number): string {
  return typeof value === 'number' ? String(value) : `'${value}'`;
}
