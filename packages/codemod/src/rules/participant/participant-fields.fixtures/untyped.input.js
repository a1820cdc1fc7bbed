import { ParticipantRole, Space, TrackSource } from '@mux/spaces-web';

export const isHost = (who) => who.role === ParticipantRole.Publisher;
export const isCamera = (it) => it.getSource() === TrackSource.Camera;

export function* session(call, jwt) {
  const space = new Space(jwt);
  yield call([space, 'join']);
}
