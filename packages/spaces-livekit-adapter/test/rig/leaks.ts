// Counts what a page holds: peer connections, timers, listeners, LiveKit rooms and bytes.
import type { TestPage } from '@airlock-rtc/testkit';

interface Holdings {
  peerConnections: number;
  intervals: number;
  rooms: number;
  /** Of the whole page, as Chromium counts. */
  listeners: number;
  heapBytes: number;
}

/** Must run before the page's own scripts. */
export function countInPage(): void {
  const open = new Set<RTCPeerConnection>();
  const Native = RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(...args: ConstructorParameters<typeof Native>) {
      super(...args);
      open.add(this);
    }
    override close(): void {
      open.delete(this);
      super.close();
    }
  };
  const intervals = new Set<unknown>();
  const [set, clear] = [setInterval, clearInterval];
  Object.assign(window, {
    setInterval: (...args: Parameters<typeof set>) => {
      const id = set(...args);
      intervals.add(id);
      return id;
    },
    clearInterval: (id: number) => {
      intervals.delete(id);
      clear(id);
    },
    held: () => ({ peerConnections: open.size, intervals: intervals.size }),
  });
}

/** Collects garbage first. */
export async function holdings(page: TestPage): Promise<Holdings> {
  const session = await page.context().newCDPSession(page);
  try {
    for (let times = 0; times < 3; times += 1) await session.send('HeapProfiler.collectGarbage');
    await session.send('Performance.enable');
    const { metrics } = await session.send('Performance.getMetrics');
    const metric = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
    const own = await page.evaluate(() => {
      const { held } = window as unknown as { held(): { peerConnections: number; intervals: number } };
      const rooms = window.page.roomRefs.filter((reference) => reference.deref()).length;
      return { ...held(), rooms };
    });
    return { ...own, listeners: metric('JSEventListeners'), heapBytes: metric('JSHeapUsedSize') };
  } finally {
    await session.detach();
  }
}
