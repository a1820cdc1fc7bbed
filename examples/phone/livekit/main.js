// A call on a phone: joins by a tap, which also lets Safari play sound; flips the camera; keeps the screen on.
import { createLocalTracks, Room, RoomEvent, VideoPresets, Track } from 'livekit-client';
import { prepareRankedRoom, keptToken } from './spaces-on-livekit.js';

const button = (id) => document.getElementById(id);
const space = prepareRankedRoom(new Room({
  dynacast: true,
  disconnectOnPageLeave: false,
  publishDefaults: {
    videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
    videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
    screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
    audioPreset: { maxBitrate: 64_000 },
  },
}), { token: location.hash.slice(1), limit: 16 });
let facingMode = 'user';

space.on(RoomEvent.TrackSubscribed, (_mediaTrack, track, _participant) => {
  const element = document.createElement(track.kind === Track.Kind.Video ? 'video' : 'audio');
  element.autoplay = true;
  element.playsInline = true;
  track.track?.attach(element);
  document.querySelector('main').append(element);
});

space.on(RoomEvent.TrackUnsubscribed, (_mediaTrack, track, _participant) => {
  for (const element of track.track?.attachedElements ?? []) element.remove();
});

button('join').addEventListener('click', async () => {
  button('join').disabled = true;
  document.querySelector('[role=alert]').textContent = '';
  try {
    await join();
  } catch (error) {
    document.querySelector('[role=alert]').textContent = error.message;
    button('join').disabled = false;
  }
});

async function join() {
  await space.connect(new URLSearchParams(location.search).get('livekit'), keptToken(space), { autoSubscribe: false });
  const me = space.localParticipant;
  let [microphone] = await createLocalTracks({ audio: true, video: false });
  let [camera] = await createLocalTracks({ audio: false, video: { facingMode } });
  await Promise.all([microphone, camera].map((track) => me.publishTrack(track)));
  await navigator.wakeLock?.request('screen').catch(() => {});

  button('flip').addEventListener('click', async () => {
    facingMode = facingMode === 'user' ? 'environment' : 'user';
    // Many phones open one camera at a time.
    me.unpublishTracks([camera]);
    camera.stop();
    [camera] = await createLocalTracks({ audio: false, video: { facingMode } });
    await Promise.all([camera].map((track) => me.publishTrack(track)));
  });

  button('mute').addEventListener('click', () => {
    const isMuted = button('mute').getAttribute('aria-pressed') === 'true';
    if (isMuted) void microphone.unmute();
    else void microphone.mute();
    button('mute').setAttribute('aria-pressed', String(!isMuted));
  });
  button('flip').disabled = button('mute').disabled = false;
}

// iOS fires this when the page is really going; `beforeunload` it does not.
addEventListener('pagehide', () => void space.disconnect());
