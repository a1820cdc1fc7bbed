import { Space, SubscriptionMode } from '@mux/spaces-web';

export const wide = (token: string) =>
  new Space(token, {
    automaticParticipantLimit: 20,
    disableABRPublishing: true,
    displayName: 'Ann',
    subscriptionMode: SubscriptionMode.Automatic,
  });

export function named(token: string) {
  const space = new Space(token, { displayName: 'Bob' });
  return space.join();
}
