// Tests that the host's desk shows what the gateway says, sends the host's key with every order, and tells of a refusal.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HostDesk } from './host-desk.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const answering = (answer: () => Response) => vi.fn<typeof fetch>(async () => answer());
const bodyOf = (call: Parameters<typeof fetch>) => JSON.parse(String(call[1]!.body)) as object;

it('follows who waits, and stops', async () => {
  const waiting = [{ id: '1', name: '陳' }];
  const fetch = answering(() => Response.json({ admission: 'ask', waiting }));
  const desk = new HostDesk('C#', 'key', fetch);
  const stop = desk.follow();
  await vi.advanceTimersByTimeAsync(0);
  expect(desk.getView()).toMatchObject({ admission: 'ask', waiting });
  expect(bodyOf(fetch.mock.calls[0]!)).toEqual({ space: 'C#', hostKey: 'key' });
  stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(fetch).toHaveBeenCalledOnce();
});

it('does not take an older answer for the state after a change', async () => {
  let arrive!: (response: Response) => void;
  const fetch = vi
    .fn<typeof globalThis.fetch>()
    .mockImplementationOnce(() => new Promise((resolve) => (arrive = resolve)))
    .mockImplementation(async () => Response.json({ admission: 'locked', waiting: [] }));
  const desk = new HostDesk('r', 'key', fetch);
  const stop = desk.follow();
  await desk.setAdmission('locked');
  arrive(Response.json({ admission: 'open', waiting: [] }));
  await vi.advanceTimersByTimeAsync(0);
  expect(desk.getView().admission).toBe('locked');
  stop();
});

it('says when the gateway refuses, or cannot be reached, and forgets it with the next success', async () => {
  const fetch = answering(() => Response.json({}, { status: 403 }));
  const desk = new HostDesk('r', 'wrong', fetch);
  await desk.setAdmission('locked');
  expect(desk.getView()).toMatchObject({ admission: 'open', failure: expect.any(String) });
  await desk.mute('PA_1');
  expect(desk.getView().failure).toMatch(/did not work/);
  fetch.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  expect(await desk.invite(60)).toBeUndefined();
  fetch.mockImplementation(async () => new Response(null, { status: 204 }));
  await desk.remove('PA_1');
  expect(desk.getView().failure).toBeUndefined();
  expect(bodyOf(fetch.mock.calls.at(-1)!)).toMatchObject({ connectionId: 'PA_1', action: 'remove' });
});
