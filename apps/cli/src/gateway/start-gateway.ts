// Runs a gateway with broadcasts as processes of this machine: for `airlock gateway` and `airlock up`.
import {
  createLogger,
  runGateway,
  type Configuration,
  type Database,
  type Listening,
  type Logger,
} from '@airlock-rtc/gateway';
import { BroadcasterSupervisor, type HardwareChoice } from '@airlock-rtc/broadcaster/supervisor';
import { LocalEgress, type JobRules } from '@airlock-rtc/egress';
import { ResourceStack } from '../shutdown/resource-stack.js';

interface StartGatewayOptions {
  readonly configuration: Configuration;
  /** Whether a broadcast that this machine has no room for is refused. */
  readonly admission: 'enforce' | 'warn';
  /** With which broadcasts are encoded; `off` by default. */
  readonly hardware?: HardwareChoice;
  /** Default: standard output, at the level of the configuration. */
  readonly logger?: Logger;
  /** Already open, and closed by the caller. */
  readonly database?: Database;
}

export async function startGateway(
  options: StartGatewayOptions,
): Promise<Pick<Listening, 'url'> & AsyncDisposable> {
  const { configuration, admission, hardware, database } = options;
  const { livekit, folder, egress } = configuration;
  const logger = options.logger ?? createLogger(configuration.logLevel);
  const resources = new ResourceStack();
  return resources.disposeOnError(async () => {
    const broadcaster = egress
      ? undefined
      : resources.add(
          await BroadcasterSupervisor.open({
            ...{ livekit, admission, hardware, stateFolder: folder, keepsWarm: true },
            onWarning: (words) => logger.warn(words),
          }),
        );
    // LiveKit's Egress API, by the same processes; where LiveKit has a fleet, the API is LiveKit's.
    const egressEngine =
      broadcaster &&
      new LocalEgress({
        ...{ supervisor: broadcaster, admission, rules: egressRules(configuration) },
        onWarning: (words) => logger.warn(words),
      });
    const { url } = resources.add(
      await runGateway({ configuration, broadcaster, egressEngine, logger, database }),
    );
    return { url, [Symbol.asyncDispose]: () => resources[Symbol.asyncDispose]() };
  });
}

function egressRules({ egressOutputFolder, settings }: Configuration): JobRules {
  return {
    limits: {},
    mayWriteLocally: egressOutputFolder !== undefined,
    ...(egressOutputFolder === undefined ? {} : { outputFolder: egressOutputFolder }),
    allowsPrivateDestinations: settings.arePrivateDestinationsAllowed ?? false,
  };
}
