import spaces = require('@mux/spaces-web');

export const listen = (space: spaces.Space) => space.on(spaces.SpaceEvent.ParticipantJoined, ({ displayName }) => displayName);
