import type { LocalParticipant } from 'livekit-client';

export async function rename(me: LocalParticipant, name: string) {
  await me.setName(name);
  const again = await me.setName(name.trim()).then(() => me);
  return again.name ?? '';
}
