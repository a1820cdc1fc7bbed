import { Space, SpaceEvent } from '@mux/spaces-web';

export class Classroom extends Space {
  listen() {
    this.on(SpaceEvent.ParticipantLeft, ({ connectionId }) => console.log(connectionId));
  }
}
