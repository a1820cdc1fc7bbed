// A call on a phone: joins by a tap, which also lets Safari play sound; flips the camera; keeps the screen on.
import { getUserMedia, Space, SpaceEvent, TrackKind } from '@mux/spaces-web';

const button = (id) => document.getElementById(id);
const space = new Space(location.hash.slice(1));
let facingMode = 'user';

space.on(SpaceEvent.ParticipantTrackSubscribed, (_participant, track) => {
  const element = document.createElement(track.kind === TrackKind.Video ? 'video' : 'audio');
  element.autoplay = true;
  element.playsInline = true;
  track.attach(element);
  document.querySelector('main').append(element);
});

space.on(SpaceEvent.ParticipantTrackUnsubscribed, (_participant, track) => {
  for (const element of track.attachedElements) element.remove();
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
  const me = await space.join();
  let [microphone] = await getUserMedia({ audio: true, video: false });
  let [camera] = await getUserMedia({ audio: false, video: { facingMode } });
  await me.publishTracks([microphone, camera]);
  await navigator.wakeLock?.request('screen').catch(() => {});

  button('flip').addEventListener('click', async () => {
    facingMode = facingMode === 'user' ? 'environment' : 'user';
    // Many phones open one camera at a time.
    me.unpublishTracks([camera]);
    camera.stop();
    [camera] = await getUserMedia({ audio: false, video: { facingMode } });
    await me.publishTracks([camera]);
  });

  button('mute').addEventListener('click', () => {
    const isMuted = button('mute').getAttribute('aria-pressed') === 'true';
    if (isMuted) microphone.unMute();
    else microphone.mute();
    button('mute').setAttribute('aria-pressed', String(!isMuted));
  });
  button('flip').disabled = button('mute').disabled = false;
}

// iOS fires this when the page is really going; `beforeunload` it does not.
addEventListener('pagehide', () => space.leave());
