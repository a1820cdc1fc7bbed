// The page that holds a crowd: many small cameras and silent microphones, each a participant of its own.
import { Room, Track } from 'livekit-client';

interface Person {
  room: Room;
  voice: GainNode | undefined;
}

export interface PersonOptions {
  url: string;
  token: string;
  hasMicrophone: boolean;
}

const FPS = 5;
const people = new Map<string, Person>();
let audio: AudioContext | undefined;

/** Joins and publishes a camera of 64 x 48 at 5 frames per second. */
export async function join({ url, token, hasMicrophone }: PersonOptions): Promise<void> {
  const room = new Room({ publishDefaults: { simulcast: false }, webAudioMix: false });
  await room.connect(url, token, { autoSubscribe: false });
  const voice = hasMicrophone ? await publishVoice(room) : undefined;
  await room.localParticipant.publishTrack(movingPattern(), {
    source: Track.Source.Camera,
    videoEncoding: { maxBitrate: 50_000, maxFramerate: FPS },
  });
  people.set(room.localParticipant.identity, { room, voice });
}

/** From now on a tone instead of silence. */
export function speak(identity: string): void {
  people.get(identity)!.voice!.gain.value = 0.5;
}

export function fallSilent(identity: string): void {
  people.get(identity)!.voice!.gain.value = 0;
}

export async function leave(identity: string): Promise<void> {
  await people.get(identity)?.room.disconnect();
  people.delete(identity);
}

async function publishVoice(room: Room): Promise<GainNode> {
  audio ??= new AudioContext();
  const tone = new OscillatorNode(audio, { frequency: 440 });
  const voice = new GainNode(audio, { gain: 0 });
  const destination = audio.createMediaStreamDestination();
  tone.connect(voice).connect(destination);
  tone.start();
  const [track] = destination.stream.getAudioTracks();
  await room.localParticipant.publishTrack(track!, { source: Track.Source.Microphone });
  return voice;
}

function movingPattern(): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [64, 48];
  const context = canvas.getContext('2d')!;
  let frame = 0;
  setInterval(() => {
    context.fillStyle = '#0a0';
    context.fillRect(0, 0, 64, 48);
    context.fillStyle = '#fff';
    context.fillRect((frame += 4) % 64, 0, 8, 48);
  }, 1000 / FPS);
  return canvas.captureStream(FPS).getVideoTracks()[0]!;
}
