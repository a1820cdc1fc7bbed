// Reads and writes who may come into a development room, and who is asking to.
import { and, asc, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Queries } from '../database/database.js';
import { meetingKnocks, meetings } from '../database/meetings-schema.js';

export type Admission = (typeof meetings.$inferSelect)['admission'];
export type MeetingRow = typeof meetings.$inferSelect;
export type KnockRow = typeof meetingKnocks.$inferSelect;

/** False when there is one already: it stays as it is. */
export async function insertMeeting(
  queries: Queries,
  values: typeof meetings.$inferInsert,
): Promise<boolean> {
  const rows = await queries.insert(meetings).values(values).onConflictDoNothing().returning();
  return rows.length > 0;
}

export async function findMeeting(queries: Queries, spaceId: string): Promise<MeetingRow | undefined> {
  const [row] = await queries.select().from(meetings).where(eq(meetings.spaceId, spaceId));
  return row;
}

export async function setAdmission(queries: Queries, spaceId: string, admission: Admission): Promise<void> {
  await queries.update(meetings).set({ admission }).where(eq(meetings.spaceId, spaceId));
}

export async function insertKnock(
  queries: Queries,
  values: typeof meetingKnocks.$inferInsert,
): Promise<void> {
  await queries.insert(meetingKnocks).values(values);
}

/** Notes that whoever knocked is still there. */
export async function seeKnock(
  queries: Queries,
  spaceId: string,
  id: string,
  at: Date,
): Promise<KnockRow | undefined> {
  const [row] = await queries
    .update(meetingKnocks)
    .set({ seenAt: at })
    .where(and(eq(meetingKnocks.id, id), eq(meetingKnocks.spaceId, spaceId)))
    .returning();
  return row;
}

/** False when it has been used before, or forgotten. */
export async function takeKnock(queries: Queries, id: string): Promise<boolean> {
  const rows = await queries.delete(meetingKnocks).where(eq(meetingKnocks.id, id)).returning();
  return rows.length > 0;
}

/** Unanswered, of people who were seen since then; the first who came first. */
export async function listKnocks(queries: Queries, spaceId: string, seenSince: Date): Promise<KnockRow[]> {
  return queries
    .select()
    .from(meetingKnocks)
    .where(
      and(
        eq(meetingKnocks.spaceId, spaceId),
        isNull(meetingKnocks.answer),
        gt(meetingKnocks.seenAt, seenSince),
      ),
    )
    .orderBy(asc(meetingKnocks.ordinal));
}

export async function countKnocks(queries: Queries, spaceId: string): Promise<number> {
  const [row] = await queries
    .select({ count: sql<number>`count(*)::int` })
    .from(meetingKnocks)
    .where(eq(meetingKnocks.spaceId, spaceId));
  return row!.count;
}

export async function answerKnock(
  queries: Queries,
  spaceId: string,
  id: string,
  answer: 'admitted' | 'refused',
): Promise<void> {
  await queries
    .update(meetingKnocks)
    .set({ answer })
    .where(and(eq(meetingKnocks.id, id), eq(meetingKnocks.spaceId, spaceId)));
}

export async function forgetKnocks(queries: Queries, spaceId: string, seenBefore: Date): Promise<void> {
  await queries
    .delete(meetingKnocks)
    .where(and(eq(meetingKnocks.spaceId, spaceId), lt(meetingKnocks.seenAt, seenBefore)));
}
