declare const spaces: typeof import('@mux/spaces-web');

const host = spaces.ParticipantRole.Publisher;
