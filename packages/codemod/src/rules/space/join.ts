// join(): the token and the URL move here, and the local participant is on the room.
import ts from 'typescript';
import type { Part } from '../../edits/edit-list.js';
import { optionalLinks } from '../../edits/chain.js';
import { isSimple, isUnused, unwrap } from '../../source/syntax.js';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { expressionOf, isAccess } from '../member-edits.js';
import { rewriteWithReceiver, type Receiver } from '../receiver.js';
import { outcome, type AccessUse, type Rule } from '../rule.js';
import type { ProgramFacts } from '../program-facts.js';
import { isReachable } from './reachable.js';

const PLACEHOLDER_URL = "'wss://your-project.livekit.cloud'";

export const join: Rule = {
  id: 'join',
  section: 'Space to Room',
  covers: outcome('rewritten', ['Space.join']),
  member(use, file, facts) {
    if (!isAccess(use) || !use.call) return file.mark(use.node, 'DYNAMIC_MEMBER', 'join');
    if (!writeConnect(use, connection(use, file, facts), file))
      return file.mark(use.node, 'DYNAMIC_MEMBER', 'join');
    file.rewrote(use.node, join.id, 'connect() takes the URL and the token');
  },
};

type Connect = (room: Receiver) => Part[];

interface Connection {
  connect: Connect;
  /** Whether it begins with the room. */
  isChain: boolean;
}

function connection(use: AccessUse, file: FileRewriter, facts: ProgramFacts): Connection {
  const construction = facts.constructions.heldBy(use.object);
  // The ranking subscribes, as in the adapter, or the application itself; only where neither can is it left to the server.
  const isSubscribedHere = file.canUseSupport && facts.constructions.all.length > 0;
  const subscribing = isSubscribedHere || construction?.isManual ? [', { autoSubscribe: false }'] : [];
  const token = tokenAt(use, file, facts);
  const given: Connect = (room) => [...token(room), ...subscribing];
  const connectByExchange =
    facts.isExchanging && !construction?.url ? file.useSupport('connectByExchange') : undefined;
  if (connectByExchange)
    return {
      connect: (room) => [`${connectByExchange}(`, room('argument'), ', ', ...given(room), ')'],
      isChain: false,
    };
  const url =
    construction?.url && isReachable(construction.url, use.node, file.checker)
      ? file.text(construction.url)
      : urlCode(facts, file);
  if (!url) file.mark(use.node, 'LIVEKIT_URL');
  return {
    connect: (room) => [room(), '.connect(', url ?? PLACEHOLDER_URL, ', ', ...given(room), ')'],
    isChain: true,
  };
}

/** As it stands at `new Space`, or as the room carries it along. */
function tokenAt(use: AccessUse, file: FileRewriter, { connections }: ProgramFacts): Connect {
  const token = connections.tokenAt(use.node);
  if (token) return () => [file.text(token)];
  const keptToken = connections.areTokensKept ? file.useSupport('keptToken') : undefined;
  if (keptToken) return (room) => [`${keptToken}(`, room('argument'), ')'];
  file.mark(use.node, 'CONNECT_TOKEN');
  return () => ["''"];
}

/** A `!` is for the type checker alone. */
function urlCode({ urlExpression }: ProgramFacts, file: FileRewriter): string | undefined {
  return file.isTypeScript ? urlExpression : urlExpression?.replace(/!$/, '');
}

/** `const self = await space.join();` gets a statement of its own for the participant; other forms stay one expression. */
function writeConnect(use: AccessUse, { connect, isChain }: Connection, file: FileRewriter): boolean {
  const options = { isPromise: true, isChain };
  const expression = expressionOf(use);
  if (isUnused(expression)) return rewriteWithReceiver(use, file, connect, options);
  const declaration = optionalLinks(use.node).length === 0 ? declarationOf(expression) : undefined;
  if (declaration && isSimple(use.object)) {
    const { statement, variable } = declaration;
    const end = file.text(statement).endsWith(';') ? ';' : '';
    file.insertStatement('before', statement, 'await ', ...connect(() => use.object), end);
    file.replace(variable.initializer!, unwrap(use.object), '.localParticipant');
    return true;
  }
  // Where the value goes on from a variable that may hold null, the checker would take it for nullable too.
  const type =
    file.isTypeScript && isReadFromNullable(expression, file)
      ? `<${file.use('LocalParticipant', 'type')}>`
      : '';
  const whenJoined: Connect = (room) => [
    ...connect(room),
    `.then${type}(() => `,
    room('function'),
    '.localParticipant)',
  ];
  return rewriteWithReceiver(use, file, whenJoined, options);
}

/** `return (this.me = await space.join())`, and where `this.me` is read behind the assignment. */
function isReadFromNullable({ parent: awaited }: ts.Node, file: FileRewriter): boolean {
  if (!ts.isAwaitExpression(awaited) || !ts.isBinaryExpression(awaited.parent)) return false;
  const { left, parent, end } = awaited.parent;
  if (!ts.isExpressionStatement(parent)) return true;
  const around = ts.findAncestor(parent, ts.isFunctionLike) ?? file.source;
  return file.source.text.slice(end, around.end).includes(file.text(left));
}

function declarationOf(
  expression: ts.Expression,
): { statement: ts.VariableStatement; variable: ts.VariableDeclaration } | undefined {
  const awaited = expression.parent;
  if (!ts.isAwaitExpression(awaited) || !ts.isVariableDeclaration(awaited.parent)) return undefined;
  const variable = awaited.parent;
  const list = variable.parent;
  if (!ts.isVariableDeclarationList(list) || list.declarations.length !== 1) return undefined;
  const statement = list.parent;
  return ts.isVariableStatement(statement) && ts.isBlock(statement.parent)
    ? { statement, variable }
    : undefined;
}
