// Where the program makes its Spaces, so that join() knows the token and the options.
import ts from 'typescript';
import type { Reach } from '../../project/reach.js';
import type { SpacesSdk } from '../../sdk/spaces-sdk.js';
import { propertyOf, statementOf, unwrap } from '../../source/syntax.js';

export interface SpaceConstruction {
  expression: ts.NewExpression;
  token?: ts.Expression;
  /** Given where the adapter is in use already. */
  url?: ts.Expression;
  options?: ts.Expression;
  isManual: boolean;
  displayName?: ts.Expression;
  limit?: ts.Expression;
  isSimulcastOff: boolean;
  /** False for options that are no literal: what they say is not known. */
  isReadable: boolean;
}

export class SpaceConstructions {
  readonly #bySymbol = new Map<ts.Symbol, SpaceConstruction[]>();
  readonly #byExpression = new Map<ts.NewExpression, SpaceConstruction>();
  readonly #checker: ts.TypeChecker;
  readonly #sdk: SpacesSdk;

  constructor({ forEachFile }: Reach, sdk: SpacesSdk, checker: ts.TypeChecker) {
    this.#checker = checker;
    this.#sdk = sdk;
    forEachFile((file, statements) => {
      if (/\bnew\s/.test(file.text)) statements.forEach((statement) => this.#collect(statement));
    });
  }

  get all(): SpaceConstruction[] {
    return [...this.#byExpression.values()];
  }

  at(expression: ts.NewExpression): SpaceConstruction | undefined {
    return this.#byExpression.get(expression);
  }

  /** The one construction that a variable or field holds; undefined if there are none or several. */
  heldBy(holder: ts.Expression): SpaceConstruction | undefined {
    const symbol = this.#symbolOf(unwrap(holder));
    const found = symbol ? (this.#bySymbol.get(symbol) ?? []) : [];
    return found.length === 1 ? found[0] : undefined;
  }

  #collect(node: ts.Node): void {
    if (ts.isNewExpression(node) && this.#isSpace(node)) this.#add(node);
    ts.forEachChild(node, (child) => this.#collect(child));
  }

  #isSpace({ expression }: ts.NewExpression): boolean {
    const callee = unwrap(expression);
    const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
    return ts.isIdentifier(name) && this.#sdk.exportOf(name) === 'Space';
  }

  #add(expression: ts.NewExpression): void {
    const construction = describe(expression, this.#checker);
    this.#byExpression.set(expression, construction);
    const holder = holderOf(expression);
    const symbol = holder && this.#symbolOf(holder);
    if (symbol) this.#bySymbol.set(symbol, [...(this.#bySymbol.get(symbol) ?? []), construction]);
  }

  #symbolOf(node: ts.Node): ts.Symbol | undefined {
    return this.#checker.getSymbolAtLocation(ts.isPropertyAccessExpression(node) ? node.name : node);
  }
}

/** `const space = new Space()`, `space = new Space()`, `this.space = new Space()`, `class { space = new Space() }`. */
function holderOf(expression: ts.NewExpression): ts.Node | undefined {
  let at: ts.Node = expression;
  while (ts.isParenthesizedExpression(at.parent) || ts.isAsExpression(at.parent)) at = at.parent;
  const { parent } = at;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent)) return parent.name;
  if (ts.isBinaryExpression(parent) && parent.right === at) return parent.left;
  return undefined;
}

function describe(expression: ts.NewExpression, checker: ts.TypeChecker): SpaceConstruction {
  const [token, second, third] = expression.arguments ?? [];
  const hasUrl = second !== undefined && isText(second, checker);
  const options = hasUrl ? third : second;
  const literal =
    options && ts.isObjectLiteralExpression(unwrap(options))
      ? (unwrap(options) as ts.ObjectLiteralExpression)
      : undefined;
  const read = (name: string) => literal && propertyOf(literal, name);
  const mode = read('subscriptionMode');
  const displayName = read('displayName');
  const limit = read('automaticParticipantLimit');
  const isSpread = literal?.properties.some(ts.isSpreadAssignment) ?? false;
  return {
    expression,
    ...(token && { token }),
    ...(hasUrl && { url: second }),
    ...(options && { options }),
    isManual: mode !== undefined && /(?:\.Manual|['"`]MANUAL['"`])$/.test(mode.getText()),
    ...(displayName && { displayName }),
    ...(limit && { limit }),
    isSimulcastOff: read('disableABRPublishing')?.kind === ts.SyntaxKind.TrueKeyword,
    isReadable: options === undefined || (literal !== undefined && !isSpread && isReadableMode(mode)),
  };
}

function isReadableMode(mode: ts.Expression | undefined): boolean {
  return (
    mode === undefined || /(?:\.(?:Manual|Automatic)|['"`](?:MANUAL|AUTOMATIC)['"`])$/.test(mode.getText())
  );
}

function isText(expression: ts.Expression, checker: ts.TypeChecker): boolean {
  const type = checker.getNonNullableType(checker.getTypeAtLocation(expression));
  return (type.flags & ts.TypeFlags.StringLike) !== 0;
}

/** The statement of its own that makes the Space, and the text that names it afterwards. */
export function statementOfConstruction(
  { expression }: SpaceConstruction,
  file: ts.SourceFile,
): { statement: ts.Statement; holder: string } | undefined {
  const holder = holderOf(expression);
  const statement = statementOf(expression);
  if (!holder || !statement || ts.isPropertyDeclaration(holder.parent)) return undefined;
  const isOwn = ts.isVariableStatement(statement) || ts.isExpressionStatement(statement);
  const isDirect = ts.isIdentifier(holder) || ts.isPropertyAccessExpression(holder);
  return isOwn && isDirect ? { statement, holder: holder.getText(file) } : undefined;
}
