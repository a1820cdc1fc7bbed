// When livekit-client tries again, and when it gives up.
import type { ReconnectPolicy } from 'livekit-client';

/** Five tries of spaces-web 1.2.0 took 25 s; a server that is started anew, or a phone in a lift, needs longer. */
const GIVE_UP_AFTER_MS = 45_000;
const firstDelaysMs = [0, 300, 1200, 2700];
const LATER_DELAY_MS = 4000;

export const reconnectPolicy: ReconnectPolicy = {
  nextRetryDelayInMs({ retryCount, elapsedMs }) {
    if (elapsedMs > GIVE_UP_AFTER_MS) return null;
    const delayMs = firstDelaysMs[retryCount] ?? LATER_DELAY_MS;
    // Spread, so that a server is not met by everybody at once.
    return delayMs === 0 ? Math.random() * 500 : delayMs * (0.5 + Math.random());
  },
};
