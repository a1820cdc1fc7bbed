import { Space } from '@mux/spaces-web';

export async function enter(token: string) {
  const space = new Space(token);
  await space.join();
}
