import { type RemoteParticipant, Space, SubscriptionMode } from '@mux/spaces-web';

export async function enter(token: string) {
  const space = new Space(token, { subscriptionMode: SubscriptionMode.Manual, displayName: 'Ann' });
  return await space.join();
}

export async function toggle(person: RemoteParticipant, maybe?: RemoteParticipant) {
  if (person.isSubscribed()) await person.unsubscribe();
  else await person.subscribe();
  await maybe?.subscribe();
}
