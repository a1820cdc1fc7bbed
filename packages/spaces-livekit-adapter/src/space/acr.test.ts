import { afterEach, expect, it } from 'vitest';
import { AcrScore } from './acr-score.js';
import { submitAcrScore } from './acr.js';
import { configure } from './configure.js';

const session = { connectionId: 'c', participantId: 'p', sessionId: 's', spaceId: 'sp' };
afterEach(() => configure({ acrUrl: '' }));

function collector(status: number) {
  const posts: [string, string][] = [];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    posts.push([String(url), String(init?.body)]);
    if (status === 0) throw new TypeError('no network');
    return new Response(null, { status });
  };
  return { posts, fetch };
}

it('posts the rating as spaces-web does', async () => {
  configure({ acrUrl: 'https://ratings/' });
  const { posts, fetch } = collector(204);
  await submitAcrScore(AcrScore.Good, session, 'jwt', { fetch });
  expect(posts).toEqual([
    [
      'https://ratings/',
      '{"connection_id":"c","space_id":"sp","session_id":"s","participant_id":"p","acr_score":4}',
    ],
  ]);
});

it('resolves quietly when nobody collects ratings', async () => {
  const { posts, fetch } = collector(500);
  await submitAcrScore(4.5 as AcrScore, session, 'jwt', { fetch });
  expect(posts).toEqual([]);
});

it.each([
  [0, session, 204, 'Invalid acr score. Please choose one from 1-5'],
  [6, session, 204, 'Invalid acr score. Please choose one from 1-5'],
  [Number.NaN, session, 204, 'Invalid acr score. Please choose one from 1-5'],
  [3, undefined, 204, 'cannot submit acr score before joining a space'],
  [3, { ...session, sessionId: undefined }, 204, 'cannot submit acr score without valid session id'],
  [3, session, 500, 'error submitting acr score got response code 500'],
  [3, session, 0, 'no network'],
])('score %s: AcrError', async (score, rated, status, message) => {
  configure({ acrUrl: 'https://ratings/' });
  const rating = submitAcrScore(score, rated, 'jwt', collector(status));
  await expect(rating).rejects.toMatchObject({ name: 'AcrError', message });
});
