// Announces who began to speak, who stopped, and everyone who speaks now, in this order.
import type { EventEmitter } from 'events';
import { emit, type ActiveSpeaker, type AnyParticipant, type AnyTrack } from './event-arguments.js';
import { ParticipantEvent } from '../events/participant-event.js';
import { SpaceEvent } from '../events/space-event.js';
import { TrackSource } from '../tracks/track-enums.js';

export class ActiveSpeakers {
  readonly #space: EventEmitter;
  #speaking = new Set<AnyParticipant>();

  constructor(space: EventEmitter) {
    this.#space = space;
  }

  /**
   * @param participants everyone who speaks now, the loudest first
   * @param isPresent those who left while speaking just vanish
   */
  update(participants: readonly AnyParticipant[], isPresent: (participant: AnyParticipant) => boolean): void {
    const speakers = participants.flatMap((participant): ActiveSpeaker[] => {
      const track = speakingTrack(participant);
      return track ? [{ participant, track }] : [];
    });
    const before = this.#speaking;
    this.#speaking = new Set(speakers.map(({ participant }) => participant));
    for (const participant of this.#speaking)
      if (!before.has(participant)) emit(participant, ParticipantEvent.StartedSpeaking);
    for (const participant of before)
      if (!this.#speaking.has(participant) && isPresent(participant))
        emit(participant, ParticipantEvent.StoppedSpeaking);
    emit(this.#space, SpaceEvent.ActiveSpeakersChanged, speakers);
  }
}

/** LiveKit names participants, not tracks: the microphone, else the first audio that is not a screen's, else that. */
function speakingTrack(participant: AnyParticipant): AnyTrack | undefined {
  const tracks: AnyTrack[] = participant.getAudioTracks();
  return (
    tracks.find(({ source }) => source === TrackSource.Microphone) ??
    tracks.find(({ source }) => source !== TrackSource.ScreenshareAudio) ??
    tracks[0]
  );
}
