import { expect, it } from 'vitest';
import { readSpaceOptions, SubscriptionMode } from '../space-options.js';
import { shouldServerSubscribe } from './join-strategy.js';

it.each([
  [SubscriptionMode.Automatic, undefined, true],
  [SubscriptionMode.Automatic, 2, true],
  [SubscriptionMode.Automatic, 3, false],
  [SubscriptionMode.Manual, 0, false],
])('%s with %s others: %s', (subscriptionMode, others, expected) => {
  const options = readSpaceOptions({ subscriptionMode, automaticParticipantLimit: 2 });
  expect(shouldServerSubscribe(options, others)).toBe(expected);
});
