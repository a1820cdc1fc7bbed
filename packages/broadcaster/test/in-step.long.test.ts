// Video and audio stay together over ten minutes, and do not drift.
import { it } from 'vitest';
import { expectInStep } from './in-step.js';

it('keeps picture and sound within 40 ms of each other for ten minutes', () => expectInStep(600), 700_000);
