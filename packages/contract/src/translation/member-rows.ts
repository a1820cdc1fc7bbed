// Classes, methods and options: the rows that the guide should have had.
import { ERROR_ROWS } from './error-rows.js';
import { EXPORT_ROWS } from './export-rows.js';
import { LOCAL_PARTICIPANT_ROWS, PARTICIPANT_ROWS } from './participant-member-rows.js';
import { OPTION_ROWS, SPACE_ROWS } from './space-member-rows.js';
import { TRACK_ROWS } from './track-member-rows.js';
import type { MemberRow } from './translation-row.js';

export const MEMBER_ROWS: readonly MemberRow[] = [
  ...SPACE_ROWS,
  ...OPTION_ROWS,
  ...PARTICIPANT_ROWS,
  ...LOCAL_PARTICIPANT_ROWS,
  ...TRACK_ROWS,
  ...EXPORT_ROWS,
  ...ERROR_ROWS,
];
