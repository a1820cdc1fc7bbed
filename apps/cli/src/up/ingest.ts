// The RTMP ingest that `up` runs, to which broadcasts go and OBS may: started again when it dies.
import { Ingest } from '@airlock-rtc/rtmp-ingest';
import { ingestPort } from './local-ports.js';

interface UpIngestOptions {
  readonly mayPublish: (streamKey: string) => Promise<boolean>;
  /** Told, in words for a person, that it has died and what became of it. */
  readonly onNotice: (notice: string) => void;
  /** One that dies sooner after its start than this would die again: 5000 by default. */
  readonly steadyAfterMs?: number;
}

/** @throws CliError `port_in_use`. */
export async function startIngest(options: UpIngestOptions): Promise<Ingest> {
  const { mayPublish, onNotice, steadyAfterMs = 5000 } = options;
  let startedAt = performance.now();
  const ingest: Ingest = await Ingest.start({
    port: await ingestPort(),
    mayPublish,
    onDied: () => void startAgain(),
  });
  return ingest;

  async function startAgain(): Promise<void> {
    const isSteady = performance.now() - startedAt > steadyAfterMs;
    startedAt = performance.now();
    try {
      if (!isSteady) throw new Error('it died right after its start');
      await ingest.restart();
      onNotice('The RTMP ingest had died; it runs again, and broadcasts go on in a moment.');
    } catch (cause) {
      const words = cause instanceof Error ? cause.message : String(cause);
      onNotice(`The RTMP ingest has died (${words}): nothing can be broadcast until you start Airlock anew.`);
    }
  }
}
