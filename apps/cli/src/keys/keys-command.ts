// `airlock keys`: the access tokens and signing keys of the gateway.
import { Command, Option } from 'commander';
import { adminApi, type AdminApi } from '../admin-api/admin-api.js';
import { DEFAULT_ENVIRONMENT, environmentNamed, existingEnvironment } from '../admin-api/environment.js';
import {
  gatewayAddress,
  withGatewayOptions,
  type GatewayAddressOptions,
} from '../admin-api/gateway-address.js';
import { CliError } from '../cli-error.js';
import { ownCommand } from '../own-command.js';

interface Options extends GatewayAddressOptions {
  environment: string;
  json?: true;
}

interface Key {
  id: string;
  created_at: string;
  name?: string;
  secret?: string;
  private_key?: string;
}

/** The word on the command line -> the collection in the admin API. */
const COLLECTIONS = { 'access-token': 'access-tokens', 'signing-key': 'signing-keys' } as const;
type Kind = keyof typeof COLLECTIONS;

export function keysCommand(): Command {
  const keys = new Command('keys').description('Access tokens and signing keys of the gateway.');
  keys.addCommand(subcommand('list', 'List keys, without their secrets.').action(list));
  for (const kind of Object.keys(COLLECTIONS) as Kind[]) {
    const what = {
      'access-token': 'an access token for the REST API',
      'signing-key': 'an RSA key for space tokens',
    }[kind];
    keys.addCommand(
      subcommand(`create-${kind}`, `Create ${what}; its secret is printed once.`)
        .option('--name <name>', 'shown in the list')
        .action((options) => create(kind, options)),
    );
    const deletion = subcommand(`delete-${kind}`, 'Delete it: what uses it is refused from then on.')
      .argument('<id>')
      .action((id, options) => remove(kind, id, options));
    if (kind === 'signing-key') deletion.option('--evict', 'also put out the people whom it has let in');
    keys.addCommand(deletion);
  }
  return keys;
}

function subcommand(name: string, description: string): Command {
  return withGatewayOptions(new Command(name).description(description))
    .addOption(
      new Option('--environment <name>', 'made by create-… when there is none').default(DEFAULT_ENVIRONMENT),
    )
    .option('--json', 'print JSON');
}

async function list(options: Options): Promise<void> {
  const { api, query } = await open(options);
  const found = await Promise.all(
    (Object.keys(COLLECTIONS) as Kind[]).map(async (kind) =>
      (await api.get<Key[]>(`/${COLLECTIONS[kind]}?${query}`)).map((key) => ({ kind, ...key })),
    ),
  );
  const keys = found.flat();
  if (options.json) return print(keys);
  if (keys.length === 0) return console.log(`No keys yet: ${ownCommand()} keys create-access-token`);
  const rows = keys.map(({ kind, id, name, created_at }) => [kind, id, name ?? '', created_at]);
  const { plainTable } = await import('../plain-table.js');
  console.log(plainTable(['kind', 'id', 'name', 'created'], rows));
}

async function create(kind: Kind, options: Options & { name?: string }): Promise<void> {
  if (options.name?.trim() === '')
    throw new CliError('invalid_option', '--name is empty: leave it out, or give the key a name.');
  const { api, environmentId } = await open(options, true);
  const key = await api.post<Key>(`/${COLLECTIONS[kind]}`, {
    environment_id: environmentId,
    ...(options.name && { name: options.name }),
  });
  if (options.json) return print(key);
  const lines =
    kind === 'access-token'
      ? [`MUX_TOKEN_ID=${key.id}`, `MUX_TOKEN_SECRET=${key.secret}`]
      : [`MUX_SIGNING_KEY=${key.id}`, `MUX_PRIVATE_KEY=${key.private_key}`];
  console.log(lines.join('\n'));
}

async function remove(kind: Kind, id: string, options: Options & { evict?: true }): Promise<void> {
  const { api, query } = await open(options);
  const evict = options.evict ? '&evict=true' : '';
  await api.delete(`/${COLLECTIONS[kind]}/${encodeURIComponent(id)}?${query}${evict}`);
  console.log(`Deleted ${id}.`);
}

/** @param isNew whether an environment that does not exist is made; whoever lists or deletes has mistyped it. */
async function open(
  options: Options,
  isNew = false,
): Promise<{ api: AdminApi; environmentId: string; query: string }> {
  const api = adminApi(await gatewayAddress(options));
  const { id } = await (isNew ? environmentNamed : existingEnvironment)(api, options.environment);
  return { api, environmentId: id, query: new URLSearchParams({ environment_id: id }).toString() };
}

function print(value: unknown): void {
  console.log(JSON.stringify(value, null, 2));
}
