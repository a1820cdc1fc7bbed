// `airlock gateway`: the gateway alone, as it is deployed: everything by environment variables, broadcasts included.
import { Command } from 'commander';
import { stopSignal } from '../shutdown/stop-signal.js';

const HELP = `
Set LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET and AIRLOCK_ADMIN_TOKEN; all others are in docs/going-live.md and
in the README of the gateway. Broadcasts run as processes on this machine, unless AIRLOCK_BROADCASTER=egress.
AIRLOCK_BROADCAST_ADMISSION=warn starts those that do not fit too.`;

export function gatewayCommand(): Command {
  return new Command('gateway')
    .description('Run the gateway alone, with the settings of the environment, until it is told to stop.')
    .addHelpText('after', HELP)
    .action(run);
}

async function run(): Promise<void> {
  using signal = stopSignal();
  // The gateway takes seconds to load, which no other command should wait for.
  const { serveGateway } = await import('./serve-gateway.js');
  await using gateway = await serveGateway(process.env);
  // Told to a parent that has a channel, such as a test.
  process.send?.({ url: gateway.url });
  await signal.received;
}
