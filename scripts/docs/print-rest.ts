// Prints the gateway's OpenAPI document, which is generated from its routes: operations, webhooks, schemas.
import { build, createLogger } from '@airlock-rtc/gateway';
import { openInMemory } from '../../packages/gateway/test/in-memory.js';
import { block, code, prose, table } from './markdown.js';
import { exampleOf, fieldRows, hasFields, nameOf, typeOf, type Schema } from './openapi-schema.js';

type Schemas = Readonly<Record<string, Schema>>;
interface Content {
  readonly description?: string;
  readonly content?: Record<string, { schema: Schema }>;
}
interface Operation {
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security?: readonly Record<string, unknown>[];
  readonly parameters?: readonly {
    name: string;
    in: string;
    required?: boolean;
    schema: Schema;
    description?: string;
  }[];
  readonly requestBody?: Content;
  readonly responses: Record<string, Content>;
}
interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly webhooks: Record<string, { post: Operation }>;
  readonly components: { schemas: Schemas };
}

let loaded: Promise<Document> | undefined;

export async function printRest(): Promise<string> {
  const { paths, components } = await load();
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const tags = [...new Set(operations.map(({ operation }) => operation.tags[0]!))];
  const texts = tags.flatMap((tag) => [
    `## ${tag}`,
    ...operations
      .filter(({ operation }) => operation.tags[0] === tag)
      .flatMap(({ path, method, operation }) => [
        `### ${method} ${path.replaceAll(/[{}]/g, '')}`,
        `${prose(operation.summary)}. ${authorization(operation)}`,
        ...parametersOf(operation, components.schemas),
        ...bodyOf(operation, components.schemas),
        answersOf(operation, components.schemas),
      ]),
  ]);
  return texts.join('\n\n');
}

export async function printWebhooks(): Promise<string> {
  const { webhooks, components } = await load();
  return Object.values(webhooks)
    .map(({ post }) => nameOf(schemaOf(post.requestBody!)!)!)
    .map((name) => {
      const example = JSON.stringify(exampleOf(components.schemas[name]!, components.schemas), undefined, 2);
      const types = JSON.stringify(components.schemas[name]).match(/"video\.[a-z_.]+"/g) ?? [];
      return [
        `### ${name}`,
        types.map((type) => code(JSON.parse(type) as string)).join(', '),
        block('json', example),
      ].join('\n\n');
    })
    .join('\n\n');
}

export async function printSchemas(): Promise<string> {
  const { schemas } = (await load()).components;
  return Object.entries(schemas)
    .filter(([, schema]) => hasFields(schema))
    .map(([name, schema]) =>
      [
        `### ${name}`,
        ...(schema.description ? [prose(schema.description)] : []),
        table(['Field', 'Type', 'Meaning'], fieldRows(schema, schemas)),
      ].join('\n\n'),
    )
    .join('\n\n');
}

/** From a gateway that nobody reaches: the document is made of its routes alone. */
function load(): Promise<Document> {
  loaded ??= (async () => {
    await using database = await openInMemory();
    const livekit = {
      url: 'ws://127.0.0.1:7880',
      apiKey: 'documentation',
      apiSecret: 'of-the-documentation-only',
    };
    const gateway = build({ database, livekit, logger: createLogger('silent') });
    await using _closed = gateway;
    return (await (await gateway.request('/openapi.json')).json()) as Document;
  })();
  return loaded;
}

function authorization({ security }: Operation): string {
  if (security?.length === 0) return 'No authorization.';
  return security?.some((each) => 'adminToken' in each)
    ? 'By the admin token, as `Authorization: Bearer`.'
    : 'By an access token, as HTTP Basic.';
}

function parametersOf({ parameters = [] }: Operation, schemas: Schemas): string[] {
  const rows = parameters.map(({ name, in: place, required, schema, description }) => [
    code(name),
    `${place}${required ? ', required' : ''}`,
    typeOf(schema, schemas),
    prose(description ?? schema.description ?? ''),
  ]);
  return rows.length === 0 ? [] : [table(['Parameter', 'In', 'Type', 'Meaning'], rows)];
}

function bodyOf({ requestBody }: Operation, schemas: Schemas): string[] {
  const schema = requestBody && schemaOf(requestBody);
  if (!schema) return [];
  const whole = schemas[nameOf(schema) ?? ''] ?? schema;
  return [table(['Field of the body', 'Type', 'Meaning'], fieldRows(whole, schemas))];
}

/** What each error status means is told once, above the operations. */
function answersOf({ responses }: Operation, schemas: Schemas): string {
  const [successes, errors] = [true, false].map((isSuccess) =>
    Object.entries(responses).filter(([status]) => status.startsWith('2') === isSuccess),
  ) as [[string, Content][], [string, Content][]];
  const answers = successes.map(([status, response]) => {
    const schema = schemaOf(response);
    return `Answers ${code(status)}${schema ? ` with ${typeOf(schema, schemas)}` : ''}: ${lowerFirst(prose(response.description ?? ''))}.`;
  });
  const statuses = errors.map(([status]) => code(status)).join(', ');
  return [...answers, ...(statuses ? [`Errors: ${statuses}.`] : [])].join(' ');
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function schemaOf({ content = {} }: Content): Schema | undefined {
  return content['application/json']?.schema;
}
