// `airlock gateway`: the gateway alone, as it is deployed: configured by environment variables, with broadcasts.
import { Command } from 'commander';
import { stopSignal } from '../shutdown/stop-signal.js';

const HELP = `
Set LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET and AIRLOCK_ADMIN_TOKEN; docs/going-live.md and the README of
the gateway list the other variables. Broadcasts run as processes on this machine, unless AIRLOCK_BROADCASTER=egress.
AIRLOCK_BROADCAST_ADMISSION=warn starts a broadcast even when the machine has no room for it.`;

export function gatewayCommand(): Command {
  return new Command('gateway')
    .description('Run the gateway alone, configured by environment variables, until SIGTERM or Ctrl-C.')
    .addHelpText('after', HELP)
    .action(run);
}

async function run(): Promise<void> {
  using signal = stopSignal();
  const { serveGateway } = await import('./serve-gateway.js');
  await using gateway = await serveGateway(process.env);
  // For a parent process with an IPC channel, such as a test.
  process.send?.({ url: gateway.url });
  await signal.received;
}
