// What a Space did by itself: receive the most active, tell of those who are there, take its token and name along.
import { DEFAULT_PARTICIPANT_LIMIT } from '@airlock-rtc/contract';
import type ts from 'typescript';
import { LEVEL } from '../../edits/precedence.js';
import type { Part } from '../../edits/edit-list.js';
import type { FileRewriter } from '../../source/file-rewriter.js';
import type { ProgramFacts } from '../program-facts.js';
import { statementOfConstruction, type SpaceConstruction } from './constructions.js';

/** Adds statements after the one that makes the room; where there is none, wraps the room in a call. */
export function followUp(construction: SpaceConstruction, file: FileRewriter, facts: ProgramFacts): void {
  const { connections } = facts;
  if (connections.isTokenKept(construction) && !connections.hasJoins)
    file.mark(construction.expression, 'CONNECT_TOKEN');
  const place = statementOfConstruction(construction, file.source);
  if (!place) return wrap(construction, file);
  const { statement, holder } = place;
  const end = file.text(statement).endsWith(';') ? ';' : '';
  const add = (...parts: Part[]) => file.insertStatement('after', statement, ...parts, end);
  if (connections.isTokenKept(construction)) {
    const keepToken = file.useSupport('keepToken');
    if (keepToken) add(`${keepToken}(${holder}, `, file.text(construction.token!), ')');
  }
  if (!construction.isManual) {
    add(`${file.use('createRankedSubscriptions')}(${holder}, { limit: `, limitOf(construction), ' })');
  }
  const connected = () => `${holder}.on(${file.use('RoomEvent')}.Connected, () => `;
  if (facts.hasJoinedListeners) {
    const tell = `${holder}.emit(${file.use('RoomEvent')}.ParticipantConnected, participant)`;
    add(connected(), `${holder}.remoteParticipants.forEach((participant) => ${tell}))`);
  }
  const { displayName } = construction;
  if (displayName) add(connected(), `void ${holder}.localParticipant.setName(`, displayName, '))');
  const echo = facts.needsEcho ? file.useSupport('echoCustomEvents') : undefined;
  if (echo) add(`${echo}(${holder})`);
}

function limitOf({ limit }: SpaceConstruction): Part {
  return limit ?? `${DEFAULT_PARTICIPANT_LIMIT}`;
}

/** `prepareRoom(new Room(…), …)`: in an argument, a field's initializer, a condition. */
function wrap(construction: SpaceConstruction, file: FileRewriter): void {
  const { expression, token, displayName, isManual } = construction;
  const prepareRoom = token && file.useSupport('prepareRoom');
  if (!prepareRoom) return file.mark(expression, 'SUBSCRIPTIONS');
  const name = displayName ? field('displayName', displayName, file) : [];
  const limit: Part[] = isManual ? [] : [', limit: ', limitOf(construction)];
  // As text: the arguments of `new Space`, where the token stood, are replaced.
  const tokenText = file.text(token);
  const options = [tokenText === 'token' ? 'token' : `token: ${tokenText}`, ...name, ...limit];
  const room = { operand: [expression], level: LEVEL.assignment };
  file.edits.wrapExpression(expression, `${prepareRoom}(`, room, ', { ', ...options, ' })');
}

function field(name: string, value: ts.Expression, file: FileRewriter): Part[] {
  return file.text(value) === name ? [', ', name] : [', ', `${name}: `, value];
}
