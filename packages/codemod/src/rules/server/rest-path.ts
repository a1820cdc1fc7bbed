// Finds a path of Mux's spaces in the address of a request, however it is put together: from constants, by `+`, by a template.
import ts from 'typescript';
import type { Part } from '../../edits/edit-list.js';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { propertyOf, unwrap } from '../../source/syntax.js';
import { functionOf } from '../event/listener-function.js';

export interface SpacesPath {
  space?: Part;
  /** `broadcasts`, or what of one broadcast is asked for. */
  broadcasts?: 'all' | 'one' | 'start' | 'stop';
  query?: string;
  /** Something follows that Mux's API does not have. */
  isUnknown?: boolean;
}

/** How far constants are followed. */
const DEEPEST = 6;
const SPACES = /(?<![\w.-])\/*video\/v1\/+spaces(?=[/?#]|$)/;

/** Mux is asked for what nobody can tell from here. */
const OF_MUX = /(?:api\.mux\.com|\bvideo\/v1)\/*(?:video\/v1)?\/*\0\d+\0(?:[/?#]|$)/;

/** Parts of the path, which may be apart from each other. */
const PATH = /spaces|video\/v1/;

/** Text, and expressions whose value is not known; those stand in the joined text as `\0` and their number. */
type Pieces = (string | ts.Expression)[];

export function spacesPathOf(call: ts.CallExpression, file: FileRewriter): SpacesPath | undefined {
  const url = addressOf(call);
  if (!url) return undefined;
  const pieces = piecesOf(url, file, 0);
  const all = [...baseOf(call, file), ...pieces];
  const text = all.map((piece, index) => (typeof piece === 'string' ? piece : `\0${index}\0`)).join('');
  const found = SPACES.exec(text);
  if (!found) return OF_MUX.test(text) ? { isUnknown: true } : undefined;
  const [path, query] = text.slice(found.index + found[0].length).split(/\?([^]*)/);
  return { ...segments(path!, all, file), ...(query !== undefined && { query }) };
}

/** The first argument, or `url` of the options that are the first argument. */
function addressOf({ arguments: [first] }: ts.CallExpression): ts.Expression | undefined {
  const inner = first && unwrap(first);
  return inner && ts.isObjectLiteralExpression(inner) ? propertyOf(inner, 'url') : inner;
}

function segments(path: string, pieces: Pieces, file: FileRewriter): SpacesPath {
  const [space, broadcasts, broadcast, action, ...rest] = path.split('/').filter((segment) => segment !== '');
  if (space === undefined) return {};
  const result: SpacesPath = { space: partOf(space, pieces, file) };
  if (broadcasts === undefined) return result;
  const kind = kindOf(broadcast, action);
  if (broadcasts !== 'broadcasts' || rest.length > 0 || !kind) return { ...result, isUnknown: true };
  return { ...result, broadcasts: kind };
}

function kindOf(broadcast: string | undefined, action: string | undefined): SpacesPath['broadcasts'] {
  if (broadcast === undefined) return 'all';
  if (action === undefined) return 'one';
  return action === 'start' || action === 'stop' ? action : undefined;
}

/** A segment that is one expression is that; any other is text, perhaps with expressions in it. */
function partOf(segment: string, pieces: Pieces, file: FileRewriter): Part {
  const whole = /^\0(\d+)\0$/.exec(segment);
  const piece = whole ? (pieces[Number(whole[1])]! as ts.Expression) : undefined;
  // In a path whatever is no text becomes one.
  if (piece && (!file.isTypeScript || isText(piece, file))) return piece;
  if (!segment.includes('\0')) return `'${segment}'`;
  const text = segment.replaceAll(
    /\0(\d+)\0/g,
    (_, index) => `\${${(pieces[Number(index)] as ts.Expression).getText()}}`,
  );
  return `\`${text}\``;
}

function isText(expression: ts.Expression, file: FileRewriter): boolean {
  const { flags } = file.checker.getTypeAtLocation(expression);
  return (flags & (ts.TypeFlags.StringLike | ts.TypeFlags.Any)) !== 0;
}

function hasSpaces(pieces: Pieces): boolean {
  return pieces.some((piece) => typeof piece === 'string' && PATH.test(piece));
}

/** What parameters of a function that makes a path are given. */
type Given = ReadonlyMap<ts.Symbol, Pieces>;

function piecesOf(
  expression: ts.Expression,
  file: FileRewriter,
  depth: number,
  given: Given = new Map(),
): Pieces {
  const at = unwrap(expression);
  if (ts.isStringLiteralLike(at)) return [at.text];
  if (depth > DEEPEST) return [at];
  const inner = (each: ts.Expression) => piecesOf(each, file, depth + 1, given);
  const handed = ts.isIdentifier(at) && given.get(file.checker.getSymbolAtLocation(at)!);
  if (handed) return handed;
  if (ts.isTemplateExpression(at)) {
    return [
      at.head.text,
      ...at.templateSpans.flatMap((span) => [...inner(span.expression), span.literal.text]),
    ];
  }
  if (ts.isBinaryExpression(at) && at.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return [...inner(at.left), ...inner(at.right)];
  if (ts.isNewExpression(at) && at.expression.getText() === 'URL' && at.arguments?.[0])
    return [...(at.arguments[1] ? [...inner(at.arguments[1]), '/'] : []), ...inner(at.arguments[0])];
  if (ts.isPropertyAccessExpression(at) && at.name.text === 'href') return inner(at.expression);
  if (ts.isCallExpression(at)) return piecesOfFunction(at, file, depth, inner) ?? piecesOfCall(at, inner);
  const constant = constantOf(at, file);
  const pieces = constant && inner(constant);
  if (!pieces) return [at];
  if (pieces.every((piece) => typeof piece === 'string')) return pieces;
  return hasSpaces(pieces) ? seenAt(at, texts(pieces), file) : [at];
}

/** The pieces as far as `at` has names for them; after that nothing is known but that more follows. */
function seenAt(
  at: ts.Expression,
  pieces: Pieces,
  file: FileRewriter,
  handed: ReadonlySet<unknown> = new Set(),
): Pieces {
  const end = pieces.findIndex(
    (piece) => typeof piece !== 'string' && !handed.has(piece) && !meansTheSameAt(at, piece, file),
  );
  return end < 0 ? pieces : [...pieces.slice(0, end), at, '/', at];
}

/** What stands in another file, or in another function, may have no name here, or one that another thing has. */
function meansTheSameAt(at: ts.Expression, piece: ts.Expression, { checker, source }: FileRewriter): boolean {
  if (piece.getSourceFile() !== source) return false;
  const seen = new Map(
    checker
      .getSymbolsInScope(at, ts.SymbolFlags.Value | ts.SymbolFlags.Alias)
      .map((each) => [each.name, each]),
  );
  const isSame = (node: ts.Node): boolean => {
    if (ts.isPropertyAccessExpression(node)) return isSame(node.expression);
    if (ts.isIdentifier(node)) return seen.get(node.text) === checker.getSymbolAtLocation(node);
    return (
      node.kind !== ts.SyntaxKind.ThisKeyword &&
      !ts.isFunctionLike(node) &&
      !ts.forEachChild(node, (each) => !isSame(each))
    );
  };
  return isSame(piece);
}

/** What a constant's own expressions are does not matter where they come before the path. */
function texts(pieces: Pieces): Pieces {
  const first = pieces.findIndex((piece) => typeof piece === 'string' && PATH.test(piece));
  return pieces.slice(first);
}

/** `spacePath(id)`, where that is a function of one expression. */
function piecesOfFunction(
  call: ts.CallExpression,
  file: FileRewriter,
  depth: number,
  inner: (each: ts.Expression) => Pieces,
): Pieces | undefined {
  const { expression, arguments: args } = call;
  const fn = functionOf(expression, file.checker)?.node;
  const body = fn && 'body' in fn ? fn.body : undefined;
  const result = body && ts.isBlock(body) ? onlyResult(body) : body;
  if (!fn || !result || fn.parameters.length > args.length) return undefined;
  const given = new Map<ts.Symbol, Pieces>();
  for (const [index, { name, dotDotDotToken }] of fn.parameters.entries()) {
    const symbol = file.checker.getSymbolAtLocation(name);
    if (!symbol || dotDotDotToken) return undefined;
    given.set(symbol, inner(args[index]!));
  }
  const pieces = piecesOf(result, file, depth + 1, given);
  const handed = new Set([...given.values()].flat());
  return hasSpaces(pieces) ? seenAt(call, texts(pieces), file, handed) : undefined;
}

function onlyResult({ statements: [first, second] }: ts.Block): ts.Expression | undefined {
  return first && !second && ts.isReturnStatement(first) ? first.expression : undefined;
}

/** `encodeURIComponent(id)` is the id, `path.toString()` the path, `base.concat(path)` both. */
function piecesOfCall(call: ts.CallExpression, inner: (each: ts.Expression) => Pieces): Pieces {
  const { expression, arguments: args } = call;
  if (ts.isIdentifier(expression) && /^encodeURI(?:Component)?$/.test(expression.text) && args[0])
    return [unwrap(args[0])];
  if (!ts.isPropertyAccessExpression(expression)) return [call];
  if (expression.name.text === 'toString') return inner(expression.expression);
  if (expression.name.text === 'concat') return [...inner(expression.expression), ...args.flatMap(inner)];
  return [call];
}

/** What a name or a member of a constant object was given; undefined for what may change. */
function constantOf(at: ts.Expression, file: FileRewriter): ts.Expression | undefined {
  if (!ts.isIdentifier(at) && !ts.isPropertyAccessExpression(at)) return undefined;
  const name = ts.isIdentifier(at) ? at : at.name;
  let symbol = file.checker.getSymbolAtLocation(name);
  if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = file.checker.getAliasedSymbol(symbol);
  const declaration = symbol?.valueDeclaration;
  if (!declaration) return undefined;
  if (ts.isBindingElement(declaration)) return constantOfBinding(declaration, file);
  if (ts.isVariableDeclaration(declaration)) {
    const isConst = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
    return isConst ? declaration.initializer : undefined;
  }
  if (ts.isPropertyAssignment(declaration) || ts.isEnumMember(declaration)) return declaration.initializer;
  if (ts.isPropertyDeclaration(declaration)) {
    return isNeverAssigned(declaration) ? declaration.initializer : undefined;
  }
  return undefined;
}

/** A field that is readonly, or private and written to nowhere else. */
function isNeverAssigned(field: ts.PropertyDeclaration): boolean {
  const flags = ts.getCombinedModifierFlags(field);
  if (flags & ts.ModifierFlags.Readonly) return true;
  const isPrivate = (flags & ts.ModifierFlags.Private) !== 0 || ts.isPrivateIdentifier(field.name);
  const name = field.name.getText().replaceAll('$', '\\$');
  return (
    isPrivate &&
    !new RegExp(`\\.${name}\\s*(?:[-+*/%&|^?]{0,3}=(?!=)|\\+\\+|--)`).test(field.parent.getText())
  );
}

/** `const { spacesPath } = require('./config')`. */
function constantOfBinding(element: ts.BindingElement, file: FileRewriter): ts.Expression | undefined {
  const name = element.propertyName ?? element.name;
  if (!ts.isIdentifier(name)) return undefined;
  const property = file.checker.getTypeAtLocation(element.parent).getProperty(name.text)?.valueDeclaration;
  return property && ts.isPropertyAssignment(property) ? property.initializer : element.initializer;
}

/** How the client answers: as fetch, as axios, or in a way of its own. */
export function clientKind(
  { expression }: ts.CallExpression,
  file: FileRewriter,
): 'fetch' | 'axios' | 'unknown' {
  const text = file.text(expression);
  if (/^(?:(?:window|globalThis|self)\.)?fetch$/.test(text)) return 'fetch';
  const client = ts.isPropertyAccessExpression(expression) ? expression.expression : expression;
  const made = constantOf(client, file)?.getText() ?? '';
  return /axios/i.test(text) || /\baxios\b/.test(made) ? 'axios' : 'unknown';
}

/** `baseURL` of the client that is asked: of axios, ky or got, where it was made from a literal. */
function baseOf({ expression }: ts.CallExpression, file: FileRewriter): Pieces {
  const client = ts.isPropertyAccessExpression(expression) ? expression.expression : expression;
  const made = constantOf(client, file);
  const options =
    made && ts.isCallExpression(made) && made.arguments[0] ? unwrap(made.arguments[0]) : undefined;
  if (!options || !ts.isObjectLiteralExpression(options)) return [];
  const base = ['baseURL', 'prefixUrl', 'baseUrl', 'prefix'].flatMap(
    (name) => propertyOf(options, name) ?? [],
  )[0];
  return base ? [...piecesOf(base, file, 0), '/'] : [];
}
