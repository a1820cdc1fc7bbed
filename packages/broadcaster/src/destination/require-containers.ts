// Which container holds what: refuses a destination that cannot take the broadcast's audio or video.
import type { BroadcastDestination } from '@airlock-rtc/contract';
import { BroadcasterError } from '../broadcaster-error.js';
import type { AudioCodec } from '../encoding/encoding-settings.js';
import { parseDestination, type DestinationTarget } from './destination-url.js';

interface Sent {
  readonly destinations: readonly BroadcastDestination[];
  readonly only?: 'audio' | 'video';
  readonly audioCodec?: AudioCodec;
}

const HOLDS: Readonly<
  Record<'rtmp' | 'mp4' | 'flv' | 'hls' | 'ogg' | 'mp3', { hasVideo: boolean; audio: readonly AudioCodec[] }>
> = {
  rtmp: { hasVideo: true, audio: ['aac'] },
  flv: { hasVideo: true, audio: ['aac'] },
  hls: { hasVideo: true, audio: ['aac'] },
  mp4: { hasVideo: true, audio: ['aac', 'opus'] },
  ogg: { hasVideo: false, audio: ['opus'] },
  mp3: { hasVideo: false, audio: ['mp3'] },
};

/** @throws BroadcasterError `invalid_options` */
export function requireContainers({ destinations, only, audioCodec = 'aac' }: Sent): void {
  for (const destination of destinations) {
    const container = containerOf(parseDestination(destination));
    const { hasVideo, audio } = HOLDS[container];
    const name = container.toUpperCase();
    if (!hasVideo && only !== 'audio') refuse(`${name} holds audio alone: send audio only, or use MP4.`);
    if (only !== 'video' && !audio.includes(audioCodec)) {
      refuse(`${name} takes ${audio.join(' or ').toUpperCase()}, not ${audioCodec.toUpperCase()}.`);
    }
  }
}

function containerOf(target: DestinationTarget): keyof typeof HOLDS {
  return target.kind === 'rtmp' ? 'rtmp' : target.format;
}

function refuse(message: string): never {
  throw new BroadcasterError('invalid_options', message);
}
