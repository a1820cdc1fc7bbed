// Makes one row of the tables of members.
import type { MemberRow } from './translation-row.js';

/** A row that the guide did not have. */
export function memberRow(
  id: string,
  mux: string,
  livekit: readonly string[],
  correspondence: MemberRow['correspondence'],
  note = '',
): MemberRow {
  return { id: `member/${id}`, section: 'member', mux, livekit, correspondence, note, isInGuide: false };
}
