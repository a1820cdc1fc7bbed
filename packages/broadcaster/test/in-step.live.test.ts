// Video and audio stay together over a minute.
import { it } from 'vitest';
import { expectInStep } from './in-step.js';

it('keeps picture and sound within 40 ms of each other for a minute', () => expectInStep(60), 120_000);
