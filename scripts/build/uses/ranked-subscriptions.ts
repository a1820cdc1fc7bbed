// Ranks two people for one place, and takes charge of a room that is not connected yet.
import { createRankedSubscriptions, rank } from '@airlock-rtc/ranked-subscriptions';
import { Room } from 'livekit-client';

const candidate = { joinedAtMs: 0, isSharingScreen: false, hasUnmutedVideo: true };
const decisions = rank(
  {
    candidates: [
      { ...candidate, identity: 'ann' },
      { ...candidate, identity: 'ben', speakingSinceMs: 1 },
    ],
    ...{ received: new Set<string>(), pins: new Set<string>(), nowMs: 2 },
  },
  { limit: 1, speechMemoryMs: 10_000 },
);
console.log(decisions.map(({ identity, isReceived }) => `${identity} ${isReceived}`).join(', '));
console.log(createRankedSubscriptions(new Room(), { limit: 1 }).decisions.length, 'decisions');
