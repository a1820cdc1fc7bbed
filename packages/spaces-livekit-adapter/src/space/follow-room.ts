// Follows the events of a joined LiveKit room, and hands each to the part that answers for it.
import type { EventEmitter } from 'events';
import {
  ConnectionState,
  RoomEvent,
  type LocalTrackPublication,
  type Participant,
  type Room,
  type TrackPublication,
} from 'livekit-client';
import type { AnyParticipant } from '../participants/event-arguments.js';
import type { Scope } from '../events/scope.js';
import { ActiveSpeakers } from '../participants/active-speakers.js';
import type { LocalSide } from '../participants/local-side.js';
import type { RemoteRoster } from '../roster/remote-roster.js';
import { roleOf } from '../translate-livekit.js';
import type { Reception } from '../subscriptions/reception.js';
import type { BroadcastState } from '../reconnect/broadcast-state.js';

interface FollowDeps {
  readonly space: EventEmitter;
  readonly room: Room;
  readonly scope: Scope;
  readonly roster: RemoteRoster;
  readonly local: LocalSide;
  readonly reception: Reception;
  readonly broadcast: BroadcastState;
}

/** After these, the participants shown may differ from the room's. */
const rosterEvents = [
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.ParticipantActive,
  RoomEvent.ParticipantPermissionsChanged,
  RoomEvent.ParticipantAttributesChanged,
  RoomEvent.TrackPublished,
  RoomEvent.TrackUnpublished,
  RoomEvent.TrackSubscribed,
  RoomEvent.TrackUnsubscribed,
  RoomEvent.Reconnected,
] as const;

export function followRoom(deps: FollowDeps): void {
  const { room, scope, roster, reception, broadcast } = deps;
  for (const event of rosterEvents) scope.listen(room, event, () => roster.reconcileSoon());
  reception.onChange(() => roster.reconcileSoon());
  scope.listen(room, RoomEvent.RoomMetadataChanged, () => broadcast.update());
  scope.listen(room, RoomEvent.RecordingStatusChanged, () => broadcast.update());
  followNames(deps);
  followMutes(deps);
  followPermissions(deps);
  followSpeakers(deps);
}

function followNames({ room, scope, roster, local }: FollowDeps): void {
  scope.listen(room, RoomEvent.ParticipantNameChanged, (name: string, participant: Participant) => {
    if (participant === room.localParticipant) local.name.record(name);
    else roster.reconcileSoon();
  });
}

/** LiveKit announces local mutes too, which the application made itself, or which came over it. */
function followMutes({ room, scope, roster, local }: FollowDeps): void {
  const onMute = (publication: TrackPublication, participant: Participant) => {
    if (participant === room.localParticipant) local.publisher.recordServerMute(publication.track);
    else roster.reconcileSoon();
  };
  scope.listen(room, RoomEvent.TrackMuted, onMute);
  scope.listen(room, RoomEvent.TrackUnmuted, onMute);
}

function followSpeakers({ space, room, scope, roster, local }: FollowDeps): void {
  const speakers = new ActiveSpeakers(space);
  scope.listen(room, RoomEvent.ActiveSpeakersChanged, (participants: Participant[]) => {
    roster.reconcile();
    const known = participants.flatMap((participant): AnyParticipant[] => {
      const isLocal = participant === room.localParticipant;
      const speaker = isLocal ? local.participant : roster.participant(participant.identity);
      return speaker ? [speaker] : [];
    });
    speakers.update(known, (participant) => participant === local.participant || roster.has(participant));
  });
}

/** The server may take the permission to publish, and what is published with it. */
function followPermissions({ room, scope, local }: FollowDeps): void {
  scope.listen(room, RoomEvent.LocalTrackUnpublished, ({ track }: LocalTrackPublication) => {
    // While it reconnects or disconnects, LiveKit unpublishes everything; the room's state follows within the same task.
    queueMicrotask(() => {
      if (room.state === ConnectionState.Connected) local.publisher.recordServerUnpublish(track);
    });
  });
  scope.listen(
    room,
    RoomEvent.ParticipantPermissionsChanged,
    (_before: unknown, participant: Participant) => {
      if (participant === room.localParticipant) local.participant.role = roleOf(participant);
    },
  );
}
