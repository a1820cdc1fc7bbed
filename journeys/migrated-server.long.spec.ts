// A server that made its spaces by mux-node does the same after `airlock migrate`, by livekit-server-sdk.
import { startWorld, type World } from '@airlock-rtc/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRealGateway, type RealGateway } from './gateway/real-gateway.js';
import { soon } from './meet/stage.js';

/** What the fixture exports, before and after. */
interface Lessons {
  open(lesson: string): Promise<string>;
  lessonOf(id: string): Promise<{ lesson: string; isLive: boolean }>;
  lessons(): Promise<string[]>;
  close(id: string): Promise<void>;
}

let world: World;
let gateway: RealGateway;
beforeAll(async () => {
  world = await startWorld();
  gateway = await startRealGateway(world);
  const { credentials } = await gateway.newEnvironment('lessons');
  Object.assign(process.env, {
    MUX_BASE_URL: credentials.baseUrl,
    MUX_TOKEN_ID: credentials.tokenId,
    MUX_TOKEN_SECRET: credentials.tokenSecret,
    LIVEKIT_URL: world.livekit.httpUrl,
    LIVEKIT_API_KEY: world.livekit.apiKey,
    LIVEKIT_API_SECRET: world.livekit.apiSecret,
  });
});
afterAll(async () => {
  await gateway?.[Symbol.asyncDispose]();
  await world?.[Symbol.asyncDispose]();
});

describe.each([
  ['before, by mux-node', 'input'],
  ['after, by livekit-server-sdk', 'output'],
])('%s', (_, side) => {
  it('opens a lesson, sees somebody come and go, lists and closes it', async () => {
    const server = (await import(`../packages/codemod/fixtures/rest/${side}/spaces.ts`)) as Lessons;
    const id = await server.open('algebra');
    expect(await server.lessonOf(id)).toEqual({ lesson: 'algebra', isLive: false });
    expect(await server.lessons()).toContain(`algebra: ${id}`);

    const pupil = await world.addParticipant({ room: id, identity: 'pupil' });
    await expect.poll(() => server.lessonOf(id), soon).toEqual({ lesson: 'algebra', isLive: true });
    await pupil[Symbol.asyncDispose]();
    await expect.poll(() => server.lessonOf(id), soon).toEqual({ lesson: 'algebra', isLive: false });

    await server.close(id);
    await expect(server.lessonOf(id)).rejects.toThrow();
    expect(await server.lessons()).not.toContain(`algebra: ${id}`);
  });
});
