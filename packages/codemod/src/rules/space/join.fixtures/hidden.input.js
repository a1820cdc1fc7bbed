// The token of a room that an untyped holder carries to its join() is kept.
import { Space } from '@mux/spaces-web';

export function openIn(holder, token) {
  const space = new Space(token);
  holder.current = space;
}

export async function enter(holder) {
  return await holder.current.join();
}
