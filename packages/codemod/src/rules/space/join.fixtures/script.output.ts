declare const space: import('livekit-client').Room;
// airlock-migrate[CONNECT_TOKEN]: the token of `new Space` and its join() were not seen together; pass the token to connect()  (Space to Room)
space.connect(process.env.LIVEKIT_URL!, '');
space.on('participantDisconnected' as const, () => {});
// airlock-migrate[LEAVE_EVENTS]: disconnect() tells nobody of the participants who are left behind  (Space to Room)
void space.disconnect();
