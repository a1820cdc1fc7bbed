import { EventEmitter } from 'events';
import { expect, it } from 'vitest';
import type { ActiveSpeaker } from './event-arguments.js';
import { RemoteTrack } from '../tracks/remote-track.js';
import { TrackKind, TrackSource } from '../tracks/track-enums.js';
import { ActiveSpeakers } from './active-speakers.js';
import { RemoteParticipant } from './remote-participant.js';

function scene() {
  const log: string[] = [];
  const space = new EventEmitter();
  space.on('ActiveSpeakersChanged', (speakers: ActiveSpeaker[]) =>
    log.push(
      `now ${speakers.map(({ participant, track }) => `${participant.id}/${track.source}`).join(' ')}`,
    ),
  );
  const person = (id: string, ...sources: TrackSource[]) => {
    const about = { id, connectionId: id, displayName: '', role: 1, status: 1 };
    const participant = new RemoteParticipant(about, {} as never);
    for (const source of sources) {
      const size = { width: 0, height: 0, muted: false, name: '' };
      const track = new RemoteTrack({ ...size, tid: source, source, kind: TrackKind.Audio });
      participant.audioTracks.set(source, track);
    }
    participant.on('StartedSpeaking', () => log.push(`${id} started`));
    participant.on('StoppedSpeaking', () => log.push(`${id} stopped`));
    return participant;
  };
  return { log, person, speakers: new ActiveSpeakers(space) };
}

it('tells who started, who stopped, and then the whole list, every time', () => {
  const { log, person, speakers } = scene();
  const [anna, ben] = [person('anna', TrackSource.Microphone), person('ben', TrackSource.Microphone)];
  const isHere = () => true;
  speakers.update([anna], isHere);
  speakers.update([ben, anna], isHere);
  speakers.update([ben], isHere);
  speakers.update([ben], isHere);
  speakers.update([], isHere);
  expect(log).toEqual([
    ...['anna started', 'now anna/microphone'],
    ...['ben started', 'now ben/microphone anna/microphone'],
    ...['anna stopped', 'now ben/microphone'],
    'now ben/microphone',
    ...['ben stopped', 'now '],
  ]);
});

it('names the microphone, else other sound, else a screen’s, and leaves out who has none', () => {
  const { log, person, speakers } = scene();
  const { Microphone, Other, ScreenshareAudio } = TrackSource;
  const people = [
    person('a', ScreenshareAudio, Other, Microphone),
    person('b', ScreenshareAudio, Other),
    person('c', ScreenshareAudio),
    person('d'),
  ];
  speakers.update(people, () => true);
  expect(log.at(-1)).toBe('now a/microphone b/other c/screenshareaudio');
  expect(log).not.toContain('d started');
});

it('who left while speaking just vanishes', () => {
  const { log, person, speakers } = scene();
  const anna = person('anna', TrackSource.Microphone);
  speakers.update([anna], () => true);
  speakers.update([], () => false);
  expect(log.slice(2)).toEqual(['now ']);
});
