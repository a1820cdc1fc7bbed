// `airlock broadcast status`: lists the broadcasts of a gateway.
import { Command } from 'commander';
import { adminApi } from '../admin-api/admin-api.js';
import {
  gatewayAddress,
  withGatewayOptions,
  type GatewayAddressOptions,
} from '../admin-api/gateway-address.js';
import type { ListedBroadcast } from './status-table.js';

interface Options extends GatewayAddressOptions {
  json?: true;
}

export function statusCommand(): Command {
  return withGatewayOptions(
    new Command('status').description(
      'List the broadcasts of a gateway: those that run, and those that failed, with the cause.',
    ),
  )
    .option('--json', 'print JSON')
    .action(status);
}

async function status(_options: Options, command: Command): Promise<void> {
  const options = command.optsWithGlobals<Options>();
  const broadcasts = await adminApi(await gatewayAddress(options)).get<ListedBroadcast[]>('/broadcasts');
  if (options.json) return console.log(JSON.stringify(broadcasts, null, 2));
  if (broadcasts.length === 0) return console.log('No broadcast is running, and none has failed.');
  const { statusTable } = await import('./status-table.js');
  console.log(statusTable(broadcasts));
}
