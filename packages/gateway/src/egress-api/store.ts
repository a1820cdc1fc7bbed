// Reads and writes egresses: what EgressInfo last said of each, and which gateway has it.
import { and, asc, desc, eq, inArray, lt } from 'drizzle-orm';
import { EgressInfo, EgressStatus, type ListEgressRequest } from '@livekit/protocol';
import type { Queries } from '../database/database.js';
import { egresses } from '../database/schema.js';
import { TwirpError } from './twirp-error.js';

/** On a page. */
const MOST_LISTED = 1000;

export type EgressRow = typeof egresses.$inferSelect;
export type AskedElsewhere = Pick<EgressRow, 'id' | 'stopWanted' | 'changeWanted'>;

export async function insertEgress(tx: Queries, info: EgressInfo, owner: string, now: Date): Promise<void> {
  await tx.insert(egresses).values({
    ...{ id: info.egressId, room: info.roomName, info: info.toJsonString(), isActive: true },
    ...{ owner, ownerSeenAt: now, createdAt: now },
  });
}

/** Whether it was still running, and still that gateway's: otherwise nothing is written. */
export async function updateEgress(tx: Queries, info: EgressInfo, owner: string): Promise<boolean> {
  const isActive = isRunning(info);
  const updated = await tx
    .update(egresses)
    .set({ info: info.toJsonString(), isActive })
    .where(and(eq(egresses.id, info.egressId), eq(egresses.owner, owner), eq(egresses.isActive, true)))
    .returning({ id: egresses.id });
  return updated.length > 0;
}

export async function findEgress(queries: Queries, id: string): Promise<EgressRow | undefined> {
  if (hasNul(id)) return undefined;
  const [row] = await queries.select().from(egresses).where(eq(egresses.id, id));
  return row;
}

/** Newest first. @param limit of a page. @returns `next`, the token of the next page, where there is one. */
export async function listEgresses(
  queries: Queries,
  { roomName, egressId, active, pageToken }: ListEgressRequest,
  limit = MOST_LISTED,
): Promise<{ items: EgressInfo[]; next?: string }> {
  if (hasNul(roomName) || hasNul(egressId)) return { items: [] };
  const before = pageToken?.token ? ordinalOf(pageToken.token) : undefined;
  const rows = await queries
    .select()
    .from(egresses)
    .where(
      and(
        roomName ? eq(egresses.room, roomName) : undefined,
        egressId ? eq(egresses.id, egressId) : undefined,
        active ? eq(egresses.isActive, true) : undefined,
        before === undefined ? undefined : lt(egresses.ordinal, before),
      ),
    )
    .orderBy(desc(egresses.ordinal))
    .limit(limit + 1);
  const items = rows.slice(0, limit);
  const next = rows.length > limit ? { next: String(items.at(-1)!.ordinal) } : {};
  return { items: items.map(infoOf), ...next };
}

/** @throws TwirpError `invalid_argument`: a page's token is the place of its last egress. */
function ordinalOf(token: string): number {
  const ordinal = Number(token);
  if (/^\d{1,15}$/.test(token)) return ordinal;
  throw new TwirpError('invalid_argument', 'page_token is not one of this server: begin again without it.');
}

/** Tells the gateway that has it to end it. */
export async function requestStop(queries: Queries, id: string): Promise<void> {
  await queries.update(egresses).set({ stopWanted: true }).where(eq(egresses.id, id));
}

/** Says that this gateway lives. @returns those of its egresses that another gateway was asked to end or to change. */
export async function renew(queries: Queries, owner: string, now: Date): Promise<AskedElsewhere[]> {
  const rows = await queries
    .update(egresses)
    .set({ ownerSeenAt: now })
    .where(and(eq(egresses.owner, owner), eq(egresses.isActive, true)))
    .returning({
      ...{ id: egresses.id, stopWanted: egresses.stopWanted, changeWanted: egresses.changeWanted },
    });
  return rows.filter(({ stopWanted, changeWanted }) => stopWanted || changeWanted !== null);
}

/** Takes those whose gateway has been silent since `before`; of several gateways one gets each. */
export async function takeLost(tx: Queries, before: Date, owner: string): Promise<EgressInfo[]> {
  const lost = await tx
    .select({ id: egresses.id })
    .from(egresses)
    .where(and(eq(egresses.isActive, true), lt(egresses.ownerSeenAt, before)))
    .orderBy(asc(egresses.ordinal))
    .for('update', { skipLocked: true });
  if (lost.length === 0) return [];
  const ids = lost.map(({ id }) => id);
  const rows = await tx.update(egresses).set({ owner }).where(inArray(egresses.id, ids)).returning();
  return rows.map(infoOf);
}

/** Postgres takes no text with one. */
function hasNul(text: string): boolean {
  return text.includes('\0');
}

export function infoOf({ info }: Pick<EgressRow, 'info'>): EgressInfo {
  return EgressInfo.fromJsonString(info, { ignoreUnknownFields: true });
}

export function isRunning({ status }: Pick<EgressInfo, 'status'>): boolean {
  return (
    status === EgressStatus.EGRESS_STARTING ||
    status === EgressStatus.EGRESS_ACTIVE ||
    status === EgressStatus.EGRESS_ENDING
  );
}
