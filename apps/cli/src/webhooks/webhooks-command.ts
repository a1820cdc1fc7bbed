// `airlock webhooks`: the endpoints that the gateway sends its events to, and the deliveries.
import { Command, Option } from 'commander';
import { adminApi, type AdminApi } from '../admin-api/admin-api.js';
import { DEFAULT_ENVIRONMENT, environmentNamed, existingEnvironment } from '../admin-api/environment.js';
import {
  gatewayAddress,
  withGatewayOptions,
  type GatewayAddressOptions,
} from '../admin-api/gateway-address.js';
import { ownCommand } from '../own-command.js';

interface Options extends GatewayAddressOptions {
  json?: true;
}

interface Webhook {
  id: number;
  url: string;
  created_at: string;
  secret?: string;
}

interface Delivery {
  id: string;
  type: string;
  object_id: string;
  webhook_id: number;
  status: string;
  attempts: number;
  failure?: string;
  created_at: string;
}

export function webhooksCommand(): Command {
  return new Command('webhooks')
    .description('Webhook endpoints of the gateway, and their deliveries.')
    .addCommand(ofEnvironment('list', 'List endpoints.').action(list))
    .addCommand(
      ofEnvironment('add', 'Send all events to a URL; its signing secret is printed once.')
        .argument('<url>')
        .action(add),
    )
    .addCommand(subcommand('remove', 'Stop sending to an endpoint.').argument('<id>').action(remove))
    .addCommand(
      subcommand('deliveries', 'List deliveries, newest first.')
        .addOption(new Option('--status <status>').choices(['pending', 'delivered', 'failed']))
        .option('--limit <count>', 'how many to list', '25')
        .action(deliveries),
    )
    .addCommand(
      subcommand('replay', 'Send a delivery again, with the same event id.')
        .argument('<delivery>')
        .action(replay),
    );
}

function subcommand(name: string, description: string): Command {
  return withGatewayOptions(new Command(name).description(description)).option('--json', 'print JSON');
}

function ofEnvironment(name: string, description: string): Command {
  return subcommand(name, description).option(
    '--environment <name>',
    'environment of the gateway',
    DEFAULT_ENVIRONMENT,
  );
}

async function list(options: Options & { environment: string }): Promise<void> {
  const api = await open(options);
  const { id } = await existingEnvironment(api, options.environment);
  const webhooks = await api.get<Webhook[]>(`/webhooks?environment_id=${encodeURIComponent(id)}`);
  if (options.json) return print(webhooks);
  if (webhooks.length === 0)
    return console.log(`No endpoints yet. Add one: ${ownCommand()} webhooks add https://…`);
  const { plainTable } = await import('../plain-table.js');
  console.log(
    plainTable(
      ['id', 'url', 'created'],
      webhooks.map(({ id, url, created_at }) => [id, url, created_at]),
    ),
  );
}

async function add(url: string, options: Options & { environment: string }): Promise<void> {
  const api = await open(options);
  const { id: environment_id } = await environmentNamed(api, options.environment);
  const webhook = await api.post<Webhook>('/webhooks', { environment_id, url });
  if (options.json) return print(webhook);
  console.log(`# ${webhook.url} is webhook ${webhook.id}\nMUX_WEBHOOK_SECRET=${webhook.secret}`);
}

async function remove(id: string, options: Options): Promise<void> {
  const api = await open(options);
  await api.delete(`/webhooks/${encodeURIComponent(id)}`);
  console.log(`Removed ${id}.`);
}

async function deliveries(options: Options & { status?: string; limit: string }): Promise<void> {
  const api = await open(options);
  const query = new URLSearchParams({
    limit: options.limit,
    ...(options.status && { status: options.status }),
  });
  const found = await api.get<Delivery[]>(`/deliveries?${query}`);
  if (options.json) return print(found);
  if (found.length === 0) return console.log('No deliveries.');
  const rows = found.map((each) => [
    ...[each.id, each.type, each.object_id, each.webhook_id],
    ...[each.status, each.attempts, each.failure ?? '', each.created_at],
  ]);
  const { plainTable } = await import('../plain-table.js');
  console.log(
    plainTable(['id', 'event', 'object', 'webhook', 'status', 'tries', 'failure', 'created'], rows),
  );
}

async function replay(delivery: string, options: Options): Promise<void> {
  const api = await open(options);
  await api.post(`/deliveries/${encodeURIComponent(delivery)}/replay`);
  console.log(`Delivery ${delivery} is sent again.`);
}

async function open(options: Options): Promise<AdminApi> {
  return adminApi(await gatewayAddress(options));
}

function print(value: unknown): void {
  console.log(JSON.stringify(value, null, 2));
}
