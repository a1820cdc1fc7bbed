// Tells names of the Spaces API that an application gave to functions of its own from those that it took from Spaces.
import ts from 'typescript';

/** Distinctive methods of Spaces for which applications write a function of the same name. */
const NAMES: readonly string[] = [
  'publishTracks',
  'unpublishTracks',
  'unpublishAllTracks',
  'submitAcrScore',
  'publishCustomEvent',
];

const IS_NAMED = new RegExp(`\\b(?:${NAMES.join('|')})\\b`);

/** By file the names that stand for what the application declares; one that is also taken out of an object does not. */
export function ownNames(files: readonly ts.SourceFile[]): Map<ts.SourceFile, string[]> {
  const naming = files.filter(({ text }) => IS_NAMED.test(text));
  const seen = naming.map((file) => ({ file, ...namesIn(file) }));
  const declared = new Set(seen.flatMap((each) => [...each.declared]));
  return new Map(
    seen.map(({ file, taken }) => [file, NAMES.filter((name) => declared.has(name) && !taken.has(name))]),
  );
}

function namesIn(file: ts.SourceFile): { declared: Set<string>; taken: Set<string> } {
  const declared = new Set<string>();
  const taken = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (isOwnFunction(node)) declared.add(node.name.getText());
    if (ts.isBindingElement(node) && !isAnswer(node))
      for (const name of [node.propertyName, node.name]) if (name) taken.add(name.getText());
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { declared, taken };
}

function isOwnFunction(node: ts.Node): node is ts.NamedDeclaration & { name: ts.Identifier } {
  if (ts.isFunctionDeclaration(node)) return node.name !== undefined;
  if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name) || !node.initializer) return false;
  const { initializer } = node;
  const isFunction = (each: ts.Node) => ts.isArrowFunction(each) || ts.isFunctionExpression(each);
  // Also `useCallback(() => …, [])`.
  return (
    isFunction(initializer) || (ts.isCallExpression(initializer) && initializer.arguments.some(isFunction))
  );
}

/** `const { submitAcrScore } = useSpace()`: what a function of the application answers. */
function isAnswer({ parent }: ts.BindingElement): boolean {
  const { parent: declaration } = parent;
  return (
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer !== undefined &&
    ts.isCallExpression(declaration.initializer) &&
    ts.isIdentifier(declaration.initializer.expression)
  );
}
