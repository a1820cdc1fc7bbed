import { Space } from '@mux/spaces-web';

export async function enter(token: string) {
  const space = new Space(token);
  const me = await space.join();
  return { space, me };
}

export const start = (space: Space) => space.join();
