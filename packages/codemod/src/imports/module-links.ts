// Finds the places of a file that name a module: imports, re-exports, require() and import().
import ts from 'typescript';

/** A specifier of a list of names, in an import or in a destructured require(). */
export interface ImportedName {
  exported: string;
  local: string;
  isTypeOnly: boolean;
  node: ts.ImportSpecifier | ts.BindingElement;
}

export interface ModuleLink {
  module: string;
  specifier: ts.StringLiteralLike;
  /** The list of names, if there is one. */
  list?: ts.NamedImports | ts.ObjectBindingPattern;
  names: ImportedName[];
  isTypeOnly: boolean;
  statement: ts.Statement;
}

export function findModuleLinks(file: ts.SourceFile): ModuleLink[] {
  const links = file.statements.filter(ts.isImportDeclaration).flatMap(linkOfImport);
  if (!/\brequire\s*\(|\bimport\s*\(/.test(file.text)) return links;
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node)) links.push(...linkOfVariable(node));
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return links;
}

function linkOfImport(statement: ts.ImportDeclaration): ModuleLink[] {
  if (!ts.isStringLiteral(statement.moduleSpecifier)) return [];
  const clause = statement.importClause;
  const bindings = clause?.namedBindings;
  const list = bindings && ts.isNamedImports(bindings) ? bindings : undefined;
  return [
    {
      module: statement.moduleSpecifier.text,
      specifier: statement.moduleSpecifier,
      ...(list && { list }),
      names: (list?.elements ?? []).map((node) => ({
        exported: (node.propertyName ?? node.name).text,
        local: node.name.text,
        isTypeOnly: node.isTypeOnly,
        node,
      })),
      isTypeOnly: clause?.phaseModifier === ts.SyntaxKind.TypeKeyword,
      statement,
    },
  ];
}

function linkOfVariable(declaration: ts.VariableDeclaration): ModuleLink[] {
  const specifier = declaration.initializer && requiredModule(declaration.initializer);
  const statement = declaration.parent.parent;
  if (!specifier || !ts.isVariableStatement(statement)) return [];
  const list = ts.isObjectBindingPattern(declaration.name) ? declaration.name : undefined;
  const names = (list?.elements ?? []).flatMap((node): ImportedName[] => {
    if (!ts.isIdentifier(node.name) || node.dotDotDotToken) return [];
    const exported =
      node.propertyName && ts.isIdentifier(node.propertyName) ? node.propertyName.text : node.name.text;
    return [{ exported, local: node.name.text, isTypeOnly: false, node }];
  });
  return [{ module: specifier.text, specifier, ...(list && { list }), names, isTypeOnly: false, statement }];
}

function requiredModule(expression: ts.Expression): ts.StringLiteralLike | undefined {
  const call = ts.isAwaitExpression(expression) ? expression.expression : expression;
  if (!ts.isCallExpression(call)) return undefined;
  const isRequire = ts.isIdentifier(call.expression) && call.expression.text === 'require';
  const isImport = call.expression.kind === ts.SyntaxKind.ImportKeyword;
  const [specifier] = call.arguments;
  return (isRequire || isImport) && specifier && ts.isStringLiteralLike(specifier) ? specifier : undefined;
}
