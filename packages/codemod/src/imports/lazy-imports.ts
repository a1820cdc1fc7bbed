// What is loaded when it is asked for stays so: names go to the functions that load the module.
import { SPACES_PACKAGE_NAME } from '@airlock-rtc/contract';
import ts from 'typescript';
import type { Need } from './import-list.js';
import type { ModuleLink } from './module-links.js';

/** For each `const … = await import('…')` in a function what is used in such functions alone; it leaves `pending`. */
export function takenByLazy(
  links: readonly ModuleLink[],
  pending: Map<string, Need>,
): [ModuleLink, Need[]][] {
  const isStatic = links.some(
    ({ statement, isTypeOnly }) => statement && ts.isImportDeclaration(statement) && !isTypeOnly,
  );
  const lazy = isStatic ? [] : links.filter(({ isLazy, scope }) => isLazy && scope);
  const isIn = ({ scope, statement }: ModuleLink, at: number) =>
    at >= (statement?.end ?? scope!.pos) && at < scope!.end;
  const taken = [...pending.values()].filter(
    ({ isValue, places }) => isValue && places.every((at) => lazy.some((link) => isIn(link, at))),
  );
  for (const { exported } of taken) pending.delete(exported);
  const isSeenAt = (link: ModuleLink, { places }: Need) =>
    lazy.some((other) => isIn(other, link.statement!.pos) && places.some((at) => isIn(other, at)));
  return lazy.map((link) => [
    link,
    taken.filter((need) => need.places.some((at) => isIn(link, at)) && !isSeenAt(link, need)),
  ]);
}

/** Where the names of the link are not seen: what stands before the statement does not have its names yet. */
export function placesOutside({ scope, statement }: ModuleLink, places: readonly number[]): number[] {
  return scope ? places.filter((at) => at < (statement ?? scope).pos || at >= scope.end) : [];
}

/** The `import()`s of spaces-web in a file that imports nothing of it otherwise. */
export function lazyImportsIn(file: ts.SourceFile): ts.Node[] {
  const isStatic = file.statements.some(
    (statement) =>
      ts.isImportDeclaration(statement) &&
      statement.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword &&
      (statement.moduleSpecifier as ts.StringLiteral).text === SPACES_PACKAGE_NAME,
  );
  if (isStatic || !/\bimport\s*\(/.test(file.text)) return [];
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [specifier] = node.arguments;
      if (specifier && ts.isStringLiteralLike(specifier) && specifier.text === SPACES_PACKAGE_NAME)
        found.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
