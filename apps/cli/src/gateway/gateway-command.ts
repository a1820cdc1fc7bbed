// `airlock gateway`: the gateway alone, as it is deployed: everything by environment variables, broadcasts included.
import { Command } from 'commander';
import { createLogger, readConfiguration, runGateway, type Configuration } from '@airlock/gateway';
import { ProcessBroadcaster } from '../broadcaster/process-broadcaster.js';
import { CliError } from '../cli-error/cli-error.js';
import { Started } from '../up/started.js';
import { stopSignal } from '../up/stop-signal.js';

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
  const configuration = readConfiguration(process.env);
  const logger = createLogger(configuration.logLevel);
  await using started = new Started();
  const broadcaster = configuration.egress
    ? undefined
    : started.add(await processBroadcaster(configuration, logger));
  const gateway = started.add(await runGateway({ environment: process.env, broadcaster, logger }));
  logger.info({ url: gateway.url }, 'gateway listens');
  // Told to a parent that has a channel, such as a test.
  process.send?.({ url: gateway.url });
  await signal.received;
}

function processBroadcaster(
  { livekit, folder }: Configuration,
  logger: ReturnType<typeof createLogger>,
): Promise<ProcessBroadcaster> {
  return ProcessBroadcaster.open({
    livekit,
    stateFolder: folder,
    admission: admissionOf(process.env.AIRLOCK_BROADCAST_ADMISSION),
    onWarning: (words) => logger.warn(words),
  });
}

function admissionOf(text = ''): 'enforce' | 'warn' {
  if (text === '' || text === 'enforce') return 'enforce';
  if (text === 'warn') return 'warn';
  throw new CliError('invalid_option', 'AIRLOCK_BROADCAST_ADMISSION must be enforce or warn.');
}
