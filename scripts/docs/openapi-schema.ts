// Says the schemas of an OpenAPI document in words, and makes examples of them.
import { code, prose } from './markdown.js';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly description?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
}
type Schemas = Readonly<Record<string, Schema>>;

export function nameOf({ $ref }: Schema): string | undefined {
  return $ref?.split('/').at(-1);
}

/** In a few words, with a link where the schema has fields of its own. */
export function typeOf(schema: Schema, schemas: Schemas): string {
  const name = nameOf(schema);
  const named = name === undefined ? undefined : schemas[name];
  if (named && !hasFields(named)) return typeOf(named, schemas);
  if (name) return `[${name}](/reference/schemas#${name.toLowerCase()})`;
  if (schema.enum) return schema.enum.map((value) => code(String(value))).join(', ');
  if (schema.const !== undefined) return code(String(schema.const));
  if (schema.items) return `list of ${typeOf(schema.items, schemas)}`;
  const variants = schema.oneOf ?? schema.anyOf ?? schema.allOf;
  if (variants) return variants.map((each) => typeOf(each, schemas)).join(schema.allOf ? ' and ' : ' or ');
  const limits = [
    schema.minimum !== undefined && schema.maximum !== undefined && `${schema.minimum} to ${schema.maximum}`,
    schema.maxLength !== undefined && `at most ${schema.maxLength} characters`,
    schema.maxItems !== undefined && `at most ${schema.maxItems}`,
  ].filter((each) => each !== false);
  return [[schema.type].flat().join(' or '), ...limits].join(', ');
}

/** Whether the page of schemas has a section for it. */
export function hasFields(schema: Schema): boolean {
  return (schema.properties ?? schema.allOf) !== undefined;
}

export function fieldRows(schema: Schema, schemas: Schemas): string[][] {
  const { properties, required } = flatten(schema, schemas);
  return Object.entries(properties).map(([name, field]) => {
    const whole = schemas[nameOf(field) ?? ''] ?? field;
    // What has no fields is told here; the rest is in a section of its own.
    const isSimple = !hasFields(whole);
    const type = typeOf(field, schemas);
    const standard = whole.default === undefined ? '' : ` By default ${code(String(whole.default))}.`;
    return [
      code(name),
      `${type}${required.has(name) ? ', required' : ''}`,
      `${prose(field.description ?? (isSimple ? whole.description : undefined) ?? '')}${standard}`.trim(),
    ];
  });
}

/** With a value of each field's type. */
export function exampleOf(schema: Schema, schemas: Schemas, depth = 0): unknown {
  const whole = schemas[nameOf(schema) ?? ''] ?? schema;
  if (whole.default !== undefined) return whole.default;
  if (whole.enum) return whole.enum[0];
  if (whole.const !== undefined) return whole.const;
  if (whole.oneOf ?? whole.anyOf) return exampleOf((whole.oneOf ?? whole.anyOf)![0]!, schemas, depth);
  if (whole.items) return depth > 4 ? [] : [exampleOf(whole.items, schemas, depth + 1)];
  if (whole.properties ?? whole.allOf) {
    const { properties } = flatten(whole, schemas);
    return Object.fromEntries(
      Object.entries(properties).map(([name, field]) => [name, exampleOf(field, schemas, depth + 1)]),
    );
  }
  const type = [whole.type].flat()[0];
  if (type === 'integer' || type === 'number') return 1;
  if (type === 'boolean') return false;
  return type === 'string' ? '…' : {};
}

interface Fields {
  readonly properties: Readonly<Record<string, Schema>>;
  readonly required: ReadonlySet<string>;
}

function flatten(schema: Schema, schemas: Schemas): Fields {
  const parts = (schema.allOf ?? []).map((part) => flatten(schemas[nameOf(part) ?? ''] ?? part, schemas));
  return {
    properties: Object.assign(
      {},
      ...parts.map(({ properties }) => properties),
      schema.properties,
    ) as Fields['properties'],
    required: new Set([...parts.flatMap(({ required }) => [...required]), ...(schema.required ?? [])]),
  };
}
