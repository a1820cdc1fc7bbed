// LiveKit's Egress API as far as broadcasts need it, with its refusals in words.
import {
  EgressClient,
  EncodingOptions,
  StreamOutput,
  StreamProtocol,
  type EgressInfo,
} from 'livekit-server-sdk';
import {
  DEFAULT_FRAMES_PER_SECOND,
  DEFAULT_KEYFRAME_SECONDS,
  type BroadcastJob,
  type BroadcastResolution,
  broadcastSize,
} from '@airlock-rtc/contract';
import type { LiveKitOptions } from '../livekit/livekit.js';
import { egressError } from './egress-refusal.js';
import { pageAddress } from './page-address.js';
import { isLive } from './translate-egress.js';

export interface EgressService {
  /** Every egress that runs at this LiveKit, anybody's. */
  live(): Promise<EgressInfo[]>;
  /** One that runs or has ended lately (LiveKit forgets after a day). */
  find(egressId: string): Promise<EgressInfo | undefined>;
  /** Resolves once an Egress has taken it. @param running egresses that run now. */
  start(job: BroadcastJob, running: number): Promise<EgressInfo>;
  /** Asks for its end, and does not wait for it; one that has ended is no error. */
  stop(egressId: string): Promise<void>;
}

/** LiveKit asks its Egress instances three times before it says that none answers: 23 s in livekit-server 1.13. */
const START_TIMEOUT_SECONDS = 60;
const REQUEST_TIMEOUT_SECONDS = 10;

/** @param pageUrl where Egress' Chrome finds the layouts page. */
export function connectEgress({ url, apiKey, apiSecret }: LiveKitOptions, pageUrl: string): EgressService {
  const httpUrl = url.replace(/^ws/, 'http');
  const client = new EgressClient(httpUrl, apiKey, apiSecret, { requestTimeout: REQUEST_TIMEOUT_SECONDS });
  // Without failover: a start that is asked for twice may run twice.
  const starter = new EgressClient(httpUrl, apiKey, apiSecret, {
    requestTimeout: START_TIMEOUT_SECONDS,
    failover: false,
  });
  return {
    live: async () => (await inWords(client.listEgress({ active: true }))).filter(isLive),
    find: async (egressId) => {
      const listing = client.listEgress({ egressId }).catch((error: unknown) => {
        if (hasEnded(error)) return [];
        throw error;
      });
      return (await inWords(listing)).find((info) => info.egressId === egressId);
    },
    start: (job, running) =>
      inWords(
        starter.startRoomCompositeEgress(
          job.room,
          {
            stream: new StreamOutput({
              protocol: StreamProtocol.RTMP,
              urls: job.destinations.map((destination) => destination.url),
            }),
          },
          {
            layout: job.layout,
            customBaseUrl: pageAddress(pageUrl, job),
            encodingOptions: encodingOptions(job.resolution),
          },
        ),
        running,
      ),
    stop: async (egressId) => {
      await client.stopEgress(egressId).catch((error: unknown) => {
        if (!hasEnded(error)) throw egressError(error);
      });
    },
  };
}

async function inWords<Answer>(answer: Promise<Answer>, running?: number): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    throw egressError(error, running);
  }
}

/** "egress with status EGRESS_COMPLETE cannot be stopped", "egress does not exist" in livekit-server 1.13. */
function hasEnded(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === 'failed_precondition' || code === 'not_found';
}

/** As the broadcaster encodes: 3 Mb/s at 720p, 5 Mb/s at 1080p. */
function encodingOptions(resolution: BroadcastResolution): EncodingOptions {
  const { width, height } = broadcastSize(resolution);
  const isLarge = width * height > 1280 * 720;
  return new EncodingOptions({
    width,
    height,
    framerate: DEFAULT_FRAMES_PER_SECOND,
    videoBitrate: isLarge ? 5000 : 3000,
    audioBitrate: 128,
    audioFrequency: 48_000,
    keyFrameInterval: DEFAULT_KEYFRAME_SECONDS,
  });
}
