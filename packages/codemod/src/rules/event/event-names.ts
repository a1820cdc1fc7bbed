// Members of SpaceEvent, ParticipantEvent and TrackEvent that stand elsewhere than in a registration.
import ts from 'typescript';
import { isStandIn } from '../../sdk/spaces-sdk.js';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { renameMember } from '../member-edits.js';
import { outcome, type MemberUse, type Rule } from '../rule.js';
import {
  keepsArguments,
  keptArguments,
  PARTICIPANT_EVENTS,
  SPACE_EVENTS,
  TRACK_EVENTS,
  type EventTranslation,
} from './translations.js';

const TABLES: Record<string, Readonly<Record<string, EventTranslation>>> = {
  SpaceEvent: SPACE_EVENTS,
  ParticipantEvent: PARTICIPANT_EVENTS.either,
  TrackEvent: TRACK_EVENTS,
};

export const eventNames: Rule = {
  id: 'event-names',
  section: 'Event changes',
  covers: outcome(
    'rewritten',
    Object.entries(TABLES).flatMap(([owner, table]) =>
      Object.keys(table).map((event) => `${owner}.${event}`),
    ),
  ),
  member(use, file, facts) {
    if (file.claimed.has(use.node)) return;
    const [owner = '', event = ''] = use.row.split('.');
    const translation = TABLES[owner]?.[event];
    if (!translation) return;
    renameMember(use, translation.event, file);
    const isListed = addLocalTwin(use, translation, file);
    const isHarmless = facts.listeners.withoutArguments.has(event) && (isListed || !translation.localEvent);
    const isAlike =
      keepsArguments(translation) && keptArguments(translation) >= translation.spacesArguments.length;
    if (isAlike || isHarmless)
      return file.rewrote(use.node, eventNames.id, `${event} is ${translation.event}`);
    file.mark(use.node, 'EVENT_SHAPE', translation.event);
  },
};

/** What a member of one of the enums becomes where it stands by itself, by its type. */
export function livekitEventOf(type: ts.Type): string | undefined {
  const member = type.getSymbol()?.declarations?.find(isStandIn);
  if (!member || !ts.isEnumMember(member)) return undefined;
  return TABLES[member.parent.name.text]?.[member.name.getText()]?.event;
}

/** In a list of events, the event for one's own tracks comes beside the one for others'. */
function addLocalTwin({ node }: MemberUse, { localEvent }: EventTranslation, file: FileRewriter): boolean {
  if (!localEvent || !ts.isArrayLiteralExpression(node.parent)) return false;
  // `[event, listener]` is a pair.
  if (!node.parent.elements.every((each) => isEvent(each, file))) return false;
  const owner = (node as ts.PropertyAccessExpression).expression;
  file.replace(node, node, ', ', owner, `.${localEvent}`);
  return true;
}

function isEvent(expression: ts.Expression, file: FileRewriter): boolean {
  return (
    ts.isPropertyAccessExpression(expression) &&
    file.sdk.membersOf(expression.name).some((row) => /^\w+Event\./.test(row))
  );
}
