// The tables of meetings: who may come into a room of the meeting app, and who waits.
import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { moment, ordinal } from './columns.js';
import { spaces } from './schema.js';

/** Who may come into a room that was opened by `dev/join`. */
export const meetings = pgTable('meetings', {
  spaceId: text('space_id')
    .primaryKey()
    .references(() => spaces.id, { onDelete: 'cascade' }),
  admission: text('admission').$type<'open' | 'ask' | 'locked'>().notNull(),
  hostKeyHash: text('host_key_hash').notNull(),
  /** Signs invitations to this room alone. */
  invitationSecret: text('invitation_secret').notNull(),
});

/** People who ask to be let in; the row goes when they come in, or have gone away. */
export const meetingKnocks = pgTable(
  'meeting_knocks',
  {
    id: text('id').primaryKey(),
    spaceId: text('space_id')
      .notNull()
      .references(() => spaces.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    keyHash: text('key_hash').notNull(),
    answer: text('answer').$type<'admitted' | 'refused'>(),
    /** They ask again and again while they wait. */
    seenAt: moment('seen_at').notNull(),
    ordinal: ordinal(),
  },
  (table) => [index('meeting_knocks_space').on(table.spaceId)],
);
