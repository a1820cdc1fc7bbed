// on, once, off and their like: the event's name, and the listener's arguments.
import ts from 'typescript';
import type { Part } from '../../edits/edit-list.js';
import { indentationAt } from '../../markers/marker-comment.js';
import { isSimple, statementOf, unwrap } from '../../source/syntax.js';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { isAccess } from '../member-edits.js';
import { outcome, type AccessUse, type Rule } from '../rule.js';
import type { ProgramFacts } from '../program-facts.js';
import { LISTENER_METHODS, readsArguments, type Registration } from './listener-uses.js';
import { LISTENER_QUERIES, removeListeners, renameAsked } from './remove-listeners.js';
import { livekitEventOf } from './event-names.js';
import { markUntypedArguments } from './untyped-arguments.js';
import { rewriteListener } from './rewrite-listener.js';
import { listenerArity, wrapListener } from './wrap-listener.js';
import {
  keepsArguments,
  keptArguments,
  valueOf,
  type EventTranslation,
  type PrologueKind,
} from './translations.js';

export const listeners: Rule = {
  id: 'listeners',
  section: 'Event changes',
  covers: {
    ...outcome(
      'rewritten',
      [...LISTENER_METHODS].map((method) => `Emitter.${method}`),
    ),
    ...outcome('partly', ['Emitter.removeAllListeners']),
    ...outcome(
      'marked',
      ['emit', ...LISTENER_QUERIES].map((method) => `Emitter.${method}`),
    ),
  },
  member(use, file, facts) {
    if (!isAccess(use) || !use.call) return;
    if (use.member === 'removeAllListeners') return removeListeners(use, file, renameEvent);
    if (LISTENER_QUERIES.includes(use.member)) {
      renameAsked(use, file, renameEvent);
      return file.mark(use.node, 'OWN_LISTENERS');
    }
    if (use.member === 'emit') return file.mark(use.node, 'EVENT_SHAPE');
    const registration = facts.listeners.at(use.call);
    if (registration) rewriteRegistration(registration, use, file, facts);
  },
};

function rewriteRegistration(
  registration: Registration,
  use: AccessUse,
  file: FileRewriter,
  facts: ProgramFacts,
): void {
  const { call, events, translation } = registration;
  const [event] = call.arguments;
  if (!event) return;
  if (!translation) {
    // Several events give TypeScript no type for the listener's arguments.
    if (registration.isAlikeForAll && (!file.isTypeScript || isTyped(registration)))
      return file.rewrote(use.node, listeners.id, 'the listener gets what it got');
    const isUnknown = events.length === 1;
    return file.mark(
      use.node,
      isUnknown ? 'UNKNOWN_EVENT' : 'DYNAMIC_EVENT',
      isUnknown ? `'${events[0]}'` : file.text(event),
    );
  }
  if (!renameEvent(event, translation.event, file))
    return file.mark(use.node, 'DYNAMIC_EVENT', file.text(event));
  if (registration.fn) markUntypedArguments(registration.fn, translation, file);
  adaptListener(registration, translation, use, { file, facts });
  noteMeaning(events[0]!, use, { file, facts });
  file.rewrote(use.node, listeners.id, `${events[0]} is ${translation.event}`);
}

function isTyped({ fn }: Registration): boolean {
  return fn?.node.parameters.every(({ type }) => type) ?? false;
}

/** The name stands here as `SpaceEvent.X` or as text; what holds a member of the enum is renamed where that stands. */
function renameEvent(event: ts.Expression, name: string, file: FileRewriter): boolean {
  const expression = unwrap(event);
  if (ts.isPropertyAccessExpression(expression) && file.sdk.membersOf(expression.name).length > 0) {
    file.claimed.add(expression);
    if (expression.name.text !== name) file.replace(expression.name, name);
    return true;
  }
  if (ts.isElementAccessExpression(expression)) return false;
  if (!ts.isStringLiteralLike(expression))
    return livekitEventOf(file.checker.getTypeAtLocation(expression)) === name;
  const start = expression.getStart(file.source);
  file.replace({ start: start + 1, end: expression.end - 1 }, valueOf(name));
  return true;
}

interface ListenerDeps {
  file: FileRewriter;
  facts: ProgramFacts;
}

function adaptListener(
  registration: Registration,
  translation: EventTranslation,
  use: AccessUse,
  { file, facts }: ListenerDeps,
): void {
  const { fn, listener } = registration;
  const parameterCount = fn && readsArguments(fn.node) ? Infinity : (fn?.node.parameters.length ?? 0);
  if (!listener || (keepsArguments(translation) && parameterCount <= keptArguments(translation))) return;
  // What the beginning of a listener turns away, and the second of two events, would be a call too many for once().
  const isGuarded = prologueMayRefuse(translation) || translation.localEvent !== undefined;
  if (/once/i.test(use.member) && isGuarded)
    return file.mark(use.node, 'EVENT_HANDLER', `${use.member}(), but LiveKit fires the event more often`);
  const emitter = isSimple(use.object) ? file.text(unwrap(use.object)) : undefined;
  const isOwned = fn && fn.node.getSourceFile() === file.source && facts.listeners.isOwnedBy(fn, translation);
  const isForRemote =
    translation.localEvent !== undefined && isForRemoteOnly(fn?.node.parameters ?? [], file);
  const takesNothing = listenerArity(registration, file.checker) === 0;
  if (!isOwned && !(takesNothing && needsNoPrologue(translation))) {
    const expected = isForRemote ? remoteOnly(translation) : translation;
    const isForTwo = expected.localEvent !== undefined;
    const wrapper = wrapListener(registration, expected, {
      file,
      facts,
      isForTwo,
      ...(emitter && { emitter }),
    });
    if (wrapper === undefined)
      return file.mark(use.node, 'EVENT_HANDLER', file.text(listener).split('\n')[0]);
    file.replace(listener, wrapper);
    if (isForTwo) addLocalEvent(registration, expected, use, { file, name: wrapper });
    if (isForRemote) file.mark(use.node, 'LOCAL_TRACKS');
    return;
  }
  const isLocalToo = addLocalEvent(registration, translation, use, { file });
  const effective = translation.localEvent && !isLocalToo ? remoteOnly(translation) : translation;
  if (takesNothing && needsNoPrologue(effective)) return;
  if (!isOwned) return file.mark(use.node, 'EVENT_HANDLER', file.text(listener).split('\n')[0]);
  if (file.claimed.has(fn.node)) return;
  const isTypedByPlace = !fn.name && !isLocalToo;
  const isDone = rewriteListener(fn, effective, { file, isTypedByPlace, ...(emitter && { emitter }) });
  if (isDone) file.claimed.add(fn.node);
  else file.mark(use.node, 'EVENT_HANDLER', file.text(listener).split('\n')[0]);
}

/** Whether a listener without parameters is called just when it was: the rest of its beginning is about arguments. */
function needsNoPrologue({ prologue }: EventTranslation): boolean {
  return prologue === undefined || !DECIDES.has(prologue);
}

function prologueMayRefuse({ prologue }: EventTranslation): boolean {
  return prologue !== undefined && prologue !== 'local-participant';
}

const DECIDES: ReadonlySet<PrologueKind> = new Set([
  'remote-only',
  'speaking',
  'not-speaking',
  'custom-event',
  'gave-up',
]);

/** For a listener that is registered for remote tracks alone. */
function remoteOnly(translation: EventTranslation): EventTranslation {
  const hasParticipant = translation.slots.some(({ name }) => name === 'participant');
  return {
    event: translation.event,
    spacesArguments: translation.spacesArguments,
    slots: [
      { from: hasParticipant ? 1 : 0, name: 'publication', type: 'RemoteTrackPublication' },
      ...(hasParticipant ? [{ from: 0, name: 'participant', type: 'RemoteParticipant' }] : []),
    ],
  };
}

/**
 * Spaces told of one's own tracks by the same event. A named listener is registered for both; one that is written on
 * the spot gets a name first, where the registration is a statement.
 */
function addLocalEvent(
  registration: Registration,
  translation: EventTranslation,
  use: AccessUse,
  { file, name: wrapper }: { file: FileRewriter; name?: string },
): boolean {
  const { call, listener, fn, events } = registration;
  const { localEvent } = translation;
  if (!localEvent || !listener) return false;
  if (isForRemoteOnly(fn?.node.parameters ?? [], file)) {
    file.mark(use.node, 'LOCAL_TRACKS');
    return false;
  }
  const [event] = call.arguments;
  const owner = file.sdk.classesOf(use.object).has('Space') ? 'RoomEvent' : 'ParticipantEvent';
  const local = ts.isStringLiteralLike(unwrap(event!))
    ? `'${valueOf(localEvent)}'`
    : `${file.use(owner)}.${localEvent}`;
  const again = (name: Part): Part[] => [`.${use.member}(`, local, ', ', name, ')'];
  if (fn?.name || !fn) {
    file.edits.insert(call.end, ...again(wrapper ?? file.text(listener)));
    return true;
  }
  const statement = statementOf(call);
  if (!statement || !ts.isExpressionStatement(statement) || statement.expression !== call) {
    file.mark(use.node, 'LOCAL_TRACKS');
    return false;
  }
  const name = `on${events[0]!}`;
  const indentation = indentationAt(file.source.text, statement.getStart(file.source));
  const end = file.text(statement).endsWith(';') ? ';' : '';
  const declaration: Part[] = [`const ${name} = `, listener, `${end}${file.lineEnd}${indentation}`];
  file.replace(statement, ...declaration, call.expression, '(', event!, `, ${name})`, ...again(name), end);
  return true;
}

/** Code that says it expects remote participants and tracks is taken at its word. */
function isForRemoteOnly(parameters: readonly ts.ParameterDeclaration[], file: FileRewriter): boolean {
  return parameters.some(
    ({ type }) =>
      type && /^Remote/.test([...file.sdk.classesOf(type)].join()) && file.sdk.classesOf(type).size === 1,
  );
}

/** Code that reads `broadcasting` beside the event does not depend on hearing of it at the join. */
function noteMeaning(event: string, use: AccessUse, { file, facts }: ListenerDeps): void {
  const isAdding = !['off', 'removeListener'].includes(use.member);
  const readsState = /\.broadcasting\b/.test(file.source.text);
  const { all } = facts.constructions;
  // By the support file's `prepareRoom`.
  const isToldAtJoining =
    all.length > 0 && all.every(({ expression }) => file.canLoadSupport(expression.getSourceFile()));
  if (event === 'BroadcastStateChanged' && isAdding && !readsState && !isToldAtJoining)
    file.mark(use.node, 'BROADCAST_STATE');
  if (event === 'CustomEventPublished' && isAdding) file.mark(use.node, 'CUSTOM_EVENT_TOPIC');
}
