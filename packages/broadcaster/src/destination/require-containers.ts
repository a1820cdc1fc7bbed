// Refuses a destination that cannot take the broadcast's audio or video.
import type { BroadcastDestination } from '@airlock-rtc/contract';
import { BroadcasterError } from '../broadcaster-error.js';
import type { AudioCodec } from '../encoding/encoding-settings.js';
import { CONTAINERS, type Container } from './containers.js';
import { parseDestination, type DestinationTarget } from './destination-url.js';

interface Sent {
  readonly destinations: readonly BroadcastDestination[];
  readonly only?: 'audio' | 'video';
  readonly audioCodec?: AudioCodec;
}

/** @throws BroadcasterError `invalid_options` */
export function requireContainers({ destinations, only, audioCodec = 'aac' }: Sent): void {
  for (const destination of destinations) {
    const container = containerOf(parseDestination(destination));
    const { hasVideo, audio } = CONTAINERS[container];
    const name = container.toUpperCase();
    if (!hasVideo && only !== 'audio') refuse(`${name} holds audio alone: send audio only, or use MP4.`);
    if (only !== 'video' && !audio.includes(audioCodec)) {
      refuse(`${name} takes ${audio.join(' or ').toUpperCase()}, not ${audioCodec.toUpperCase()}.`);
    }
  }
}

function containerOf(target: DestinationTarget): Container {
  return target.kind === 'rtmp' ? 'rtmp' : target.format;
}

function refuse(message: string): never {
  throw new BroadcasterError('invalid_options', message);
}
