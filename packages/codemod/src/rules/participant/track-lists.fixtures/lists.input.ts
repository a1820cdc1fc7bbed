import type { LocalParticipant, RemoteParticipant } from '@mux/spaces-web';

export const own = (me: LocalParticipant) => [me.getTracks(), me.getAudioTracks(), me.getVideoTracks()];
export const others = (who: RemoteParticipant) => [who.getTracks(), who.getAudioTracks(), who.getVideoTracks()];
export const either = (who: LocalParticipant | RemoteParticipant) => who.getVideoTracks().map((track) => track.muted);
export const sizes = (me: LocalParticipant, who: RemoteParticipant) => [
  me.audioTracks.size,
  me.videoTracks.size,
  who.audioTracks.size,
  who.videoTracks.size,
];
export const maybe = (who?: RemoteParticipant) => who?.getTracks().length ?? 0;
