// Follows the events of a joined LiveKit room, and hands each to the part that answers for it.
import { RoomEvent, type Participant, type Room, type TrackPublication } from 'livekit-client';
import type { RemoteParticipant as LiveKitRemoteParticipant } from 'livekit-client';
import type { CustomEvents } from '../events/custom-events.js';
import type { AnyParticipant } from '../events/event-arguments.js';
import type { Scope } from '../events/scope.js';
import { ActiveSpeakers } from '../participants/active-speakers.js';
import type { LocalSide } from '../participants/local-side.js';
import type { RemoteRoster } from '../participants/remote-roster.js';
import type { Reception } from '../subscriptions/reception.js';
import type { BroadcastState } from './broadcast-state.js';
import type { Space } from './space.js';

interface Parts {
  readonly space: Space;
  readonly room: Room;
  readonly scope: Scope;
  readonly roster: RemoteRoster;
  readonly local: LocalSide;
  readonly reception: Reception;
  readonly customEvents: CustomEvents;
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

export function followRoom(parts: Parts): void {
  const { room, scope, roster, reception, broadcast } = parts;
  for (const event of rosterEvents) scope.listen(room, event, () => roster.settleSoon());
  reception.onChange(() => roster.settleSoon());
  roster.onSettled(() => reception.settled());
  scope.listen(room, RoomEvent.RoomMetadataChanged, () => broadcast.update());
  scope.listen(room, RoomEvent.RecordingStatusChanged, () => broadcast.update());
  followNames(parts);
  followMutes(parts);
  followSpeakers(parts);
  followData(parts);
}

function followNames({ room, scope, roster, local }: Parts): void {
  scope.listen(room, RoomEvent.ParticipantNameChanged, (name: string, participant: Participant) => {
    if (participant === room.localParticipant) local.name.note(name);
    else roster.settleSoon();
  });
}

/** LiveKit tells of local mutes too, which the application made itself, or which came over it. */
function followMutes({ room, scope, roster, local }: Parts): void {
  const onMute = (publication: TrackPublication, participant: Participant) => {
    if (participant === room.localParticipant) local.publisher.noteForeignMute(publication.track);
    else roster.settleSoon();
  };
  scope.listen(room, RoomEvent.TrackMuted, onMute);
  scope.listen(room, RoomEvent.TrackUnmuted, onMute);
}

function followSpeakers({ space, room, scope, roster, local }: Parts): void {
  const speakers = new ActiveSpeakers(space);
  scope.listen(room, RoomEvent.ActiveSpeakersChanged, (participants: Participant[]) => {
    roster.settle();
    const known = participants.flatMap((participant): AnyParticipant[] => {
      const isLocal = participant === room.localParticipant;
      const speaker = isLocal ? local.participant : roster.participant(participant.identity);
      return speaker ? [speaker] : [];
    });
    speakers.update(known, (participant) => participant === local.participant || roster.has(participant));
  });
}

function followData({ room, scope, roster, customEvents }: Parts): void {
  const onData = (
    packet: Uint8Array,
    sender: LiveKitRemoteParticipant | undefined,
    _kind: unknown,
    topic: string | undefined,
  ) => {
    roster.settle();
    customEvents.receive(packet, sender && roster.participant(sender.identity), topic);
  };
  scope.listen(room, RoomEvent.DataReceived, onData);
}
