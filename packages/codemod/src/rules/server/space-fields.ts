// The fields of what mux-node answered with: those of a room, or of an egress.
import { livekitWord } from '@airlock-rtc/contract';
import type { Part } from '../../edits/edit-list.js';
import { isAccess, renameMember, replaceExpression } from '../member-edits.js';
import { becomes } from '../becomes.js';
import { rewriteWithReceiver, type Receiver } from '../receiver.js';
import { outcome, type Rule } from '../rule.js';

/** What follows the room. A template for fields that are no plain member. */
const FIELDS: Record<string, string | ((room: Receiver) => Part[])> = {
  id: livekitWord('MuxSpace.id'),
  passthrough: livekitWord('MuxSpace.passthrough'),
  active_session_id: livekitWord('MuxSpace.active_session_id'),
  status: (room) => [room(), ".numParticipants > 0 ? 'active' : 'idle'"],
  created_at: (room) => ['String(', room(), '.creationTime)'],
};

export const muxSpaceFields: Rule = {
  id: 'mux-space-fields',
  section: 'Introduction to LiveKit',
  covers: {
    ...outcome('rewritten', [
      'MuxSpace.id',
      'MuxSpace.passthrough',
      'MuxSpace.active_session_id',
      'MuxSpace.status',
      'MuxSpace.created_at',
      'MuxSpaceList.data',
    ]),
    ...outcome('marked', ['MuxSpace.type', 'MuxSpace.broadcasts']),
  },
  member(use, file) {
    if (use.row === 'MuxSpaceList.data' && isAccess(use)) {
      replaceExpression(use, [use.object], file);
      return file.rewrote(use.node, muxSpaceFields.id, 'listRooms() gives the list itself');
    }
    const field = FIELDS[use.member];
    if (typeof field === 'string') renameMember(use, field, file);
    else if (field && isAccess(use)) {
      rewriteWithReceiver(use, file, field);
    } else return file.mark(use.node, 'REST', `${use.member} of a space`);
    file.rewrote(use.node, muxSpaceFields.id, becomes(use.row));
  },
};
