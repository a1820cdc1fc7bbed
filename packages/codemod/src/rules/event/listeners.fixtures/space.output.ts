import { type Room, RoomEvent, type RemoteParticipant, RemoteTrackPublication, type LocalTrackPublication, type LocalParticipant, DisconnectReason } from 'livekit-client';
import { removeListeners } from './spaces-on-livekit';

export function watch(space: Room, log: (...words: unknown[]) => void) {
  space.on(RoomEvent.ParticipantConnected, (who) => log(who.name ?? ''));
  space.once(RoomEvent.ParticipantDisconnected, (who) => log(who.identity));
  const onParticipantTrackPublished = (publication: LocalTrackPublication | RemoteTrackPublication, who: LocalParticipant | RemoteParticipant) => {
    const track = publication instanceof RemoteTrackPublication ? publication : publication.track;
    if (!track) return;
    log(who.identity, track.isMuted);
  };
  space.addListener(RoomEvent.TrackPublished, onParticipantTrackPublished).addListener(RoomEvent.LocalTrackPublished, onParticipantTrackPublished);
  space.prependListener('trackSubscribed', (_mediaTrack, track, who) => log(who.identity, track.kind));
  // airlock-migrate[EVENT_HANDLER]: the arguments of this listener changed and its code cannot be reached from here: prependOnceListener(), but LiveKit fires the event more often  (Event changes)
  space.prependOnceListener(RoomEvent.TrackMuted, (who, track) => log(who.identity, track.trackSid));
  // airlock-migrate[BROADCAST_STATE]: fires when a recorder comes or goes, not at joining: read room.isRecording after connect()  (Event changes)
  space.on(RoomEvent.RecordingStatusChanged, (isLive) => log(isLive));
  space.on(RoomEvent.DataReceived, (data, who, _kind, topic) => {
    if (!who || topic !== 'airlock.custom-event') return;
    const event: { payload: string; sequenceNumber: number } = JSON.parse(new TextDecoder().decode(data));
    log(who.identity, event.payload);
  });
  space.on(RoomEvent.ParticipantNameChanged, (_name, who) => log(who.name ?? ''));
  space.on(RoomEvent.Reconnecting, () => log('again'));
  space.on(RoomEvent.Reconnected, () => {
    const self = space.localParticipant;
    log(self.sid);
  });
  space.on(RoomEvent.Disconnected, (reason) => {
    if (reason === DisconnectReason.CLIENT_INITIATED || reason === DisconnectReason.JOIN_FAILURE || reason === DisconnectReason.USER_REJECTED) return;
    const error = new Error('Failed to reconnect to the server.');
    log(error.message);
  });
  const gone = (who: RemoteParticipant) => log(who.identity);
  space.on(RoomEvent.ParticipantDisconnected, gone);
  space.off(RoomEvent.ParticipantDisconnected, gone);
  space.removeListener(RoomEvent.ParticipantDisconnected, gone);
  removeListeners(space, RoomEvent.ParticipantDisconnected);
}
