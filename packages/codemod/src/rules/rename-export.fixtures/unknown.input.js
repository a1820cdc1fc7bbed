import { Space } from '@mux/spaces-web';

export const open = (token) => {
  const space = new Space(token);
  space.wave();
  return space;
};
export const send = (participant, tracks) => participant.publishTracks(tracks);
export const rooms = [new Space()];
