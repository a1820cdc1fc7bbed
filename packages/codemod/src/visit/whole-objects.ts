// Where the fields of the SDK's objects are taken all at once, under whatever names they have: copies, and texts for elsewhere.
import type ts from 'typescript';
import { sdkTypeText } from '../sdk/sdk-type-text.js';
import type { FileRewriter } from '../source/file-rewriter.js';

const TAKES_FIELDS = /^(?:Object\.(?:assign|keys|values|entries)|(?:_|lodash)\.(?:pick|omit|clone))$/;
/** Also those of objects within what they are given. */
const TAKES_DEEP = /^(?:JSON\.stringify|structuredClone|(?:_|lodash)\.cloneDeep|(?:\w+\.)*postMessage)$/;

const OBJECTS = 'Space|(?:Local|Remote)?(?:Participant|Track)';
const IS_OBJECT = new RegExp(`^(?:${OBJECTS})$`);
const HOLDS_OBJECT = new RegExp(`\\.(${OBJECTS})\\b`);

/** `{ ...participant }` and `const { id, ...rest } = participant`. */
export function visitWhole(node: ts.Node, file: FileRewriter): void {
  const owner = [...file.sdk.classesOf(node)].find((name) => IS_OBJECT.test(name));
  if (owner) file.mark(node, 'DYNAMIC_MEMBER', `every field of ${owner}`);
}

/** `JSON.stringify({ people })`. */
export function visitWholeArguments(call: ts.CallExpression, file: FileRewriter): void {
  const callee = file.text(call.expression);
  if (TAKES_FIELDS.test(callee)) call.arguments.forEach((argument) => visitWhole(argument, file));
  if (!TAKES_DEEP.test(callee)) return;
  for (const argument of call.arguments) {
    const text = sdkTypeText(file.checker.getTypeAtLocation(argument), file.checker) ?? '';
    const [, owner] = HOLDS_OBJECT.exec(text) ?? [];
    if (owner) file.mark(argument, 'DYNAMIC_MEMBER', `every field of ${owner}`);
  }
}
