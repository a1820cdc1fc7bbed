// Members of enums as types: `let last: SpaceEvent.ParticipantLeft`.
import { livekitWord } from '@airlock-rtc/contract';
import ts from 'typescript';
import type { FileRewriter } from '../../source/file-rewriter.js';

const RENAMED = /^(?:(?:Space|Participant|Track)Event|Track(?:Kind|Source))\./;

export function rewriteEnumType({ right, parent }: ts.QualifiedName, file: FileRewriter): void {
  if (!ts.isTypeReferenceNode(parent)) return;
  const row = file.sdk.membersOf(right).find((each) => RENAMED.test(each));
  if (row === undefined) return;
  const name = livekitWord(row);
  file.uses.push(row);
  if (name !== right.text) file.replace(right, name);
  file.rewrote(right, 'event-names', `${row} is ${name}`);
}
