// Remembers on this machine that the person is the host of a room: the key that the gateway gave to the first who came.

const keyFor = (room: string) => `airlock-meet.host.${room}`;

export function rememberedHostKey(room: string): string | undefined {
  try {
    return localStorage.getItem(keyFor(room)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Browsers that keep no storage for this page forget it with the page. */
export function rememberHostKey(room: string, hostKey: string): void {
  try {
    localStorage.setItem(keyFor(room), hostKey);
  } catch {
    // The host of this visit is one all the same.
  }
}
