// The RTMP ingest that `up` runs, to which broadcasts go and OBS may: started again when it dies.
import { Ingest } from '@airlock-rtc/rtmp-ingest';
import { freeTcpPort } from '@airlock-rtc/livekit-local';
import { CliError } from '../cli-error.js';
import { ingestPort } from '../local-ports.js';

interface UpIngestOptions {
  readonly mayPublish: (streamKey: string) => Promise<boolean>;
  /** Told, in words for a person, that it has died and what became of it. */
  readonly onNotice: (notice: string) => void;
  /** One that dies sooner after its start than this would die again: 5000 by default. */
  readonly steadyAfterMs?: number;
}

/** @throws CliError `port_in_use` or `port_race`. */
export async function startIngest(options: UpIngestOptions): Promise<Ingest> {
  const { mayPublish, onNotice, steadyAfterMs = 5000 } = options;
  let startedAt = performance.now();
  const port = await ingestPort();
  const ingest: Ingest = await Ingest.start({ port, mayPublish, onDied: () => void startAgain() }).catch(
    async (cause: unknown) => {
      const isTaken = (await freeTcpPort(port)) === undefined;
      throw isTaken ? new CliError('port_race', `Port ${port} was taken a moment ago.`, { cause }) : cause;
    },
  );
  return ingest;

  async function startAgain(): Promise<void> {
    const isSteady = performance.now() - startedAt > steadyAfterMs;
    startedAt = performance.now();
    try {
      if (!isSteady) throw new Error('it crashed right after its start');
      await ingest.restart();
      onNotice('The RTMP ingest crashed and was restarted; broadcasts reconnect in a moment.');
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      onNotice(`The RTMP ingest has crashed (${reason}): broadcasts fail until you restart Airlock.`);
    }
  }
}
