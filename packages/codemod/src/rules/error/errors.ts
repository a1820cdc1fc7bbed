// Error classes: a class of LiveKit, and its reason where one class of LiveKit stands for several.
import ts from 'typescript';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { becomes } from '../becomes.js';
import { outcome, type NameUse, type Rule } from '../rule.js';
import { renameExport } from '../rename-export.js';

/** What must hold of an instance besides its class. */
const REASONS: Record<string, (file: FileRewriter) => readonly string[]> = {
  JWTError: (file) => [`=== ${file.use('ConnectionErrorReason')}.NotAllowed`],
  // What is left, as the classes of Spaces had it: none was another's subclass.
  ConnectionError: (file) =>
    ['NotAllowed', 'InternalError'].map((reason) => `!== ${file.use('ConnectionErrorReason')}.${reason}`),
  InternalError: (file) => [`=== ${file.use('ConnectionErrorReason')}.InternalError`],
  RequestTimeoutError: () => ["=== 'TimeoutError'"],
};

export const errors: Rule = {
  id: 'errors',
  section: 'Space to Room',
  covers: {
    ...outcome('rewritten', [
      'MuxError',
      'MuxError.code',
      'JWTError',
      'ConnectionError',
      'InternalError',
      'PublishTrackError',
      'PublishCustomEventError',
      'SetDisplayNameError',
      'RequestTimeoutError',
    ]),
    ...outcome('marked', [
      'AcrError',
      'DisconnectedError',
      'InvalidProtocolError',
      'SpaceOptionsError',
      'SubscriptionError',
      'UnpublishTrackError',
      'UpdateTrackError',
      'WebsocketError',
    ]),
  },
  name(use, file) {
    const isMarked = errors.covers[use.exported] === 'marked';
    if (isMarked) file.mark(use.node, 'ERROR_CLASS', use.exported);
    else file.rewrote(use.node, errors.id, becomes(use.exported));
    addReason(use, file);
    if (!rewriteConstruction(use, file)) renameExport(use, file);
  },
  /** `code` keeps its name. */
  member() {},
};

/** LiveKit's ConnectionError is made by a function for each reason. */
const MAKERS: Record<string, (message: string) => string> = {
  JWTError: (message) => `notAllowed(${message}, 401)`,
  ConnectionError: (message) => `serverUnreachable(${message})`,
  InternalError: (message) => `internal(${message})`,
};

function rewriteConstruction({ exported, whole }: NameUse, file: FileRewriter): boolean {
  const make = MAKERS[exported];
  const construction = whole.parent;
  if (!make || !ts.isNewExpression(construction) || construction.expression !== whole) return false;
  const [message] = construction.arguments ?? [];
  file.replace(construction, `${file.use('ConnectionError')}.${make(message ? file.text(message) : "''")}`);
  return true;
}

function addReason({ exported, whole }: NameUse, file: FileRewriter): void {
  const reason = REASONS[exported];
  const test = whole.parent;
  if (!reason || !ts.isBinaryExpression(test) || test.right !== whole) return;
  if (test.operatorToken.kind !== ts.SyntaxKind.InstanceOfKeyword) return;
  const isLoose = ts.isIfStatement(test.parent) || ts.isReturnStatement(test.parent) || isAnd(test.parent);
  const parts = [test, ...reason(file).flatMap((comparison) => [' && ', test.left, `.reason ${comparison}`])];
  if (isLoose) file.replace(test, ...parts);
  else file.replace(test, '(', ...parts, ')');
}

function isAnd(node: ts.Node): boolean {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
}
