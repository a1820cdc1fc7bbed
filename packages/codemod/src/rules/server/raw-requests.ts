// Requests to Mux's REST API by axios or fetch: told by the path, in a literal.
import ts from 'typescript';
import type { Part } from '../../edits/edit-list.js';
import { isUnused } from '../../source/syntax.js';
import type { MigratedFile } from '../../source/migrated-file.js';
import { marked, type Rule } from '../rule.js';
import { clientOf } from './server-code.js';

const SPACE = /\/video\/v1\/spaces\/$/;

export const rawRequests: Rule = {
  id: 'raw-requests',
  section: 'Introduction to LiveKit',
  covers: marked({
    'axios /video/v1/spaces': 'deleteRoom() for a DELETE of a space whose answer is not read; else a marker',
    'fetch /video/v1/spaces': 'deleteRoom() for a DELETE of a space whose answer is not read; else a marker',
  }),
  call(call, file) {
    const [url] = call.arguments;
    if (!url || !isSpacesUrl(url, file) || !isRequest(call, file)) return false;
    const id = isDeletion(call, file) && isUnused(call) ? spaceOf(url, file) : undefined;
    if (!id) {
      file.mark(call, 'REST');
      return true;
    }
    file.replace(call, clientOf('RoomServiceClient', file), '.deleteRoom(', id, ')');
    file.rewrote(call, rawRequests.id, 'DELETE of a space is deleteRoom()');
    return true;
  },
};

function isSpacesUrl(url: ts.Expression, file: MigratedFile): boolean {
  return /\/video\/v1\/spaces\b/.test(file.text(url));
}

function isRequest(call: ts.CallExpression, file: MigratedFile): boolean {
  return /^(?:(?:window\.|globalThis\.)?fetch|\w*axios\w*|\w+(?:\.\w+)*\.(?:get|post|put|patch|delete|request))$/i.test(
    file.text(call.expression),
  );
}

function isDeletion(call: ts.CallExpression, file: MigratedFile): boolean {
  const isMethod = ts.isPropertyAccessExpression(call.expression) && call.expression.name.text === 'delete';
  return (
    isMethod || /method:\s*['"`]DELETE['"`]/i.test(call.arguments[1] ? file.text(call.arguments[1]) : '')
  );
}

/** The id in `${host}/video/v1/spaces/${id}`. */
function spaceOf(url: ts.Expression, file: MigratedFile): Part | undefined {
  if (!ts.isTemplateExpression(url)) return undefined;
  const last = url.templateSpans.at(-1)!;
  const before = url.templateSpans.at(-2)?.literal.text ?? url.head.text;
  return SPACE.test(before) && last.literal.text === '' ? file.text(last.expression) : undefined;
}
