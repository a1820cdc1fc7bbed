import spaces = require('livekit-client');

export const listen = (space: spaces.Room) => space.on(spaces.RoomEvent.ParticipantConnected, ({ name: displayName = '' }) => displayName);
