// Offers a button where the browser plays no sound unasked; Egress' Chrome does, and never shows it.
import { RoomEvent, type Room } from 'livekit-client';

export function offerSound(room: Room): void {
  const button = document.createElement('button');
  button.className = 'sound';
  button.textContent = 'Turn on sound';
  button.addEventListener('click', () => void room.startAudio());
  room.on(RoomEvent.AudioPlaybackStatusChanged, () => {
    if (room.canPlaybackAudio) button.remove();
    else document.body.append(button);
  });
}
