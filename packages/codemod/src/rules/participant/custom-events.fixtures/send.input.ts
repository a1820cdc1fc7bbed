import { type CustomEvent, type LocalParticipant, type Space, SpaceEvent } from '@mux/spaces-web';

export const say = (me: LocalParticipant, text: string) => me.publishCustomEvent(text);

export const hear = (space: Space, log: (...words: unknown[]) => void) =>
  space.on(SpaceEvent.ParticipantCustomEventPublished, (_, event: CustomEvent) => {
    log(event.payload, event.sequenceNumber, event.scope);
  });

export const numbered = async (me: LocalParticipant, text: string) => (await me.publishCustomEvent(text)).sequenceNumber;
