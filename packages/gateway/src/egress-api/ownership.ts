// Keeps this gateway's egresses its own, ends those that another was asked to end, and fails those of a dead gateway.
import { EgressStatus, StreamInfo_Status, type EgressInfo } from '@livekit/protocol';
import type { GatewayContext } from '../ground/context.js';
import { answerChange } from './changes.js';
import type { EgressEngine } from './engine.js';
import { failLost } from './news.js';
import { renew } from './store.js';

const BEAT_MS = 2_000;
/** Of five beats none was heard. */
const SILENCE_MS = 10_000;

export interface EgressOwnership {
  start(): void;
  stop(): Promise<void>;
}

export function createEgressOwnership(context: GatewayContext, engine: EgressEngine): EgressOwnership {
  const { database, gatewayId, logger, now } = context;
  let timer: NodeJS.Timeout | undefined;
  let beating = Promise.resolve();

  async function beat(): Promise<void> {
    for (const { id, stopWanted, changeWanted } of await renew(database.queries, gatewayId, now())) {
      if (changeWanted !== null) await answerChange(database.queries, engine, id, changeWanted);
      if (stopWanted) end(id);
    }
    const lost = await failLost(context, before(SILENCE_MS), (info) => failed(info, now()));
    if (lost.length > 0) logger.warn({ egressIds: lost }, 'egresses of a gateway that is gone');
  }

  function end(egressId: string): void {
    try {
      engine.stop(egressId);
    } catch (error) {
      logger.debug({ err: error, egressId }, 'egress had ended');
    }
  }

  const before = (ms: number) => new Date(now().getTime() - ms);
  const beatOnce = () => {
    beating = beating
      .then(beat)
      .catch((error: unknown) => logger.warn({ err: error }, 'failed to renew the egresses of this gateway'));
  };
  return {
    start() {
      beatOnce();
      timer = setInterval(beatOnce, BEAT_MS);
    },
    async stop() {
      clearInterval(timer);
      await beating;
    },
  };
}

function failed(info: EgressInfo, now: Date): EgressInfo {
  const time = BigInt(now.getTime()) * 1_000_000n;
  info.status = EgressStatus.EGRESS_FAILED;
  info.error = 'The gateway that ran it was lost.';
  info.errorCode = 500;
  info.updatedAt = time;
  info.endedAt = time;
  for (const stream of info.streamResults) {
    if (stream.status !== StreamInfo_Status.ACTIVE) continue;
    stream.status = StreamInfo_Status.FAILED;
    stream.error = info.error;
    stream.endedAt = time;
  }
  return info;
}
