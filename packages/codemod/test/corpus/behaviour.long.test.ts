// Applications of the corpus at work in a browser: as they were written, on the adapter, and migrated, on livekit-client.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { servePage, startWorld, type TestBrowser, type TestPage, type World } from '@airlock-rtc/testkit';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { applyMigration } from '../../src/migration/apply-migration.js';
import { planMigration } from '../../src/migration/plan-migration.js';
import type { Destination } from '../../src/plan/migration.js';
import { copyOf } from './measure.js';

/** What drives an application: `enter`, `act` and `leave`, and what it showed its user meanwhile. */
const DRIVERS: Readonly<Record<string, string>> = {
  'vite-watercooler': `
    import { Cooler } from './src/lib/cooler';
    let cooler;
    export const happened = [];
    export const enter = (token) => (cooler = new Cooler(token, (line) => happened.push(line))).enter();
    export async function act() {
      await cooler.talk();
      cooler.setMuted(true);
      await until(() => cooler.isMuted);
      happened.push('I am muted');
      cooler.setMuted(false);
      await until(() => !cooler.isMuted);
      happened.push('I am heard');
    }
    export const leave = () => cooler.leave();`,
  'cra-firebase': `
    import { connect, hangUp, people, say, startMedia, toggleMic, watch } from './src/call/callClient';
    export const happened = [];
    watch(({ what, who, extra }) => happened.push([who, what, extra].filter(Boolean).join(' ')));
    export const enter = connect;
    export async function act() {
      happened.push('I see ' + people().join(), 'I publish ' + (await startMedia()));
      toggleMic();
      await say('こんにちは');
    }
    export const leave = hangUp;`,
  'redux-huddle': `
    import { spaceMiddleware } from './src/features/huddle/spaceMiddleware';
    export const happened = [];
    const names = {};
    const reducers = {
      'huddle/statusChanged': (status) => 'I am ' + status,
      'huddle/memberJoined': ({ id, name }) => (names[id] = name) + ' joined',
      'huddle/memberLeft': (id) => names[id] + ' left',
      'huddle/memberMuted': ({ id, muted }) => names[id] + (muted ? ' muted' : ' unmuted'),
      'huddle/speakersChanged': () => 'somebody speaks',
    };
    const dispatch = ({ type, payload }) => happened.push(reducers[type](payload));
    const run = spaceMiddleware({ dispatch, getState: () => ({}) })((action) => action);
    export const enter = (token) => run({ type: 'huddle/join', payload: { token } });
    export async function act() {
      await run({ type: 'huddle/publish' });
      await run({ type: 'huddle/mute', payload: true });
    }
    export const leave = () => run({ type: 'huddle/leave' });`,
  'svelte-jam': `
    import { players, plugIn, self, start, stop } from './src/stores/jam';
    export const happened = [];
    const nameOf = (player) => player.displayName ?? player.name;
    players.subscribe((all) => happened.push('players: ' + all.map(nameOf).join()));
    self.subscribe((me) => me && happened.push('I play'));
    export const enter = start;
    export const act = async () => void happened.push((await plugIn()) ? 'plugged in' : 'silent');
    export const leave = stop;`,
  'mobx-studio': `
    import { autorun } from 'mobx';
    import { StudioStore } from './src/stores/StudioStore';
    const studio = new StudioStore();
    export const happened = [];
    autorun(() => {
      const people = [...studio.people.values()].map(({ name, isMuted }) => name + (isMuted ? ' muted' : ' heard'));
      happened.push('people: ' + people.join());
    });
    export const enter = (token) => studio.enter(token);
    export async function act() {
      await studio.publish();
      happened.push('I am ' + studio.me.name);
    }
    export const leave = () => studio.exit();`,
  'vue-lounge': `
    import { createApp, watch } from 'vue';
    import { useLounge } from '@/composables/useLounge';
    export const happened = [];
    const nameOf = (guest) => guest.displayName ?? guest.name;
    let app, lounge;
    export function enter(token) {
      app = createApp({
        setup() {
          lounge = useLounge(token);
          watch(lounge.guests, (all) => happened.push('guests: ' + all.map(nameOf).join()), { deep: 1 });
          return () => undefined;
        },
      });
      app.mount(document.body.appendChild(document.createElement('main')));
      return lounge.join();
    }
    export const act = async () => void happened.push(lounge.failed.value ? 'failed' : 'I am ' + nameOf(lounge.me.value));
    export const leave = () => app.unmount();`,
  // Made by hand, as in a unit test of Angular: its compiler is not needed.
  'angular-clinic': `
    import { of } from 'rxjs';
    import { ConsultationService } from './src/app/consultation.service';
    export const happened = [];
    const nameOf = (patient) => patient.displayName ?? patient.name;
    let service;
    export function enter(token) {
      service = new ConsultationService({ get: () => of({ token }) }, { run: (act) => act() });
      service.participants$.subscribe((all) => happened.push('patients: ' + all.map(nameOf).join()));
      service.notes$.subscribe(({ from, text }) => happened.push(from + ' notes ' + text));
      return service.start('1');
    }
    export async function act() {
      await service.publish();
      await service.note('咳');
    }
    export const leave = () => service.ngOnDestroy();`,
};

interface Shown {
  /** When its user enters, where Bob is already. */
  here: readonly string[];
  acted: readonly string[];
  muted: readonly string[];
  gone: readonly string[];
}

const SHOWN: Readonly<Record<string, Shown>> = {
  'vite-watercooler': {
    here: ['Bob came'],
    acted: ['I am muted', 'I am heard'],
    muted: ['Bob muted microphone'],
    gone: ['Bob went'],
  },
  'cra-firebase': {
    here: ['Bob joined', 'Bob track microphone'],
    acted: ['I see Bob', 'I publish 2', 'Alice said こんにちは'],
    muted: ['Bob muted'],
    gone: ['Bob left'],
  },
  'redux-huddle': {
    here: ['I am joining', 'Bob joined', 'I am joined'],
    acted: [],
    muted: ['Bob muted'],
    gone: ['Bob left'],
  },
  'svelte-jam': {
    here: ['players: ', 'players: Bob', 'I play'],
    acted: ['plugged in'],
    muted: [],
    gone: ['players: '],
  },
  'mobx-studio': {
    here: ['people: ', 'people: Bob heard'],
    acted: ['I am Alice'],
    muted: ['people: Bob muted'],
    gone: ['people: '],
  },
  'vue-lounge': {
    here: ['guests: Bob'],
    acted: ['I am Alice'],
    muted: [],
    gone: ['guests: '],
  },
  'angular-clinic': {
    here: ['patients: ', 'patients: Bob'],
    acted: ['Alice notes 咳'],
    muted: [],
    gone: ['patients: '],
  },
};

/** What of Angular its service needs at run time. */
const ANGULAR = 'export const Injectable = () => () => undefined;';

const UNTIL = `
  async function until(holds) {
    while (!holds()) await new Promise(requestAnimationFrame);
  }`;

let world: World;
let browser: TestBrowser;
beforeAll(async () => {
  world = await startWorld();
  browser = await world.addBrowser();
});
afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
});

const SIDES: readonly Destination[] = ['adapter', 'livekit'];

test.each(Object.keys(DRIVERS).flatMap((app) => SIDES.map((side) => [app, side] as const)))(
  '%s shows on the %s who comes, mutes and goes',
  async (app, side) => {
    await using copy = await copyOf(app);
    await applyMigration(await planMigration(copy.folder, { to: side, url: world.livekit.url }));
    const entry = path.join(copy.folder, 'behave.js');
    await writeFile(entry, DRIVERS[app]! + UNTIL);
    const inCopy = (name: string) => path.join(copy.folder, name);
    await writeFile(inCopy('angular-core.js'), ANGULAR);
    const alias = {
      '@angular/core': inCopy('angular-core.js'),
      '@env': inCopy('src/environments/environment.ts'),
      '@': inCopy('src'),
    };
    await using served = await servePage({ entry, alias });
    const page = await browser.newPage(served.url);
    const room = `${app}-${side}`;
    await using bob = await world.addParticipant({ room, identity: 'bob', name: 'Bob', toneHz: 440 });
    await call(page, 'enter', await world.token({ room, identity: 'alice', name: 'Alice' }));
    const { here, acted, muted, gone } = SHOWN[app]!;
    await showing(page, here);
    await call(page, 'act');
    await showing(page, [...here, ...acted]);
    await bob.mute('microphone');
    await showing(page, [...here, ...acted, ...muted]);
    await bob[Symbol.asyncDispose]();
    await showing(page, [...here, ...acted, ...muted, ...gone]);
    await call(page, 'leave');
  },
);

interface InPage {
  page: { happened: string[] } & Record<string, (argument?: string) => unknown>;
}

function call(page: TestPage, name: string, argument?: string): Promise<unknown> {
  return page.evaluate(async ([fn, given]) => void (await (window as unknown as InPage).page[fn]!(given)), [
    name,
    argument,
  ] as const);
}

/** Waits until these lines stand there in this order, whatever stands between them. */
async function showing(page: TestPage, lines: readonly string[]): Promise<void> {
  await vi.waitFor(
    async () => {
      const happened = await page.evaluate(() => (window as unknown as InPage).page.happened);
      let from = 0;
      for (const line of lines) {
        const at = happened.indexOf(line, from);
        expect(at, `${line} among ${happened.join(' | ')}`).toBeGreaterThanOrEqual(0);
        from = at + 1;
      }
    },
    { timeout: 20_000, interval: 100 },
  );
}
