// The enums of Spaces that LiveKit has not, written out with the values that they had.
import { VALUE_ROWS } from '@airlock-rtc/contract';

export const VALUE_ENUMS = ['AcrScore', 'ParticipantRole', 'ParticipantStatus', 'SubscriptionMode'] as const;

export type ValueEnum = (typeof VALUE_ENUMS)[number];

export function isValueEnum(name: string): name is ValueEnum {
  return (VALUE_ENUMS as readonly string[]).includes(name);
}

/** As a declaration in TypeScript. */
export function enumDeclaration(name: ValueEnum): string {
  const members = valuesOf(name).map(([member, value]) => `  ${member} = ${literal(value)},`);
  return `export enum ${name} {\n${members.join('\n')}\n}`;
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
