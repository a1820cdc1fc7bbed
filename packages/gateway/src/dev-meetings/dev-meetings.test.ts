// Tests who comes into a development room: by waiting, by an invitation that expires, and never past a locked door.
import { decodeJwt, SignJWT } from 'jose';
import { expect, it } from 'vitest';
import { onBothDatabases } from '../../test/databases.js';
import { testGateway } from '../../test/gateway.js';
import { newId } from '../database/identifiers.js';

const path = '/airlock/v1/dev';

onBothDatabases('dev/meetings', (database) => {
  /** A room with its host, and a clock that a test may turn. */
  async function setStage() {
    let nowMs = Date.now();
    const options = { isDevelopment: true, now: () => new Date(nowMs) };
    const { ask } = await testGateway(database(), options);
    const space = newId();
    const post = (to: string, body: object) => ask('POST', `${path}/${to}`, { body: { space, ...body } });
    const join = (given: object = {}) => post('join', { name: 'Ben', ...given });
    const { hostKey } = (await post('join', { name: 'Ada' })).body as { hostKey: string };
    return {
      ...{ ask, post, join, space, hostKey },
      desk: (change: object = {}) => post('host/desk', { hostKey, ...change }),
      invite: async (lifeSeconds = 3600) =>
        (await post('host/invitations', { hostKey, lifeSeconds })).body.invitation as string,
      knock: async (name = 'Ben') => (await post('knock', { name })).body.knock as string,
      pass: (seconds: number) => (nowMs += seconds * 1000),
    };
  }
  const refused = (reason: string) => ({
    status: 403,
    body: { error: { type: 'forbidden', airlock: { reason } } },
  });

  it('makes the first who comes the host, once, and knows them again by their key', async () => {
    const { join, hostKey } = await setStage();
    expect(hostKey).toHaveLength(43);
    const guest = await join();
    expect(guest).toMatchObject({ status: 200, body: { isHost: false } });
    expect(guest.body.hostKey).toBeUndefined();
    expect((await join({ hostKey })).body).toMatchObject({ isHost: true });
    expect((await join({ hostKey: 'another' })).body).toMatchObject({ isHost: false });
  });

  it('makes one of many who come at once the host', async () => {
    const { ask } = await testGateway(database(), { isDevelopment: true });
    const body = { space: newId(), name: 'Ada' };
    const answers = await Promise.all([1, 2, 3, 4].map(() => ask('POST', `${path}/join`, { body })));
    expect(answers.filter((answer) => answer.body.isHost)).toHaveLength(1);
  });

  it('lets somebody in who has knocked, once the host says so, and once only', async () => {
    const { desk, join, knock } = await setStage();
    expect((await desk({ admission: 'ask' })).body).toEqual({ admission: 'ask', waiting: [] });
    expect(await join()).toMatchObject(refused('ask_first'));
    const mine = await knock('陳 👋');
    expect(await join({ knock: mine })).toMatchObject(refused('waiting'));
    const { waiting } = (await desk()).body;
    expect(waiting).toEqual([{ id: expect.any(String), name: '陳 👋' }]);
    await desk({ answers: [{ id: waiting[0].id, isAdmitted: true }] });
    const admitted = await join({ knock: mine });
    expect(admitted).toMatchObject({ status: 200, body: { isHost: false } });
    // No key to keep for later.
    const { exp } = decodeJwt(admitted.body.token as string);
    expect(exp! - Date.now() / 1000).toBeLessThanOrEqual(60);
    expect(await join({ knock: mine })).toMatchObject(refused('ask_first'));
  });

  it('turns away whom the host does not let in, and forgets who has gone', async () => {
    const { desk, join, knock, pass } = await setStage();
    await desk({ admission: 'ask' });
    const mine = await knock();
    const [{ id }] = (await desk()).body.waiting;
    await desk({ answers: [{ id, isAdmitted: false }] });
    expect(await join({ knock: mine })).toMatchObject(refused('turned_away'));
    await knock('Cleo');
    expect((await desk()).body.waiting).toHaveLength(1);
    pass(91);
    expect((await desk()).body.waiting).toEqual([]);
  });

  it('takes no knock of another, of another room, or that is made up', async () => {
    const one = await setStage();
    const other = await setStage();
    await one.desk({ admission: 'ask' });
    await other.desk({ admission: 'ask' });
    const mine = await one.knock();
    const [{ id }] = (await one.desk()).body.waiting;
    await other.desk({ answers: [{ id, isAdmitted: true }] });
    expect(await one.join({ knock: mine })).toMatchObject(refused('waiting'));
    await one.desk({ answers: [{ id, isAdmitted: true }] });
    expect(await other.join({ knock: mine })).toMatchObject(refused('ask_first'));
    for (const knock of [id, `${id}.`, `${id}.${newId()}`, '.', 'x'.repeat(200)]) {
      expect(await one.join({ knock })).toMatchObject(refused('ask_first'));
    }
  });

  it('lets an invitation pass the waiting room until it expires, and no other token', async () => {
    const { desk, invite, join, pass, space } = await setStage();
    await desk({ admission: 'ask' });
    const invitation = await invite(600);
    expect((await join({ invitation })).status).toBe(200);
    const other = await setStage();
    expect(await join({ invitation: await other.invite() })).toMatchObject(refused('invitation_invalid'));
    const forged = new SignJWT().setProtectedHeader({ alg: 'HS256' }).setSubject(space);
    const byOther = await forged
      .setAudience('airlock-invitation')
      .setExpirationTime('1h')
      .sign(Buffer.alloc(43));
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${invitation.split('.')[1]}.`;
    for (const wrong of [byOther, unsigned, 'x', `${invitation}x`]) {
      expect(await join({ invitation: wrong })).toMatchObject(refused('invitation_invalid'));
    }
    pass(601);
    expect(await join({ invitation })).toMatchObject(refused('invitation_expired'));
  });

  it('lets nobody but the host past a locked door', async () => {
    const { desk, hostKey, invite, join, knock } = await setStage();
    await desk({ admission: 'locked' });
    expect(await join()).toMatchObject(refused('locked'));
    expect(await join({ invitation: await invite() })).toMatchObject(refused('locked'));
    expect(await join({ knock: await knock() })).toMatchObject(refused('locked'));
    expect((await join({ hostKey })).status).toBe(200);
    await desk({ admission: 'open' });
    expect((await join()).status).toBe(200);
  });

  it('obeys the host alone', async () => {
    const { desk, join, post } = await setStage();
    const other = await setStage();
    for (const hostKey of ['x', newId(), other.hostKey]) {
      expect(await desk({ hostKey, admission: 'locked' })).toMatchObject(refused('not_host'));
      expect(await post('host/invitations', { hostKey, lifeSeconds: 60 })).toMatchObject(refused('not_host'));
      const order = { hostKey, connectionId: 'PA_x', action: 'remove' };
      expect(await post('host/moderation', order)).toMatchObject(refused('not_host'));
    }
    expect((await join()).status).toBe(200);
  });

  it('keeps at most a hundred waiting', async () => {
    const { knock, post } = await setStage();
    for (let count = 0; count < 100; count += 1) await knock(`Guest ${count}`);
    expect(await post('knock', { name: 'One more' })).toMatchObject({ status: 412 });
  });

  it.each([
    ['host/desk', { hostKey: 'k', admission: 'closed' }],
    ['host/desk', { hostKey: '' }],
    ['host/invitations', { hostKey: 'k', lifeSeconds: 1e9 }],
    ['host/invitations', { hostKey: 'k', lifeSeconds: 0 }],
    ['host/moderation', { hostKey: 'k', connectionId: 'a\0', action: 'mute' }],
    ['knock', { name: 'x'.repeat(65) }],
  ])('refuses %s %j', async (to, body) => {
    const { post } = await setStage();
    expect((await post(to, body)).status).toBe(400);
  });

  it('knows no room that nobody has opened', async () => {
    const { ask } = await testGateway(database(), { isDevelopment: true });
    const body = { space: newId(), name: 'Ben' };
    expect((await ask('POST', `${path}/knock`, { body })).status).toBe(404);
  });
});
