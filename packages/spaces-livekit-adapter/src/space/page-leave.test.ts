import { expect, it } from 'vitest';
import { onPageLeave } from './page-leave.js';

it('leaves when the page goes, not when it is kept for coming back or asks whether to go', () => {
  const page = new EventTarget();
  let left = 0;
  const stop = onPageLeave(() => (left += 1), page);
  page.dispatchEvent(new Event('beforeunload'));
  page.dispatchEvent(Object.assign(new Event('pagehide'), { persisted: true }));
  expect(left).toBe(0);
  page.dispatchEvent(Object.assign(new Event('pagehide'), { persisted: false }));
  expect(left).toBe(1);
  stop();
  page.dispatchEvent(new Event('pagehide'));
  expect(left).toBe(1);
});

it('needs no page', () => {
  expect(onPageLeave(() => {}, undefined)).not.toThrow();
});
