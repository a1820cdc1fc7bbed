// Puts a function between the event and a listener that must stay as it is, since other code calls it too or it cannot be seen.
import ts from 'typescript';
import type { Part } from '../../edits/edit-list.js';
import { indentationAt } from '../../markers/marker-comment.js';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { isSimple, unwrap } from '../../source/syntax.js';
import type { ProgramFacts } from '../program-facts.js';
import { isSame, readsArguments, type Registration } from './listener-uses.js';
import { prologueOf } from './prologues.js';
import { typeText } from './rewrite-listener.js';
import type { EventTranslation } from './translations.js';

export interface WrapContext {
  file: FileRewriter;
  facts: ProgramFacts;
  emitter?: string;
  /** Whether the wrapper is registered for a second event too, so that no event gives its parameters their types. */
  isForTwo: boolean;
}

/** By file, what wraps which listener: `off` must name the function that `on` named. */
const wrappers = new WeakMap<
  FileRewriter,
  { listener: ts.Symbol | string; translation: EventTranslation; name: string }[]
>();

/** The name of the function to register, or its text; undefined, with nothing changed, where it cannot be done. */
export function wrapListener(
  registration: Registration,
  translation: EventTranslation,
  context: WrapContext,
): string | undefined {
  const { file, facts } = context;
  const { listener } = registration;
  const called = listener && unwrap(listener);
  if (!called || !isSimple(called)) return undefined;
  const registrations = facts.listeners.sharing(called) ?? [];
  if (registrations.some(({ call }) => call.getSourceFile() !== file.source)) return undefined;
  const alike = registrations.filter((each) => each.translation && isSame(each.translation, translation));
  const count = Math.min(listenerArity(registration, file.checker), translation.spacesArguments.length);
  const isRemoved = alike.some(({ call }) => /^(?:off|removeListener)$/.test(methodOf(call)));
  const write = (isTyped: boolean) => wrapperText(called, translation, { ...context, count, isTyped });
  if (!isRemoved && !context.isForTwo) {
    const text = write(false);
    return (
      text && `(${text.parameters}) => ${text.statements.length > 1 ? blockOf(text.statements) : text.call}`
    );
  }
  const known = wrappers.get(file) ?? [];
  const key =
    file.checker.getSymbolAtLocation(ts.isPropertyAccessExpression(called) ? called.name : called) ??
    file.text(called);
  const made = known.find((each) => each.listener === key && isSame(each.translation, translation));
  if (made) return made.name;
  const text = write(file.isTypeScript);
  const place =
    text &&
    placeFor(
      alike.map(({ call }) => call),
      called,
    );
  if (!place) return undefined;
  const name = freeName(`on${translation.event}`, known, file);
  const reference = place.kind === 'field' ? `this.${name}` : name;
  wrappers.set(file, [...known, { listener: key, translation, name: reference }]);
  insertWrapper(place, { name, ...text }, file);
  return reference;
}

function freeName(name: string, known: readonly { name: string }[], file: FileRewriter): string {
  let free = file.freeName(name);
  for (let index = 2; known.some((each) => each.name.replace('this.', '') === free); index += 1)
    free = file.freeName(`${name}${index}`);
  return free;
}

function methodOf({ expression }: ts.CallExpression): string {
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
}

/** How many arguments a listener looks at; infinitely many where that is not known. */
export function listenerArity({ listener, fn }: Registration, checker: ts.TypeChecker): number {
  if (fn) return readsArguments(fn.node) ? Infinity : fn.node.parameters.length;
  const [signature, other] = listener ? checker.getTypeAtLocation(listener).getCallSignatures() : [];
  if (!signature || other) return Infinity;
  const { declaration } = signature;
  const hasRest = declaration && 'parameters' in declaration && declaration.parameters.some(isRest);
  return hasRest ? Infinity : signature.parameters.length;
}

function isRest(parameter: ts.Node): boolean {
  return ts.isParameter(parameter) && parameter.dotDotDotToken !== undefined;
}

interface WrapperText {
  parameters: string;
  /** The call last. */
  statements: string[];
  call: string;
}

function wrapperText(
  called: ts.Expression,
  translation: EventTranslation,
  { file, emitter, count, isTyped }: WrapContext & { count: number; isTyped: boolean },
): WrapperText | undefined {
  const taken = file.text(called);
  const free = (name: string) => (new RegExp(`\\b${name}\\b`).test(taken) ? `${name}1` : name);
  const own = translation.spacesArguments.slice(0, count).map(free);
  const { slots } = translation;
  const names = new Map(
    slots.map(({ from, name }) => [
      name,
      from !== undefined && from < count ? own[from]! : free(own.includes(name) ? `${name}1` : name),
    ]),
  );
  const used = new Set<string>();
  const name = (slot: string) => {
    used.add(slot);
    return names.get(slot)!;
  };
  const prologue = prologueOf(translation)({ file, parameters: own, name, ...(emitter && { emitter }) });
  if (!prologue) return undefined;
  const isPassed = (from: number | undefined) => from !== undefined && from < count;
  const wanted = slots.slice(
    0,
    slots.findLastIndex((slot) => used.has(slot.name) || isPassed(slot.from)) + 1,
  );
  const parameters = wanted.map((slot) => {
    const text =
      used.has(slot.name) || isPassed(slot.from) ? names.get(slot.name)! : `_${names.get(slot.name)!}`;
    return isTyped ? `${text}: ${typeText(slot.type, file)}` : text;
  });
  const call = `${file.text(called)}(${own.join(', ')})`;
  return { parameters: parameters.join(', '), statements: [...prologue, `${call};`], call };
}

function blockOf(statements: readonly string[]): string {
  return `{ ${statements.join(' ')} }`;
}

type Place =
  | { kind: 'statement'; statement: ts.Statement; isBound: boolean }
  | { kind: 'field'; member: ts.ClassElement };

/** Where all of the registrations see it: before the first in their common block, or among the members of their class. */
function placeFor(calls: readonly ts.CallExpression[], called: ts.Expression): Place | undefined {
  const isBound = rootOf(called).kind === ts.SyntaxKind.ThisKeyword;
  const [first] = calls;
  for (let at: ts.Node | undefined = first; at; at = at.parent) {
    const container: ts.Node = at.parent;
    if (!container) return undefined;
    const holdsAll = calls.every((call) => call.pos >= container.pos && call.end <= container.end);
    if (ts.isClassLike(container) && isBound && ts.isClassElement(at))
      return holdsAll ? { kind: 'field', member: at } : undefined;
    if (
      isBound &&
      ts.isFunctionLike(container) &&
      !ts.isArrowFunction(container) &&
      !ts.isClassElement(container)
    )
      return undefined;
    const isList = ts.isBlock(container) || ts.isSourceFile(container);
    if (isList && holdsAll && ts.isStatement(at)) return { kind: 'statement', statement: at, isBound };
  }
  return undefined;
}

function rootOf(expression: ts.Expression): ts.Expression {
  let at = expression;
  while (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at)) at = at.expression;
  return at;
}

function insertWrapper(
  place: Place,
  { name, parameters, statements }: WrapperText & { name: string },
  file: FileRewriter,
): void {
  const node = place.kind === 'field' ? place.member : place.statement;
  const indentation = indentationAt(file.source.text, node.getStart(file.source));
  const lines = (parts: readonly string[]): Part[] =>
    ['{', ...parts.map((part) => `${indentation}  ${part}`), `${indentation}}`].flatMap((line, index) =>
      index === 0 ? [line] : [file.lineEnd, line],
    );
  if (place.kind === 'field') {
    const modifiers = file.isTypeScript ? 'private readonly ' : '';
    const field: Part[] = [`${modifiers}${name} = (${parameters}) => `, ...lines(statements), ';'];
    return file.edits.insert(node.end, file.lineEnd, file.lineEnd, indentation, ...field);
  }
  const declaration: Part[] = place.isBound
    ? [`const ${name} = (${parameters}) => `, ...lines(statements), ';']
    : [`function ${name}(${parameters}) `, ...lines(statements)];
  file.insertStatement('before', place.statement, ...declaration);
}
