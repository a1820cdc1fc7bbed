import { expect, it } from 'vitest';
import { expectInStep } from './in-step.js';

it('keeps picture and sound within 40 ms of each other for a minute', async () => {
  await expect(expectInStep(60)).resolves.toBeUndefined();
}, 120_000);
