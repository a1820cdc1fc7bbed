// Video and audio stay together, and do not drift: three minutes tell the drift of ten to a few milliseconds.
import { it } from 'vitest';
import { expectInStep } from './in-step.js';

const SECONDS = Number(process.env.AIRLOCK_IN_STEP_SECONDS ?? 180);

it(
  'keeps video and audio within 40 ms of each other, now and after ten minutes',
  () => expectInStep(SECONDS),
  (SECONDS + 100) * 1000,
);
