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
  /** The statement that is nothing but the link. */
  statement?: ts.Statement;
  /** The variable that holds the whole module. */
  holder?: string;
  /** Whether it is an `import()`, which loads the module when it is asked for. */
  isLazy?: boolean;
  /** The function in which the names are seen; the whole file without it. */
  scope?: ts.Node;
}

export function findModuleLinks(file: ts.SourceFile): ModuleLink[] {
  const links = file.statements.filter(ts.isImportDeclaration).flatMap(linkOfImport);
  if (!/\brequire\s*\(|\bimport\s*\(/.test(file.text)) return links;
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node)) links.push(...linkOfVariable(node));
    if (ts.isCallExpression(node)) links.push(...linkOfThen(node));
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
  const scope = ts.findAncestor(statement.parent, (at) => ts.isBlock(at) || ts.isFunctionLike(at));
  return [
    {
      ...{ module: specifier.text, specifier, names: namesOf(list), isTypeOnly: false, statement },
      ...(list && { list }),
      ...(scope && { scope }),
      ...(ts.isIdentifier(declaration.name) &&
        !isImportCall(declaration.initializer!) && { holder: declaration.name.text }),
      isLazy: isImportCall(specifier.parent),
    },
  ];
}

function isImportCall(node: ts.Node): boolean {
  return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
}

/** `import('…').then(({ Space }) => …)`. */
function linkOfThen({ expression, arguments: [fn] }: ts.CallExpression): ModuleLink[] {
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 'then') return [];
  const specifier = requiredModule(expression.expression);
  if (!specifier || !fn || !(ts.isArrowFunction(fn) || ts.isFunctionExpression(fn))) return [];
  const pattern = fn.parameters[0]?.name;
  if (!pattern || !ts.isObjectBindingPattern(pattern)) return [];
  return [
    {
      module: specifier.text,
      specifier,
      list: pattern,
      names: namesOf(pattern),
      isTypeOnly: false,
      scope: fn,
    },
  ];
}

function namesOf(list: ts.ObjectBindingPattern | undefined): ImportedName[] {
  return (list?.elements ?? []).flatMap((node): ImportedName[] => {
    if (!ts.isIdentifier(node.name) || node.dotDotDotToken) return [];
    const exported =
      node.propertyName && ts.isIdentifier(node.propertyName) ? node.propertyName.text : node.name.text;
    return [{ exported, local: node.name.text, isTypeOnly: false, node }];
  });
}

function requiredModule(expression: ts.Expression): ts.StringLiteralLike | undefined {
  const call = ts.isAwaitExpression(expression) ? expression.expression : expression;
  if (!ts.isCallExpression(call)) return undefined;
  const isRequire = ts.isIdentifier(call.expression) && call.expression.text === 'require';
  const isImport = call.expression.kind === ts.SyntaxKind.ImportKeyword;
  const [specifier] = call.arguments;
  return (isRequire || isImport) && specifier && ts.isStringLiteralLike(specifier) ? specifier : undefined;
}
