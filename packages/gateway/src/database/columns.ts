// Columns that many tables have.
import { bigserial, timestamp } from 'drizzle-orm/pg-core';

export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Insertion order, for lists whose rows share a millisecond. */
export const ordinal = () => bigserial('ordinal', { mode: 'number' }).notNull();
