// Chooses the layers of those who are received: as the caller says, and under the caller's ceiling.
import { VideoQuality, type RemoteParticipant } from 'livekit-client';
import type { RankedSubscriptionsOptions } from '../options.js';
import type { Decision } from '../rank/rank.js';
import { fitBitrate } from './fit-bitrate.js';

const qualities = [VideoQuality.LOW, VideoQuality.MEDIUM, VideoQuality.HIGH] as const;

/** livekit-client's own for 180, 360 and 720 lines, where a publisher does not say. */
const USUAL_BPS: Record<VideoQuality, number> = {
  [VideoQuality.LOW]: 160_000,
  [VideoQuality.MEDIUM]: 450_000,
  [VideoQuality.HIGH]: 1_700_000,
};

interface Chosen {
  /** Those beyond the ceiling are not received. */
  readonly decisions: readonly Decision[];
  /** Nothing where the layer is left to LiveKit. */
  qualityOf(decision: Decision): VideoQuality | undefined;
}

export function chooseQuality(
  decisions: readonly Decision[],
  participants: ReadonlyMap<string, RemoteParticipant>,
  { maxVideoBps, qualityOf = () => undefined }: RankedSubscriptionsOptions,
): Chosen {
  if (maxVideoBps === undefined) return { decisions, qualityOf };
  const received = decisions.filter(({ isReceived }) => isReceived);
  const costs = received.map((decision) => {
    const highest = qualityOf(decision) ?? VideoQuality.HIGH;
    return { identity: decision.identity, costsBps: costsOf(participants.get(decision.identity)!, highest) };
  });
  const layers = fitBitrate(costs, maxVideoBps);
  return {
    decisions: decisions.map((decision) =>
      layers.has(decision.identity) ? decision : { ...decision, isReceived: false },
    ),
    qualityOf: ({ identity }) => qualities[layers.get(identity) ?? 0],
  };
}

function costsOf({ videoTrackPublications }: RemoteParticipant, highest: VideoQuality): number[] {
  const videos = [...videoTrackPublications.values()].filter(({ isMuted }) => !isMuted);
  if (videos.length === 0) return [];
  return qualities
    .filter((quality) => quality <= highest)
    .map((quality) =>
      videos.reduce((sum, { trackInfo }) => sum + bitrateOf(trackInfo?.layers ?? [], quality), 0),
    );
}

/** A video without this layer is sent in the next lower one, or in the one that it has. */
function bitrateOf(
  layers: readonly { readonly quality: number; readonly bitrate: number }[],
  quality: VideoQuality,
): number {
  const sorted = [...layers].sort((a, b) => a.quality - b.quality);
  const layer = sorted.filter((each) => each.quality <= quality).at(-1) ?? sorted[0];
  return layer?.bitrate || USUAL_BPS[quality];
}
