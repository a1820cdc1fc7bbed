// Every registration of a listener in the program, so that a function's arguments change only where all of its callers do.
import ts from 'typescript';
import type { Reach } from '../../project/reach.js';
import type { SpacesSdk } from '../../sdk/spaces-sdk.js';
import { isSimple, unwrap } from '../../source/syntax.js';
import { functionOf, type ListenerFunction } from './listener-function.js';
import {
  keepsArguments,
  keptArguments,
  PARTICIPANT_EVENTS,
  SPACE_EVENTS,
  TRACK_EVENTS,
  type EventTranslation,
} from './translations.js';

export interface Registration {
  call: ts.CallExpression;
  /** The events that the first argument may be; empty when that cannot be told. */
  events: string[];
  /** LiveKit's version of the event, when it is one of Spaces'. */
  translation?: EventTranslation;
  listener?: ts.Expression;
  fn?: ListenerFunction;
  /** Of several events each gives the listener in LiveKit what it gave. */
  isAlikeForAll: boolean;
}

export const LISTENER_METHODS = new Set([
  'on',
  'once',
  'off',
  'addListener',
  'removeListener',
  'prependListener',
  'prependOnceListener',
]);

export class ListenerUses {
  readonly #byCall = new Map<ts.CallExpression, Registration>();
  readonly #byFunction = new Map<ts.Node, Registration[]>();
  readonly #byName = new Map<ts.Symbol | string, Registration[]>();
  readonly #isNamed = new Map<string, boolean>();
  readonly #files: readonly ts.SourceFile[];
  readonly #sdk: SpacesSdk;
  readonly #checker: ts.TypeChecker;
  /** Events that are listened to by their variable, with listeners that take no arguments. */
  readonly withoutArguments = new Set<string>();

  constructor({ files, forEachFile }: Reach, sdk: SpacesSdk, checker: ts.TypeChecker) {
    this.#files = files;
    this.#sdk = sdk;
    this.#checker = checker;
    forEachFile((_, statements) => statements.forEach((statement) => this.#collect(statement)));
  }

  at(call: ts.CallExpression): Registration | undefined {
    return this.#byCall.get(call);
  }

  /** Listeners may also stand in a table, or be registered by code that takes the event: naming it is enough. */
  hasListenersFor(event: string): boolean {
    const isKnown = this.#isNamed.get(event);
    if (isKnown !== undefined) return isKnown;
    const name = new RegExp(`\\b${event}\\b`);
    const isNamed = this.#files.some(({ text }) => name.test(text));
    this.#isNamed.set(event, isNamed);
    return isNamed;
  }

  /** Whether everything that calls `fn` is a listener registration of events that translate alike. */
  isOwnedBy(fn: ListenerFunction, translation: EventTranslation): boolean {
    if (readsArguments(fn.node)) return false;
    const registrations = this.#byFunction.get(fn.node) ?? [];
    const isAlike = registrations.every(
      (other) => other.translation && isSame(other.translation, translation),
    );
    return isAlike && !fn.isShared && (!fn.name || !this.#isUsedElsewhere(fn, registrations));
  }

  /** All registrations of what `listener` names, itself among them; undefined where it is no name. */
  sharing(listener: ts.Expression): readonly Registration[] | undefined {
    const name = this.#nameOf(listener);
    return name === undefined ? undefined : this.#byName.get(name);
  }

  /** What nobody declares, such as `this.show` of a component of options, is told by its text. */
  #nameOf(listener: ts.Expression): ts.Symbol | string | undefined {
    const inner = unwrap(listener);
    if (!isSimple(inner)) return undefined;
    const symbol = this.#symbolOf(ts.isPropertyAccessExpression(inner) ? inner.name : inner);
    return symbol ?? `${inner.getSourceFile().fileName}:${inner.getText()}`;
  }

  /** Whether `node` runs when one of these events is heard: in a listener, in a table of them, or in what a listener names. */
  runsAt(node: ts.Node, events: ReadonlySet<string>): boolean {
    const isHeard = (fn: ts.Node) =>
      this.#byFunction.get(fn)?.some((registration) => registration.events.some((each) => events.has(each)));
    for (let at = node.parent; at; at = at.parent) {
      if (!ts.isFunctionLike(at)) continue;
      if (isHeard(at)) return true;
      const { name } = ts.isPropertyAssignment(at.parent) ? at.parent : at;
      if (name && ts.isComputedPropertyName(name) && events.has(/\w*$/.exec(name.expression.getText())![0]))
        return true;
      const own = nameOfFunction(at);
      if (!own) continue;
      for (const [fn] of this.#byFunction)
        if (isHeard(fn) && new RegExp(`\\b${own}\\b`).test(fn.getText())) return true;
    }
    return false;
  }

  #collect(node: ts.Node): void {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression))
      this.#add(node, node.expression);
    ts.forEachChild(node, (child) => this.#collect(child));
  }

  #add(call: ts.CallExpression, { name: method, expression }: ts.PropertyAccessExpression): void {
    if (
      !LISTENER_METHODS.has(method.text) ||
      !this.#sdk.membersOf(method).some((row) => row.startsWith('Emitter.'))
    )
      return;
    const [event, listener] = call.arguments;
    const events = event ? eventNames(event, this.#checker) : [];
    const translations = events.map((each) => this.#translate(each, expression));
    const translation = events.length === 1 ? translations[0] : undefined;
    const fn = listener && functionOf(listener, this.#checker);
    const count = fn && !readsArguments(fn.node) ? fn.node.parameters.length : Infinity;
    const isAlike = translations.every(
      (each) => each && (count === 0 || (keepsArguments(each) && count <= keptArguments(each))),
    );
    this.#byCall.set(call, {
      call,
      events,
      ...(translation && { translation }),
      ...(listener && { listener }),
      ...(fn && { fn }),
      isAlikeForAll: events.length > 1 && isAlike,
    });
    if (fn)
      this.#byFunction.set(fn.node, [...(this.#byFunction.get(fn.node) ?? []), this.#byCall.get(call)!]);
    const name = listener && this.#nameOf(listener);
    if (name) this.#byName.set(name, [...(this.#byName.get(name) ?? []), this.#byCall.get(call)!]);
    if (events.length > 1 && isAlike) for (const each of events) this.withoutArguments.add(each);
  }

  #translate(event: string, emitter: ts.Expression): EventTranslation | undefined {
    const classes = this.#sdk.classesOf(emitter);
    if (classes.has('Space')) return SPACE_EVENTS[event];
    if ([...classes].some((name) => name.endsWith('Participant'))) {
      const events: Readonly<Record<string, EventTranslation>> =
        PARTICIPANT_EVENTS[this.#sdk.sideOf(emitter)];
      return events[event];
    }
    return classes.size > 0 ? TRACK_EVENTS[event] : undefined;
  }

  #isUsedElsewhere({ name, node }: ListenerFunction, registrations: readonly Registration[]): boolean {
    const own = this.#checker.getSymbolAtLocation(name!);
    const listeners = new Set(registrations.map(({ listener }) => listener));
    const isElsewhere = (at: ts.Node): boolean => {
      if (listeners.has(at as ts.Expression)) return false;
      const isReference =
        (ts.isIdentifier(at) || ts.isPrivateIdentifier(at)) && at.text === name!.text && at !== name;
      if (isReference && this.#symbolOf(at) === own && !isHarmless(at)) return true;
      return ts.forEachChild(at, isElsewhere) ?? false;
    };
    const ownFile = node.getSourceFile();
    const files = isExported(node) ? this.#files : [ownFile];
    return files.some((file) => file.text.includes(name!.text) && isElsewhere(file));
  }

  #symbolOf(node: ts.Node): ts.Symbol | undefined {
    const symbol = this.#checker.getSymbolAtLocation(node);
    return symbol && symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol;
  }
}

/** `function () { use(arguments[1]); }`. */
export function readsArguments(fn: ts.Node): boolean {
  return !ts.isArrowFunction(fn) && /\barguments\b/.test(fn.getText());
}

/** Of a declaration, a method, or what a variable or a field holds. */
function nameOfFunction(fn: ts.SignatureDeclaration): string | undefined {
  const holder = fn.name ? fn : ts.findAncestor(fn.parent, (at) => !ts.isCallExpression(at));
  const { name } = (holder ?? {}) as Partial<ts.NamedDeclaration>;
  return name && (ts.isIdentifier(name) || ts.isPrivateIdentifier(name)) ? name.text : undefined;
}

export function isSame(a: EventTranslation, b: EventTranslation): boolean {
  return a === b || (a.prologue === b.prologue && JSON.stringify(a.slots) === JSON.stringify(b.slots));
}

/** In the list of a hook's dependencies, an import, or an assignment to itself (`this.f = this.f.bind(this)`). */
function isHarmless(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return true;
  const access = ts.isPropertyAccessExpression(parent) ? parent : undefined;
  if (access && isBoundToItself(access)) return true;
  return (
    ts.isArrayLiteralExpression(parent) &&
    ts.isCallExpression(parent.parent) &&
    parent.parent.arguments.at(-1) === parent
  );
}

/** Either side of `this.f = this.f.bind(this)`. */
function isBoundToItself(access: ts.PropertyAccessExpression): boolean {
  const assignment = ts.findAncestor(access, ts.isBinaryExpression);
  const text = assignment?.getText().replace(/\s+/g, '');
  const own = access.getText().replace(/\s+/g, '');
  return text === `${own}=${own}.bind(this)`;
}

function isExported(node: ts.Node): boolean {
  const declaration = ts.findAncestor(node, (at) => ts.isStatement(at) || ts.isClassElement(at));
  if (declaration && ts.isClassElement(declaration)) return true;
  return (
    Boolean(declaration && ts.canHaveModifiers(declaration) && ts.getModifiers(declaration)?.length) ||
    isNamedInExport(node)
  );
}

function isNamedInExport(node: ts.Node): boolean {
  return node
    .getSourceFile()
    .statements.some((statement) => ts.isExportDeclaration(statement) || ts.isExportAssignment(statement));
}

/** The events that an expression may be: of its type, or of the text that it is. */
function eventNames(event: ts.Expression, checker: ts.TypeChecker): string[] {
  const type = checker.getTypeAtLocation(event);
  const types = type.isUnion() ? type.types : [type];
  const names = types.map((each) => (each.isStringLiteral() ? each.value : undefined));
  return names.every((name) => name !== undefined) ? (names as string[]) : [];
}
