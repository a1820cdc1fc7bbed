// Follows the room that the page's address names, and gives a new room a name when it names none.
import { useEffect, useSyncExternalStore } from 'react';
import { inventRoomName, roomInAddress } from './room-address.js';

/** The room's name; changes when the person follows another invitation, or goes back. */
export function useRoomName(): string {
  const named = useSyncExternalStore(onAddressChange, () => roomInAddress(location));
  useEffect(() => {
    if (named === undefined) goToNewRoom();
  }, [named]);
  return named ?? '';
}

/** Names a new room in the address, without a step in the browser's history. */
export function goToNewRoom(): void {
  location.replace(`#/${inventRoomName()}`);
}

function onAddressChange(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
