// Tells where a rewritten statement would go on with the line before it, in code that is written without semicolons.
import ts from 'typescript';

/** What may go on with an expression. */
const CONTINUES = /^[([`+\-/]/;

export class StatementStarts {
  readonly #file: ts.SourceFile;
  #before: Map<number, ts.Statement> | undefined;

  constructor(file: ts.SourceFile) {
    this.#file = file;
  }

  /** Whether `text`, put at `start`, would be read as a part of the statement before. */
  continuesLine(start: number, text: string): boolean {
    const { text: before } = this.#file;
    if (!CONTINUES.test(text) || CONTINUES.test(before[start] ?? '')) return false;
    if (before.slice(before.lastIndexOf('\n', start - 1) + 1, start).trim() !== '') return false;
    this.#before ??= this.#statementsBefore();
    const previous = this.#before.get(start);
    return previous !== undefined && endsOpen(previous, this.#file);
  }

  /** By the start of an expression that is a statement, the one before it. */
  #statementsBefore(): Map<number, ts.Statement> {
    const found = new Map<number, ts.Statement>();
    const visit = (node: ts.Node): void => {
      const { statements } = node as Partial<ts.Block>;
      statements?.forEach((statement, index) => {
        const before = statements[index - 1];
        if (before && ts.isExpressionStatement(statement)) found.set(statement.getStart(this.#file), before);
      });
      ts.forEachChild(node, visit);
    };
    visit(this.#file);
    return found;
  }
}

/** The statements that end with a semicolon, where it was left out. */
function endsOpen(statement: ts.Statement, file: ts.SourceFile): boolean {
  if (file.text[statement.end - 1] === ';') return false;
  return (
    ts.isVariableStatement(statement) ||
    ts.isExpressionStatement(statement) ||
    ts.isReturnStatement(statement) ||
    ts.isThrowStatement(statement) ||
    ts.isDoStatement(statement) ||
    ts.isImportDeclaration(statement) ||
    ts.isExportDeclaration(statement) ||
    ts.isExportAssignment(statement) ||
    ts.isTypeAliasDeclaration(statement)
  );
}
