// The gateway of `airlock gateway`: everything comes from environment variables.
import { readConfiguration } from '@airlock-rtc/gateway';
import { CliError } from '../cli-error.js';
import { readHardware } from './read-hardware.js';
import { startGateway } from './start-gateway.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws GatewayError `configuration_invalid`, CliError `invalid_option`. */
export async function serveGateway(environment: Environment): ReturnType<typeof startGateway> {
  const configuration = readConfiguration(environment);
  const admission = readAdmission(environment.AIRLOCK_BROADCAST_ADMISSION);
  return startGateway({ configuration, admission, hardware: readHardware(environment.AIRLOCK_HARDWARE) });
}

function readAdmission(text = ''): 'enforce' | 'warn' {
  if (text === '' || text === 'enforce') return 'enforce';
  if (text === 'warn') return 'warn';
  throw new CliError('invalid_option', 'AIRLOCK_BROADCAST_ADMISSION must be enforce or warn.');
}
