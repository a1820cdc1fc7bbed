// Boils an OpenAPI document down to what a client can notice, with references followed, so that two can be compared.

/* eslint-disable @typescript-eslint/no-explicit-any -- an OpenAPI document is deep, and looked at only here */
type Json = any;

export interface CompactOperation {
  operationId: string;
  /** `query limit`, and `!` behind those that are required. */
  parameters: Record<string, CompactSchema>;
  body?: { required: boolean; schema: CompactSchema };
  /** `error` is Mux's envelope. */
  responses: Record<string, CompactSchema | 'error' | null>;
}

export interface CompactSchema {
  type?: string;
  required?: string[];
  properties?: Record<string, CompactSchema>;
  items?: CompactSchema;
  oneOf?: CompactSchema[];
  enum?: unknown[];
  default?: unknown;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** `GET /video/v1/spaces` → what it takes and gives. */
export function compactOperations(document: Json): Record<string, CompactOperation> {
  const follow = (node: Json): Json => {
    if (!node?.$ref) return node;
    return follow(
      (node.$ref as string)
        .slice(2)
        .split('/')
        .reduce((at: Json, key) => at[key], document),
    );
  };
  const operations: Record<string, CompactOperation> = {};
  for (const [path, item] of Object.entries<Json>(document.paths)) {
    for (const method of METHODS.filter((one) => item[one])) {
      const operation = item[method];
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(follow);
      const body = follow(operation.requestBody);
      operations[`${method.toUpperCase()} ${path}`] = {
        operationId: operation.operationId,
        parameters: Object.fromEntries(
          parameters.map((parameter: Json) => [
            `${parameter.in} ${parameter.name}${parameter.required ? '!' : ''}`,
            compact(parameter.schema, follow),
          ]),
        ),
        ...(body && { body: { required: body.required === true, schema: schemaOf(body, follow)! } }),
        responses: Object.fromEntries(
          Object.entries<Json>(operation.responses).map(([status, response]) => {
            const schema = schemaOf(follow(response), follow);
            return [status, isEnvelope(schema) ? 'error' : schema];
          }),
        ),
      };
    }
  }
  return operations;
}

/** Where the served operation is not what the contract says; an empty list when a client can notice nothing. */
export function differences(contract: CompactOperation, served: CompactOperation | undefined): string[] {
  if (!served) return ['is missing'];
  return diff(contract, served, '');
}

function schemaOf(holder: Json, follow: (node: Json) => Json): CompactSchema | null {
  const schema = holder.content?.['application/json']?.schema;
  return schema ? compact(schema, follow) : null;
}

const isEnvelope = (schema: CompactSchema | null): boolean =>
  schema?.properties?.error?.required?.join() === 'messages,type';

function compact(node: Json, follow: (node: Json) => Json): CompactSchema {
  const schema = [node, ...(node.allOf ?? [])].map(follow).reduce((all, part) => ({ ...all, ...part }));
  const result: CompactSchema = {};
  for (const key of ['type', 'enum', 'default', 'minimum', 'maximum', 'maxLength'] as const) {
    if (schema[key] !== undefined) result[key] = schema[key];
  }
  if (schema.required?.length) result.required = [...schema.required].sort();
  if (Object.keys(schema.properties ?? {}).length > 0) {
    const entries = Object.entries<Json>(schema.properties as Json).sort(([a], [b]) => a.localeCompare(b));
    result.properties = Object.fromEntries(entries.map(([name, value]) => [name, compact(value, follow)]));
  }
  if (schema.items) result.items = compact(schema.items, follow);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) result.oneOf = choices.map((choice: Json) => compact(choice, follow));
  return result;
}

function diff(contract: Json, served: Json, at: string): string[] {
  if (JSON.stringify(contract) === JSON.stringify(served)) return [];
  const isObject = (value: Json) => typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject(contract) || !isObject(served)) {
    return [`${at}: ${JSON.stringify(contract)} is ${JSON.stringify(served)}`];
  }
  const keys = [...new Set([...Object.keys(contract), ...Object.keys(served)])].sort();
  return keys.flatMap((key) => diff(contract[key], served[key], at ? `${at}.${key}` : key));
}
