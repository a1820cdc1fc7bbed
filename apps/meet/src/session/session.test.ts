// Tests what becomes of each answer that the token endpoint can give.
import { describe, expect, it } from 'vitest';
import { requestSession } from './session.js';

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
