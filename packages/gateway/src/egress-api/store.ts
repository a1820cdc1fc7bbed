// Reads and writes egresses: what EgressInfo last said of each, and which gateway has it.
import { and, asc, desc, eq, inArray, lt } from 'drizzle-orm';
import { EgressInfo, EgressStatus, type ListEgressRequest } from '@livekit/protocol';
import type { Queries } from '../database/database.js';
import { egresses } from '../database/schema.js';

/** As livekit-server 1.13 answers at most. */
const MOST_LISTED = 1000;

export type EgressRow = typeof egresses.$inferSelect;

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

/** Newest first. */
export async function listEgresses(
  queries: Queries,
  { roomName, egressId, active }: ListEgressRequest,
): Promise<EgressInfo[]> {
  if (hasNul(roomName) || hasNul(egressId)) return [];
  const rows = await queries
    .select()
    .from(egresses)
    .where(
      and(
        roomName ? eq(egresses.room, roomName) : undefined,
        egressId ? eq(egresses.id, egressId) : undefined,
        active ? eq(egresses.isActive, true) : undefined,
      ),
    )
    .orderBy(desc(egresses.ordinal))
    .limit(MOST_LISTED);
  return rows.map(infoOf);
}

/** Tells the gateway that has it to end it. */
export async function requestStop(queries: Queries, id: string): Promise<void> {
  await queries.update(egresses).set({ stopWanted: true }).where(eq(egresses.id, id));
}

/** Says that this gateway lives. @returns those of its egresses that another gateway was asked to end. */
export async function renew(queries: Queries, owner: string, now: Date): Promise<string[]> {
  const rows = await queries
    .update(egresses)
    .set({ ownerSeenAt: now })
    .where(and(eq(egresses.owner, owner), eq(egresses.isActive, true)))
    .returning({ id: egresses.id, stopWanted: egresses.stopWanted });
  return rows.filter(({ stopWanted }) => stopWanted).map(({ id }) => id);
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
