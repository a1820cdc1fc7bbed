declare const me: import('livekit-client').LocalParticipant;
// airlock-migrate[CUSTOM_EVENT_ECHO]: LiveKit does not send data back to its sender  (Event changes)
me.publishData(new TextEncoder().encode(JSON.stringify({ payload: 'hello', sequenceNumber: Date.now() })), { reliable: true, topic: 'airlock.custom-event' });
// airlock-migrate[CUSTOM_EVENT_TOPIC]: a participant’s DataReceived has no topic: listen on the room to tell custom events from other data  (Event changes)
me.on('dataReceived' as const, () => {});
