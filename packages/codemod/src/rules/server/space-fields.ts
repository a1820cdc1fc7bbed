// The fields of what mux-node answered with: those of a room, or of an egress.
import { isAccess, renameMember, replaceExpression } from '../member-edits.js';
import { marked, rewritten, type Rule } from '../rule.js';

/** What follows the room. A template for fields that are no plain member. */
const FIELDS: Record<string, string | ((room: string) => string)> = {
  id: 'name',
  passthrough: 'metadata',
  active_session_id: 'sid',
  status: (room) => `${room}.numParticipants > 0 ? 'active' : 'idle'`,
  created_at: (room) => `String(${room}.creationTime)`,
};

export const muxSpaceFields: Rule = {
  id: 'mux-space-fields',
  section: 'Introduction to LiveKit',
  covers: {
    ...rewritten({
      'MuxSpace.id': 'name of the room',
      'MuxSpace.passthrough': 'metadata of the room',
      'MuxSpace.active_session_id': 'sid of the room',
      'MuxSpace.status': "'active' while anyone is in the room",
      'MuxSpace.created_at': 'creationTime of the room, as text',
      'MuxSpaceList.data': 'the list itself',
    }),
    ...marked({
      'MuxSpace.type': 'rooms are of one kind',
      'MuxSpace.broadcasts': 'listEgress({ roomName })',
    }),
  },
  member(use, file) {
    if (use.row === 'MuxSpaceList.data' && isAccess(use)) {
      replaceExpression(use, [use.object], file);
      return file.rewrote(use.node, muxSpaceFields.id, 'listRooms() gives the list itself');
    }
    const field = FIELDS[use.member];
    if (typeof field === 'string') renameMember(use, field, file);
    else if (field && isAccess(use)) {
      const isCompound = use.member === 'status';
      replaceExpression(use, [field(file.text(use.object))], file, { isCompound });
    } else return file.mark(use.node, 'REST', `${use.member} of a space`);
    file.rewrote(use.node, muxSpaceFields.id, muxSpaceFields.covers[use.row]!.to);
  },
};
