// Tests what becomes of each answer that the token endpoint can give.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { requestSession, waitForSession } from './session.js';

const wish = { room: 'standup', name: 'Ada' };
const answering = (response: Response | Error) => ({
  fetch: (() =>
    response instanceof Error ? Promise.reject(response) : Promise.resolve(response)) as typeof fetch,
});

describe('requestSession', () => {
  it('posts the room and the name, and gives the token', async () => {
    const requests: Request[] = [];
    const session = await requestSession(wish, {
      fetch: async (input, init) => {
        requests.push(new Request(new URL(String(input), 'http://meet.example'), init));
        return Response.json({ token: 't', exchangeUrl: 'http://meet.example/elsewhere' });
      },
    });
    expect(session).toMatchObject({ token: 't' });
    expect(requests[0]).toMatchObject({ method: 'POST', url: 'http://meet.example/airlock/v1/dev/join' });
    expect(await requests[0]!.json()).toEqual({ space: 'standup', name: 'Ada' });
  });

  it.each([
    ['no server', new TypeError('Failed to fetch'), 'session_unreachable'],
    ['a refusal', new Response('no', { status: 403 }), 'session_refused'],
    ['a page instead of JSON', new Response('<html>'), 'session_malformed'],
    ['JSON null', Response.json(null), 'session_malformed'],
    ['an answer without a token', Response.json({ url: 'ws://meet.example' }), 'session_malformed'],
  ])('rejects for %s', async (_, response, code) => {
    await expect(requestSession(wish, answering(response))).rejects.toMatchObject({
      name: 'SessionError',
      code,
    });
  });
});

describe('waitForSession', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const refusal = (reason: string) => Response.json({ error: { airlock: { reason } } }, { status: 403 });

  /** A gateway that gives these answers, one after the other. */
  function gateway(...answers: (Response | Error)[]) {
    const bodies: unknown[] = [];
    const leaving = new AbortController();
    const onWaiting = vi.fn();
    const fetch = (async (path: string, init: RequestInit) => {
      bodies.push([path.split('/').at(-1), JSON.parse(String(init.body))]);
      const answer = answers.shift()!;
      if (answer instanceof Error) throw answer;
      return answer;
    }) as typeof globalThis.fetch;
    const session = waitForSession(wish, { onWaiting, signal: leaving.signal, fetch });
    session.catch(() => {});
    return { bodies, leaving, onWaiting, session };
  }

  it('knocks, waits, through a server that is started anew too, and comes in', async () => {
    const { bodies, onWaiting, session } = gateway(
      refusal('ask_first'),
      Response.json({ knock: 'id.key' }),
      refusal('waiting'),
      new TypeError('Failed to fetch'),
      Response.json({ token: 't' }),
    );
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await session).toEqual({ token: 't' });
    expect(onWaiting).toHaveBeenCalledOnce();
    expect(bodies.slice(1)).toEqual([
      ['knock', { space: 'standup', name: 'Ada' }],
      ...Array(3).fill(['join', { space: 'standup', name: 'Ada', knock: 'id.key' }]),
    ]);
  });

  it.each(['locked', 'turned_away', 'invitation_expired', 'invitation_invalid'])(
    'does not wait when %s',
    async (reason) => {
      const { session, onWaiting } = gateway(refusal(reason));
      await expect(session).rejects.toMatchObject({ code: 'session_refused' });
      expect(onWaiting).not.toHaveBeenCalled();
    },
  );

  it('ends when the person waits no longer', async () => {
    const { bodies, leaving, session } = gateway(refusal('ask_first'), Response.json({ knock: 'id.key' }));
    await vi.advanceTimersByTimeAsync(0);
    leaving.abort();
    await expect(session).rejects.toMatchObject({ name: 'AbortError' });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(bodies).toHaveLength(2);
  });
});
