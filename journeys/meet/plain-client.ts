// A page that knows LiveKit alone: joins by livekit-client, publishes camera and microphone, shows what it receives.
import { Room, RoomEvent } from 'livekit-client';

/** Joins, publishes, and puts everything received on the page; `data-of` says whose it is. */
export async function join(url: string, token: string): Promise<void> {
  const room = new Room();
  room.on(RoomEvent.TrackSubscribed, (track, publication, participant) => {
    const element = track.attach();
    element.dataset.of = participant.name;
    element.dataset.source = publication.source;
    document.body.append(element);
  });
  room.on(RoomEvent.TrackUnsubscribed, (track) => track.detach().forEach((element) => element.remove()));
  room.on(RoomEvent.DataReceived, (payload, participant, _kind, topic) => {
    const line = document.createElement('p');
    line.textContent = [topic, participant?.name, new TextDecoder().decode(payload)].join(' | ');
    document.body.append(line);
  });
  await room.connect(url, token);
  await room.localParticipant.enableCameraAndMicrophone();
}
