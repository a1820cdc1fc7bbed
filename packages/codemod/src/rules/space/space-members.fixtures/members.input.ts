import { AcrScore, Space, SpaceEvent } from '@mux/spaces-web';

export async function report(space: Space) {
  console.log(space.localParticipant?.id, space.broadcasting, space.sessionId);
  await space.submitAcrScore(AcrScore.Fair);
  space.leave();
}

export const session = (space: Space) => space.sessionId;
export const ended = (space: Space) => space.on(SpaceEvent.ParticipantLeft, () => {});

export class Classroom extends Space {
  claims = () => this.jwt.split('.')[1];
}
