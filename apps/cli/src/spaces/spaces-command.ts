// `airlock spaces`: the spaces of the gateway, by id and by the name that people see.
import { Command } from 'commander';
import { adminApi } from '../admin-api/admin-api.js';
import {
  gatewayAddress,
  withGatewayOptions,
  type GatewayAddressOptions,
} from '../admin-api/gateway-address.js';
import { listSpaces } from './list-spaces.js';

interface Options extends GatewayAddressOptions {
  json?: true;
}

export function spacesCommand(): Command {
  return new Command('spaces')
    .description('Spaces of the gateway.')
    .addCommand(
      withGatewayOptions(new Command('list').description('List spaces: those with people in them first.'))
        .option('--json', 'print JSON')
        .action(list),
    );
}

async function list(options: Options): Promise<void> {
  const spaces = await listSpaces(adminApi(await gatewayAddress(options)));
  if (options.json) return console.log(JSON.stringify(spaces, null, 2));
  if (spaces.length === 0)
    return console.log('No spaces yet: join the meeting, or create one by the REST API.');
  const { plainTable } = await import('../plain-table.js');
  const rows = spaces.map(({ id, name, status, participants, environment, created_at }) => [
    ...[id, name ?? '', status, participants, environment],
    new Date(Number(created_at) * 1000).toISOString(),
  ]);
  console.log(plainTable(['id', 'name', 'status', 'people', 'environment', 'created'], rows));
}
