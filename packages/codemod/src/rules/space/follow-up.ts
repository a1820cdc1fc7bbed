// What a Space did by itself: receive the most active, tell of those who are there, take its token and name along, leave with the page.
import { DEFAULT_PARTICIPANT_LIMIT } from '@airlock-rtc/contract';
import type ts from 'typescript';
import { LEVEL } from '../../edits/precedence.js';
import type { Part } from '../../edits/edit-list.js';
import type { FileRewriter } from '../../source/file-rewriter.js';
import type { ProgramFacts } from '../program-facts.js';
import { statementOfConstruction, type SpaceConstruction } from './constructions.js';

/** Wraps the room in calls of the support file's functions; a script, which cannot import them, gets statements after it. */
export function followUp(construction: SpaceConstruction, file: FileRewriter, facts: ProgramFacts): void {
  const { connections } = facts;
  if (connections.isTokenKept(construction) && !connections.hasJoins)
    file.mark(construction.expression, 'CONNECT_TOKEN');
  if (!wrap(construction, file, facts)) addStatements(construction, file, facts);
}

/** `prepareRankedRoom(new Room(…), { limit: 16 })`, and `receiveCustomEvents()` around it where somebody listens to them. */
function wrap(construction: SpaceConstruction, file: FileRewriter, facts: ProgramFacts): boolean {
  const { expression, token, displayName, isManual } = construction;
  const prepare = file.useSupport(isManual ? 'prepareRoom' : 'prepareRankedRoom');
  if (!prepare) return false;
  const around = [
    ...(facts.removesListeners ? [`${file.useSupport('keepListeners')!}(`] : []),
    ...(facts.hearsCustomEvents ? [`${file.useSupport('receiveCustomEvents')!}(`] : []),
  ];
  const fields: Part[][] = [];
  // As text: the arguments of `new Space`, where the token stood, are replaced.
  if (token && facts.connections.isTokenKept(construction)) {
    const text = file.text(token);
    fields.push([text === 'token' ? text : `token: ${text}`]);
  }
  if (displayName) fields.push(fieldOf('displayName', displayName, file));
  if (!isManual) fields.push(['limit: ', limitOf(construction)]);
  const list = fields.flatMap((field, index) => (index === 0 ? field : [', ', ...field]));
  const options: Part[] = list.length > 0 ? [', { ', ...list, ' }'] : [', {}'];
  const room = { operand: [expression], level: LEVEL.assignment };
  const end = ')'.repeat(around.length + 1);
  file.edits.wrapExpression(expression, `${around.join('')}${prepare}(`, room, ...options, end);
  return true;
}

function fieldOf(name: string, value: ts.Expression, file: FileRewriter): Part[] {
  return file.text(value) === name ? [name] : [`${name}: `, value];
}

function addStatements(construction: SpaceConstruction, file: FileRewriter, facts: ProgramFacts): void {
  const place = statementOfConstruction(construction, file.source);
  if (!place) return file.mark(construction.expression, 'SUBSCRIPTIONS');
  const { statement, holder } = place;
  const end = file.text(statement).endsWith(';') ? ';' : '';
  const add = (...parts: Part[]) => file.insertStatement('after', statement, ...parts, end);
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
}

function limitOf({ limit }: SpaceConstruction): Part {
  return limit ?? `${DEFAULT_PARTICIPANT_LIMIT}`;
}
