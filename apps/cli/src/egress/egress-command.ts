// `airlock egress`: a worker that livekit-server dispatches to, started as LiveKit Egress is, without its Chrome.
import { join } from 'node:path';
import { Command } from 'commander';
import { stopSignal } from '../shutdown/stop-signal.js';

const HELP = `
Reads the configuration of LiveKit Egress: the file of --config or EGRESS_CONFIG_FILE, or EGRESS_CONFIG_BODY. It needs the
Redis that livekit-server has. SIGTERM drains: nothing new is taken, what runs goes on to its end; a second one ends it.
AIRLOCK_STATE_FOLDER keeps what jobs have cost on this machine; default .airlock.`;

export function egressCommand(): Command {
  return new Command('egress')
    .description(
      'Send rooms to RTMP and files for livekit-server, in the place of LiveKit Egress or beside it.',
    )
    .option('--config <file>', 'the configuration file of LiveKit Egress')
    .addHelpText('after', HELP)
    .action(run);
}

async function run({ config: path }: { config?: string }): Promise<void> {
  using signal = stopSignal();
  const { loadEgressConfig, runEgress } = await import('@airlock-rtc/egress');
  const config = await loadEgressConfig(process.env, path);
  const onWarning = (words: string) => console.error(words);
  config.warnings.forEach(onWarning);
  await using egress = await runEgress({
    config,
    stateFolder: process.env.AIRLOCK_STATE_FOLDER ?? join(process.cwd(), '.airlock'),
    onWarning,
  });
  console.log('Waiting for requests of livekit-server.');
  process.send?.('ready');
  await signal.received;
  if (egress.activeIds.length > 0) {
    console.log(`Draining: ${egress.activeIds.length} running. Another signal ends them.`);
  }
  using second = stopSignal();
  await Promise.race([egress.drain(), second.received]);
}
