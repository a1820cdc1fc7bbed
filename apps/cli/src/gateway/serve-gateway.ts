// Puts the gateway and its broadcaster together from environment variables, and serves it.
import { createLogger, readConfiguration, runGateway, type Configuration } from '@airlock-rtc/gateway';
import { ProcessBroadcaster } from '../broadcaster/process-broadcaster.js';
import { CliError } from '../cli-error/cli-error.js';
import { Started } from '../up/started.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws GatewayError `configuration_invalid`, CliError `invalid_option`. */
export async function serveGateway(environment: Environment): Promise<AsyncDisposable & { url: string }> {
  const configuration = readConfiguration(environment);
  const admission = admissionOf(environment.AIRLOCK_BROADCAST_ADMISSION);
  const logger = createLogger(configuration.logLevel);
  const started = new Started();
  return started.whole(async () => {
    const broadcaster = configuration.egress
      ? undefined
      : started.add(await processBroadcaster(configuration, admission, (words) => logger.warn(words)));
    const { url } = started.add(await runGateway({ environment, broadcaster, logger }));
    return { url, [Symbol.asyncDispose]: () => started[Symbol.asyncDispose]() };
  });
}

type Admission = 'enforce' | 'warn';

function processBroadcaster(
  { livekit, folder }: Configuration,
  admission: Admission,
  onWarning: (words: string) => void,
): Promise<ProcessBroadcaster> {
  return ProcessBroadcaster.open({ livekit, stateFolder: folder, admission, onWarning });
}

function admissionOf(text = ''): Admission {
  if (text === '' || text === 'enforce') return 'enforce';
  if (text === 'warn') return 'warn';
  throw new CliError('invalid_option', 'AIRLOCK_BROADCAST_ADMISSION must be enforce or warn.');
}
