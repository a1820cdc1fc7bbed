// What every journey stands on: a LiveKit server, and Airlock Meet in front of it.
import { randomUUID } from 'node:crypto';
import { startWorld, type World } from '@airlock-rtc/testkit';
import { airlockUp, type AirlockUp } from './airlock-up.js';

export interface Stage extends AsyncDisposable {
  world: World;
  up: AirlockUp;
  /** A room that no other test knows. */
  newRoom(): string;
}

export async function setStage(): Promise<Stage> {
  const world = await startWorld();
  try {
    const up = await airlockUp(world);
    return {
      world,
      up,
      newRoom: () => `journey-${randomUUID().slice(0, 8)}`,
      [Symbol.asyncDispose]: async () => {
        await up[Symbol.asyncDispose]();
        await world[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await world[Symbol.asyncDispose]();
    throw error;
  }
}

/** How long a journey waits for something that goes through LiveKit and two browsers on two cores. */
export const soon = { timeout: 40_000, interval: 150 };
