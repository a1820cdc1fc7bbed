import type { LocalParticipant } from '@mux/spaces-web';

export async function rename(me: LocalParticipant, name: string) {
  await me.setDisplayName(name);
  const again = await me.setDisplayName(name.trim());
  return again.displayName;
}
