import { type Space, SpaceEvent, type RemoteParticipant } from '@mux/spaces-web';

export function watch(space: Space, log: (...words: unknown[]) => void) {
  space.on(SpaceEvent.ParticipantJoined, (who) => log(who.displayName));
  space.once(SpaceEvent.ParticipantLeft, (who) => log(who.id));
  space.addListener(SpaceEvent.ParticipantTrackPublished, (who, track) => log(who.id, track.muted));
  space.prependListener('ParticipantTrackSubscribed', (who, track) => log(who.id, track.kind));
  space.prependOnceListener(SpaceEvent.ParticipantTrackMuted, (who, track) => log(who.id, track.tid));
  space.on(SpaceEvent.BroadcastStateChanged, (isLive) => log(isLive));
  space.on(SpaceEvent.ParticipantCustomEventPublished, (who, event) => log(who.id, event.payload));
  space.on(SpaceEvent.ParticipantDisplayNameChanged, (who) => log(who.displayName));
  space.on(SpaceEvent.LocalParticipantReconnecting, () => log('again'));
  space.on(SpaceEvent.LocalParticipantReconnected, (self) => log(self.connectionId));
  space.on(SpaceEvent.LocalParticipantReconnectFailed, (error) => log(error.message));
  const gone = (who: RemoteParticipant) => log(who.id);
  space.on(SpaceEvent.ParticipantLeft, gone);
  space.off(SpaceEvent.ParticipantLeft, gone);
  space.removeListener(SpaceEvent.ParticipantLeft, gone);
  space.removeAllListeners(SpaceEvent.ParticipantLeft);
}
