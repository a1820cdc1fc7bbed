const { RoomServiceClient, AccessToken } = require('livekit-server-sdk');

async function open() {
  const space = await new RoomServiceClient(process.env.LIVEKIT_URL).createRoom({ name: crypto.randomUUID(), metadata: 'lesson' });
  const accessToken = new AccessToken(process.env.LIVEKIT_API_KEY, process.env.LIVEKIT_API_SECRET, { identity: crypto.randomUUID(), ttl: '7d' });
  accessToken.addGrant({ roomJoin: true, room: space.name, canPublish: true, canPublishData: true, canSubscribe: true, canUpdateOwnMetadata: true });
  return { id: space.name, token: await accessToken.toJwt() };
}

module.exports = { open };
