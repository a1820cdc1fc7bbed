// Changes of an egress on the air: done here, or handed through the database to the gateway that has it.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { EgressInfo, UpdateLayoutRequest, UpdateStreamRequest } from '@livekit/protocol';
import { and, eq, isNull, like } from 'drizzle-orm';
import type { Queries } from '../database/database.js';
import { egresses } from '../database/schema.js';
import type { EgressEngine } from './engine.js';
import { findEgress, type EgressRow } from './store.js';
import { asTwirpError, TwirpError, type TwirpCode } from './twirp-error.js';

export type EgressChange = UpdateLayoutRequest | UpdateStreamRequest;

/** Its owner looks every two seconds. */
const ANSWER_WITHIN_MS = 8_000;
const POLL_MS = 100;

interface Wanted {
  readonly id: string;
  readonly kind: 'layout' | 'stream';
  readonly body: string;
}

interface Answer {
  readonly id: string;
  readonly info?: string;
  readonly refusal?: { readonly code: TwirpCode; readonly message: string };
}

/** @throws a refusal of the engine. */
export function applyChange(engine: EgressEngine, change: EgressChange): EgressInfo {
  return change instanceof UpdateStreamRequest
    ? engine.updateStreams(change)
    : engine.updateLayout(change.egressId, change.layout);
}

/** Asks the gateway that has it, one change at a time, and waits for its answer. @throws TwirpError */
export async function passOn(queries: Queries, change: EgressChange): Promise<EgressInfo> {
  const { egressId } = change;
  const id = randomUUID();
  const kind = change instanceof UpdateStreamRequest ? 'stream' : 'layout';
  const wanted = JSON.stringify({ id, kind, body: change.toJsonString() } satisfies Wanted);
  const deadline = performance.now() + ANSWER_WITHIN_MS;
  let isAsked = false;
  for (;;) {
    isAsked ||= await ask(queries, egressId, wanted);
    const row = await findEgress(queries, egressId);
    if (!row?.isActive) throw new TwirpError('failed_precondition', 'The egress has ended.');
    const answer = answerOf(row);
    if (answer?.id === id) {
      if (answer.refusal) throw new TwirpError(answer.refusal.code, answer.refusal.message);
      return EgressInfo.fromJsonString(answer.info!, { ignoreUnknownFields: true });
    }
    if (performance.now() > deadline) break;
    await sleep(POLL_MS);
  }
  await queries
    .update(egresses)
    .set({ changeWanted: null })
    .where(and(eq(egresses.id, egressId), like(egresses.changeWanted, `%${id}%`)));
  throw new TwirpError('unavailable', 'The gateway that runs this egress does not answer: try again.');
}

/** Does what another gateway was asked for, and says what came of it. */
export async function answerChange(
  queries: Queries,
  engine: EgressEngine,
  egressId: string,
  changeWanted: string,
): Promise<void> {
  const { id, kind, body } = JSON.parse(changeWanted) as Wanted;
  const answer: Answer = { id, ...outcomeOf(engine, kind, body) };
  await queries
    .update(egresses)
    .set({ changeWanted: null, changeAnswer: JSON.stringify(answer) })
    .where(and(eq(egresses.id, egressId), eq(egresses.changeWanted, changeWanted)));
}

function outcomeOf(engine: EgressEngine, kind: Wanted['kind'], body: string): Omit<Answer, 'id'> {
  const type = kind === 'stream' ? UpdateStreamRequest : UpdateLayoutRequest;
  try {
    return { info: applyChange(engine, type.fromJsonString(body)).toJsonString() };
  } catch (error) {
    const { code, message } = asTwirpError(error);
    return { refusal: { code, message } };
  }
}

async function ask(queries: Queries, egressId: string, changeWanted: string): Promise<boolean> {
  const asked = await queries
    .update(egresses)
    .set({ changeWanted })
    .where(and(eq(egresses.id, egressId), eq(egresses.isActive, true), isNull(egresses.changeWanted)))
    .returning({ id: egresses.id });
  return asked.length > 0;
}

function answerOf({ changeAnswer }: EgressRow): Answer | undefined {
  return changeAnswer === null ? undefined : (JSON.parse(changeAnswer) as Answer);
}
