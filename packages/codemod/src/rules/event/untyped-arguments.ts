// What a listener reads of arguments that it calls `any`: nothing tells that these reads are of the SDK's objects.
import { translationOf } from '@airlock-rtc/contract';
import ts from 'typescript';
import type { FileRewriter } from '../../source/file-rewriter.js';
import type { ListenerFunction } from './listener-function.js';
import type { EventTranslation } from './translations.js';

const OWNERS = ['Participant', 'LocalParticipant', 'Track', 'LocalTrack'];

function isMember(name: string): boolean {
  return OWNERS.some((owner) => translationOf(`${owner}.${name}`));
}

export function markUntypedArguments(
  { node }: ListenerFunction,
  { spacesArguments }: EventTranslation,
  file: FileRewriter,
): void {
  if (node.getSourceFile() !== file.source || !node.body) return;
  const names = node.parameters
    .slice(0, spacesArguments.length)
    .flatMap(({ name }) => (ts.isIdentifier(name) && file.sdk.isAny(name) ? [name.text] : []));
  if (names.length === 0) return;
  const visit = (at: ts.Node): void => {
    if (ts.isPropertyAccessExpression(at) && isMember(at.name.text)) {
      const { expression } = at;
      if (ts.isIdentifier(expression) && names.includes(expression.text))
        file.mark(at, 'UNTYPED', file.text(at));
    }
    ts.forEachChild(at, visit);
  };
  visit(node.body);
}
