// removeAllListeners() and questions about listeners: LiveKit listens on the objects itself, which Spaces did by other means.
import ts from 'typescript';
import { unwrap } from '../../source/syntax.js';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { rewriteWithReceiver } from '../receiver.js';
import type { AccessUse } from '../rule.js';
import {
  PARTICIPANT_EVENTS,
  SPACE_EVENTS,
  TRACK_EVENTS,
  valueOf,
  type EventTranslation,
} from './translations.js';

export const LISTENER_QUERIES: readonly string[] = [
  'listenerCount',
  'listeners',
  'rawListeners',
  'eventNames',
];

type Rename = (event: ts.Expression, name: string, file: FileRewriter) => boolean;

/** Of a room the application's own, by the support file; for participants and tracks nobody knows which those are. */
export function removeListeners(use: AccessUse, file: FileRewriter, rename: Rename): void {
  const [event] = use.call!.arguments;
  const isRoom = file.sdk.classesOf(use.object).has('Space');
  const localEvent = renameAsked(use, file, rename)?.localEvent;
  const remove = isRoom ? file.useSupport('removeListeners') : undefined;
  if (!remove) return file.mark(use.node, 'OWN_LISTENERS');
  rewriteWithReceiver(use, file, (room) => [
    `${remove}(`,
    room('argument'),
    ...(event ? [', ', event] : []),
    ...(event && localEvent ? [', ', siblingOf(event, localEvent, file)] : []),
    ')',
  ]);
  file.rewrote(use.node, 'listeners', 'the listeners of the ranking and of the support file stay');
}

/** The event for one's own tracks, named as the event beside it is. */
function siblingOf(event: ts.Expression, name: string, file: FileRewriter): string {
  return ts.isStringLiteralLike(unwrap(event)) ? `'${valueOf(name)}'` : `${file.use('RoomEvent')}.${name}`;
}

export function renameAsked(
  { call, object }: AccessUse,
  file: FileRewriter,
  rename: Rename,
): EventTranslation | undefined {
  const [event] = call!.arguments;
  const inner = event && unwrap(event);
  if (!inner) return undefined;
  const name = ts.isStringLiteralLike(inner)
    ? inner.text
    : ts.isPropertyAccessExpression(inner)
      ? inner.name.text
      : '';
  const classes = [...file.sdk.classesOf(object)];
  const table = classes.includes('Space')
    ? SPACE_EVENTS
    : classes.some((each) => each.endsWith('Participant'))
      ? PARTICIPANT_EVENTS.either
      : TRACK_EVENTS;
  const translation = table[name];
  if (translation) rename(event, translation.event, file);
  else file.mark(inner, 'DYNAMIC_EVENT', file.text(inner));
  return translation;
}
