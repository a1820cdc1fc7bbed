import { type LocalParticipant, type Room, RoomEvent } from 'livekit-client';
import { publishCustomEvent } from './spaces-on-livekit';

export const say = (me: LocalParticipant, text: string) => publishCustomEvent(me, text);

export const hear = (space: Room, log: (...words: unknown[]) => void) =>
  space.on(RoomEvent.DataReceived, (data, _, _kind, topic) => {
    if (!_ || topic !== 'airlock.custom-event') return;
    const event: { payload: string; sequenceNumber: number } = JSON.parse(new TextDecoder().decode(data));
    // airlock-migrate[CUSTOM_EVENT_SCOPE]: there is no scope; it was always the session  (Event changes)
    log(event.payload, event.sequenceNumber, 1);
  });

export const numbered = async (me: LocalParticipant, text: string) => (await publishCustomEvent(me, text)).sequenceNumber;
