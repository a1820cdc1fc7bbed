import { expect, it } from 'vitest';
import { expectInStep } from './in-step.js';

it('keeps picture and sound within 40 ms of each other for ten minutes', async () => {
  await expect(expectInStep(600)).resolves.toBeUndefined();
}, 700_000);
