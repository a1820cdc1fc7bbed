// Puts the local participant together with what acts for it.
import { ConnectionState, type Room } from 'livekit-client';
import type { EventEmitter } from 'events';
import type { CustomEvents } from './custom-events.js';
import { whenConnected } from '../room-readiness.js';
import { LocalPublisher } from './local-publisher.js';
import { participantId } from '../translate-livekit.js';
import { DisplayName } from './display-name.js';
import { LocalParticipant } from './local-participant.js';
import type { ParticipantRole } from './participant-enums.js';

export interface LocalSide {
  readonly participant: LocalParticipant;
  readonly publisher: LocalPublisher;
  readonly name: DisplayName;
}

interface LocalSideDeps {
  readonly space: EventEmitter;
  /** Connected. */
  readonly room: Room;
  readonly role: ParticipantRole;
  /** As asked for at join; empty when the token's is to be kept. */
  readonly displayName: string;
  readonly customEvents: CustomEvents;
  readonly now: () => number;
  /** Aborted when the connection is left. */
  readonly closed: AbortSignal;
}

export function createLocalSide(deps: LocalSideDeps): LocalSide {
  const { space, room, role, displayName, customEvents, now, closed } = deps;
  const source = room.localParticipant;
  const participant: LocalParticipant = new LocalParticipant(
    {
      id: participantId(source),
      connectionId: source.sid,
      displayName: displayName || source.name || '',
      role,
    },
    {
      publishTracks: (tracks) => publisher.publish(tracks),
      updateTracks: (tracks) => publisher.update(tracks),
      unpublishTracks: (tracks, options) => publisher.unpublish(tracks, options),
      publishCustomEvent: (payload) => customEvents.publish(participant, payload),
      setDisplayName: (wanted) => name.set(wanted),
    },
  );
  const publisher = new LocalPublisher(participant, space, {
    participant: source,
    closed,
    isConnected: () => room.state === ConnectionState.Connected,
    whenConnected: () => whenConnected(room),
  });
  const name = new DisplayName(participant, space, room, now);
  if (displayName && displayName !== source.name) name.setAtJoin(displayName);
  return { participant, publisher, name };
}
