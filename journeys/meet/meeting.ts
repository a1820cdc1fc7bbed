// The `it` of a journey: a room of Airlock Meet, with people who take part from the first test of the journey to its last.
import type { BrowserOptions } from '@airlock-rtc/testkit';
import { test } from 'vitest';
import { setStage, type Stage } from './stage.js';
import { Visitor } from './visitor.js';

/** LiveKit and Airlock Meet take seconds to start: one stage serves all journeys of a worker, until one breaks it. */
class Stages {
  #current: Promise<Stage> | undefined;
  /** Two cannot run at once: they share the folder of the gateway's database. */
  #ended: Promise<void> = Promise.resolve();

  current(): Promise<Stage> {
    const stage = (this.#current ??= this.#ended.then(setStage));
    stage.catch(() => (this.#current = undefined));
    return stage;
  }

  /** The next journey begins on a new one. */
  end(): Promise<void> {
    const stage = this.#current;
    this.#current = undefined;
    if (stage) this.#ended = stage.then((each) => each[Symbol.asyncDispose]());
    return this.#ended;
  }
}

const stages = new Stages();

const onStage = test.extend('stages', { scope: 'worker' }, ({}, { onCleanup }) => {
  onCleanup(() => stages.end());
  return stages;
});

/** For a journey that breaks what others would stand on. */
export const endStage = (): Promise<void> => stages.end();

/** Each has a tile of every other. */
async function meet(people: readonly Visitor[]): Promise<void> {
  await Promise.all(people.flatMap((one) => people.map(({ name }) => one.tileOf(name).waitFor())));
}

export interface Guest extends BrowserOptions {
  /** Opens the lobby and stays there. */
  isInLobby?: boolean;
}

export interface Guests {
  ada?: Guest;
  ben?: Guest;
}

/** A browser's context as a phone has it. */
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

interface Meeting {
  stage: Stage;
  room: string;
}

/**
 * @param prepare what else there is before the first test
 * @returns an `it` whose tests are handed `stage`, `room`, `ada` and `ben`.
 */
export function meetingOf(guests: Guests, prepare?: (meeting: Meeting) => Promise<void>) {
  let stage: Stage;
  let room: string;
  const people = new Map<string, Visitor>();

  async function invite(key: string, { isInLobby = false, ...options }: Guest): Promise<void> {
    const visitor = await Visitor.arrive(stage.up, room, key === 'ada' ? 'Ada' : 'Ben', options);
    people.set(key, visitor);
    if (!isInLobby) await visitor.goIn();
  }
  function guest(key: keyof Guests): Visitor {
    const visitor = people.get(key);
    if (!visitor) throw new Error(`Nobody called ${key} was invited: name them in meetingOf().`);
    return visitor;
  }

  onStage.beforeAll(async ({ stages }) => {
    stage = await stages.current();
    room = stage.newRoom();
    await Promise.all(Object.entries(guests).map(([key, options]) => invite(key, options as Guest)));
    if (Object.values(guests).every(({ isInLobby }) => !isInLobby)) await meet([...people.values()]);
    await prepare?.({ stage, room });
  });
  onStage.afterAll(async () => {
    await Promise.all([...people.values()].map((visitor) => visitor[Symbol.asyncDispose]()));
    people.clear();
  });
  return onStage
    .extend('stage', () => stage)
    .extend('room', () => room)
    .extend('ada', () => guest('ada'))
    .extend('ben', () => guest('ben'));
}
