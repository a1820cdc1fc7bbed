// Somebody does not get in: whatever the cause, words say so, the lobby stays, and another try is possible.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { setStage, soon, type Stage } from './meet/stage.js';
import { Visitor } from './meet/visitor.js';

let stage: Stage;
let ada: Visitor;
let room: string;
beforeAll(async () => {
  stage = await setStage();
  room = stage.newRoom();
  ada = await Visitor.arrive(stage.up, room, 'Ada', { picture: { color: 'magenta' } });
  await ada.page.getByLabel('Your name').fill('Ada');
});
afterAll(async () => {
  await ada?.[Symbol.asyncDispose]();
  await stage?.[Symbol.asyncDispose]();
});
beforeEach(() => ada.page.unrouteAll());

const [TOKENS, EXCHANGE] = ['**/airlock/v1/dev/join', '**/airlock/v1/token-exchange'];

/** Lets an endpoint of the gateway answer with `body` instead, as a broken or foreign server would. */
async function answerWith(body: string | object, status = 200, endpoint = TOKENS): Promise<void> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  await ada.page.route(endpoint, (route) => route.fulfill({ status, body: text }));
}

const sound = async () => ({
  url: stage.world.livekit.url,
  token: await stage.world.token({ room, identity: 'ada' }),
});

async function wordsAfterJoining(): Promise<string> {
  await ada.press('Join the room');
  const alert = ada.page.getByRole('alert');
  await alert.waitFor();
  return alert.innerText();
}

it('because LiveKit cannot be reached', async () => {
  await answerWith({ ...(await sound()), url: 'ws://127.0.0.1:1' }, 200, EXCHANGE);
  expect(await wordsAfterJoining()).toMatch(/meeting server cannot be reached.+try again/);
});

it('because LiveKit refuses the token', async () => {
  const { url, token } = await sound();
  const [head, claims] = token.split('.');
  await answerWith({ url, token: `${head}.${claims}.${'A'.repeat(43)}` }, 200, EXCHANGE);
  expect(await wordsAfterJoining()).toMatch(/rejected your token/);
});

it('because the token is no token', async () => {
  await answerWith({ token: 'garbage' });
  expect(await wordsAfterJoining()).toMatch(/rejected your token/);
});

it('because the token exchange refuses the token', async () => {
  const refusal = { error: { type: 'expired_token', messages: ['The token has expired'] } };
  await answerWith(refusal, 401, EXCHANGE);
  expect(await wordsAfterJoining()).toMatch(/rejected your token/);
});

it.each([
  ['refuses', { error: { message: 'no' } }, 403, /did not let you in \(HTTP 403\)/],
  ['fails', 'Internal Server Error', 500, /did not let you in \(HTTP 500\)/],
  ['answers with a page', '<!doctype html>', 200, /invalid response/],
])('because the token endpoint %s', async (_, body, status, words) => {
  await answerWith(body, status);
  expect(await wordsAfterJoining()).toMatch(words);
});

it('because the token endpoint cannot be reached', async () => {
  await ada.page.route(TOKENS, (route) => route.abort());
  expect(await wordsAfterJoining()).toMatch(/does not answer/);
});

it('because the name is only blanks', async () => {
  const name = ada.page.getByLabel('Your name');
  await name.fill('   ');
  await ada.press('Join the room');
  expect(await name.evaluate((input: HTMLInputElement) => input.validity.patternMismatch)).toBe(true);
});

it('and no token shows on the page, or in what it logs', async () => {
  const { token } = await sound();
  const beginning = token.slice(0, token.indexOf('.'));
  // The browser itself names the address of a WebSocket that failed, token included (livekit-client 2.23 puts it there).
  const own = ada.page.consoleLines.filter((line) => !line.startsWith('error: WebSocket connection to'));
  expect([...own, await ada.page.innerText('body')].filter((text) => text.includes(beginning))).toEqual([]);
});

it('until the cause is gone: then the same lobby lets them in, camera and all', async () => {
  await ada.goIn();
  await expect.poll(() => ada.colorOnScreenOf('Ada'), soon).toBe('magenta');
});
