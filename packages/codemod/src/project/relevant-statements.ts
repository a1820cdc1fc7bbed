// Tells which statements of a file may hold anything of Mux: types come in by names, and each name is declared somewhere.
import ts from 'typescript';
import { DISTINCTIVE } from '../sdk/distinctive-names.js';
import { ERROR_NAMES } from '../sdk/error-names.js';

/** What needs no name that is declared elsewhere: modules, and the names of errors as text and as keys. */
const ALONE = new RegExp(`@mux/|\\b(?:${[...ERROR_NAMES].join('|')})\\b|\\brequire\\s*\\(|\\bimport\\s*\\(`);

interface Context {
  /** Whether an import of this module brings something of Mux along. */
  leadsToMux: (specifier: string, file: ts.SourceFile) => boolean;
  /** Files in which something of Mux is handed to code that no import of theirs leads to. */
  hinted: ReadonlySet<ts.SourceFile>;
  serverText: RegExp;
}

export class RelevantStatements {
  readonly #byFile = new Map<ts.SourceFile, readonly ts.Statement[]>();
  readonly #context: Context;
  /** What is global is seen without an import. */
  readonly #areAllRelevant: boolean;

  constructor(files: readonly ts.SourceFile[], context: Context) {
    this.#context = context;
    this.#areAllRelevant = files.some(
      (file) =>
        file.text.includes('declare global') || (file.isDeclarationFile && !ts.isExternalModule(file)),
    );
  }

  of(file: ts.SourceFile): readonly ts.Statement[] {
    let statements = this.#byFile.get(file);
    if (!statements) this.#byFile.set(file, (statements = this.#find(file)));
    return statements;
  }

  #find(file: ts.SourceFile): readonly ts.Statement[] {
    if (this.#areAllRelevant || this.#context.hinted.has(file) || !ts.isExternalModule(file))
      return file.statements;
    const names = new Set([
      ...DISTINCTIVE,
      ...this.#importedNames(file),
      ...typesDeclaredBefore(file.endOfFileToken),
    ]);
    const relevant = new Set(file.statements.filter((statement) => this.#isRelevantAlone(statement, file)));
    for (const statement of relevant) declaredBy(statement).forEach((name) => names.add(name));
    for (let before = -1; before !== relevant.size;) {
      before = relevant.size;
      const mention = anyOf(names);
      for (const statement of file.statements) {
        if (relevant.has(statement) || !mention.test(statement.getFullText(file))) continue;
        if (!mentions(statement, names) && !mention.test(typesInComments(statement, file))) continue;
        relevant.add(statement);
        declaredBy(statement).forEach((name) => names.add(name));
      }
    }
    return file.statements.filter((statement) => relevant.has(statement));
  }

  /** Modules are named in these, or the server's part of Mux is. */
  #isRelevantAlone(statement: ts.Statement, file: ts.SourceFile): boolean {
    if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) return true;
    const text = isJavaScript(file) ? statement.getFullText(file) : statement.getText(file);
    return this.#context.serverText.test(text) || ALONE.test(text);
  }

  #importedNames(file: ts.SourceFile): string[] {
    return file.statements.filter(ts.isImportDeclaration).flatMap(({ importClause, moduleSpecifier }) => {
      const { text } = moduleSpecifier as ts.StringLiteral;
      if (!importClause || !this.#context.leadsToMux(text, file)) return [];
      const { name, namedBindings } = importClause;
      const named = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : [];
      const namespace = namedBindings && ts.isNamespaceImport(namedBindings) ? [namedBindings] : [];
      return [...(name ? [name.text] : []), ...[...named, ...namespace].map((each) => each.name.text)];
    });
  }
}

function isJavaScript({ fileName }: ts.SourceFile): boolean {
  return /\.[cm]?jsx?$/.test(fileName);
}

/** JavaScript has its types in comments. */
function typesInComments(statement: ts.Node, file: ts.SourceFile): string {
  if (!isJavaScript(file)) return '';
  return [...statement.getFullText(file).matchAll(/\/\*\*[^]*?\*\//g)].join('\n');
}

function declaredBy(statement: ts.Statement): string[] {
  return [...typesDeclaredBefore(statement), ...namesDeclaredBy(statement)];
}

/** `@typedef`, `@callback` and `@import` in the comments of plain JavaScript. */
function typesDeclaredBefore(statement: ts.Node): string[] {
  const comments = typesInComments(statement, statement.getSourceFile());
  const declaration = /@(?:typedef|callback)\s+(?:\{[^]*?\}\s*)?([\w$]+)/g;
  const imported = [...comments.matchAll(/@import\b([^'"]*)\bfrom\b/g)].flatMap(
    ([, names]) => names!.match(/[\w$]+/g) ?? [],
  );
  return [...[...comments.matchAll(declaration)].map(([, name]) => name!), ...imported];
}

function namesDeclaredBy(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => namesIn(name));
  }
  const { name } = statement as Partial<ts.NamedDeclaration>;
  return name && ts.isIdentifier(name) ? [name.text] : [];
}

function namesIn(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesIn(element.name) : []));
}

/** Properties of such a name count too: what is looked at in vain costs time alone. Parameters that hide one do not. */
function mentions(statement: ts.Statement, names: ReadonlySet<string>): boolean {
  const visit = (node: ts.Node): boolean => {
    if (ts.isIdentifier(node) && names.has(node.text) && !isHidden(node, statement)) return true;
    return ts.forEachChild(node, visit) ?? false;
  };
  return visit(statement);
}

/** Whether a variable of the statement's own has the name. The binder keeps them (`locals`, typescript 6.0). */
function isHidden(name: ts.Identifier, statement: ts.Statement): boolean {
  if (ts.isPartOfTypeNode(name) || DISTINCTIVE.has(name.text)) return false;
  const escaped = ts.escapeLeadingUnderscores(name.text);
  for (let at: ts.Node = name; at !== statement.parent; at = at.parent) {
    if ((at as { locals?: ReadonlyMap<ts.__String, ts.Symbol> }).locals?.has(escaped)) return true;
  }
  return false;
}

/** A first sieve, by the text alone. */
function anyOf(names: ReadonlySet<string>): RegExp {
  const escaped = [...names].map((name) => name.replaceAll('$', '\\$'));
  return new RegExp(`(?<![\\w$])(?:${escaped.join('|')})(?![\\w$])`, 'u');
}
