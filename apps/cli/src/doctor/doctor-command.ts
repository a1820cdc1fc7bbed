// `airlock doctor`: its options; what it checks with is loaded when it runs.
import { Command, Option } from 'commander';
import { withGatewayOptions } from '../admin-api/gateway-address.js';
import { livekitUrlOption } from '../livekit-address.js';
import type { DoctorOptions } from './run-doctor.js';

export function doctorCommand(): Command {
  return withGatewayOptions(
    new Command('doctor').description('Check LiveKit, the gateway and what they need; name the next step.'),
  )
    .addOption(livekitUrlOption('LiveKit server'))
    .addOption(new Option('--api-key <key>', 'LiveKit API key').env('LIVEKIT_API_KEY'))
    .addOption(new Option('--api-secret <secret>', 'LiveKit API secret').env('LIVEKIT_API_SECRET'))
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExit code 1 when a check has failed.')
    .action(async (options: DoctorOptions) => {
      const { runDoctor } = await import('./run-doctor.js');
      await runDoctor(options);
    });
}
