// Finds, in untyped JavaScript, what is handed to parameters, props, state and variables, where that is of the SDK.
import ts from 'typescript';
import { SPACES_PACKAGE_NAME } from '@airlock-rtc/contract';
import { functionOf } from '../rules/event/listener-function.js';
import { LISTENER_METHODS } from '../rules/event/listener-uses.js';
import { callOf } from './call-of.js';
import { typeOfFilled } from './collections.js';
import { ElementHints } from './element-hints.js';
import { HintWriter } from './hint-writer.js';
import { initializerOf, isEmptyCollection, isEmptyDeclaration, isEmptyObject } from './initial-values.js';
import { listenerTypes } from './listener-types.js';
import { isOptionsComponent, readComponent, type OptionsComponent } from './options-component.js';
import { StateHints } from './state-hints.js';
import { sdkTypeText } from '../sdk/sdk-type-text.js';
import type { TypeHints } from './type-hints.js';

const EITHER = ['LocalParticipant', 'RemoteParticipant'];

type Parameterized = Pick<ts.SignatureDeclaration, 'parameters'>;

/** Whatever stands for a value that comes later. */
const EMPTY = new Set([ts.SyntaxKind.NullKeyword, ts.SyntaxKind.UndefinedKeyword, ts.SyntaxKind.Identifier]);

export class HintFinder {
  readonly #checker: ts.TypeChecker;
  readonly #hints: TypeHints;
  readonly #writer: HintWriter;
  readonly #elements: ElementHints;
  readonly #state: StateHints;

  constructor(checker: ts.TypeChecker, hints: TypeHints) {
    this.#checker = checker;
    this.#hints = hints;
    this.#writer = new HintWriter(checker, hints);
    this.#elements = new ElementHints(checker, hints, this.#writer);
    this.#state = new StateHints(checker, hints, this.#writer);
  }

  visit(node: ts.Node): void {
    if (ts.isCallExpression(node)) this.#ofCall(node);
    else if (ts.isNewExpression(node)) this.#ofArguments(node);
    else if (ts.isBinaryExpression(node)) this.#ofAssignment(node);
    else if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) this.#elements.ofElement(node);
    else if (ts.isPropertyAssignment(node) && ts.isComputedPropertyName(node.name))
      this.#ofHandler(node.name.expression, functionOf(node.initializer, this.#checker)?.node);
    else if (ts.isObjectLiteralExpression(node) && isOptionsComponent(node))
      this.#ofComponent(readComponent(node));
    else if (ts.isMethodDeclaration(node) && ts.isComputedPropertyName(node.name))
      this.#ofHandler(node.name.expression, node);
    else if (ts.isArrayLiteralExpression(node) && node.elements.length === 2)
      this.#ofHandler(node.elements[0]!, functionOf(node.elements[1]!, this.#checker)?.node);
    ts.forEachChild(node, (child) => this.visit(child));
  }

  /** `{ [SpaceEvent.ParticipantJoined]: (person) => … }` and `[SpaceEvent.ParticipantJoined, add]`: listeners in a table. */
  #ofHandler(event: ts.Expression, listener: Parameterized | undefined): void {
    if (!listener) return;
    const types = this.#argumentsOf(event) ?? [];
    for (const [index, parameter] of listener.parameters.entries())
      this.#writer.addTo(parameter, types[index]);
  }

  #argumentsOf(event: ts.Expression): string[] | undefined {
    if (ts.isStringLiteralLike(event)) return listenerTypes(').SpaceEvent', event.text);
    if (!ts.isPropertyAccessExpression(event)) return undefined;
    const eventType = sdkTypeText(this.#checker.getTypeAtLocation(event), this.#checker);
    return listenerTypes(eventType, event.name.text);
  }

  #ofComponent({ fields, functions, listeners }: OptionsComponent): void {
    for (const [event, listener] of listeners) this.#ofHandler(event, listener);
    for (const [field, value, wrap] of fields) {
      const text = this.#writer.textOf(value);
      if (!text) continue;
      for (const fn of functions)
        if (this.#hints.canHint(fn)) this.#hints.addField(fn, field, wrap ? wrap(text) : text);
    }
  }

  #ofCall(call: ts.CallExpression): void {
    const state = this.#stateSetBy(call.expression);
    if (state) return this.#ofSetter(call, state);
    this.#state.ofCall(call);
    this.#ofEmitter(call);
    this.#ofStore(call);
    this.#ofCollection(call);
    this.#ofArguments(call);
    for (const [index, argument] of call.arguments.entries()) {
      // What a reducer is called with is in what is dispatched.
      if (!callOf(call, 'useReducer')) this.#ofCallback(argument);
      const next = call.arguments[index + 1];
      if (next) this.#ofHandler(argument, functionOf(next, this.#checker)?.node);
    }
  }

  /** `player.on(ParticipantEvent.TrackSubscribed, play)`: whatever has such an event is a participant. */
  #ofEmitter({ expression: callee, arguments: [event, listener] }: ts.CallExpression): void {
    if (!ts.isPropertyAccessExpression(callee) || !LISTENER_METHODS.has(callee.name.text)) return;
    if (!event || !ts.isPropertyAccessExpression(event)) return;
    if (listener) this.#ofHandler(event, functionOf(listener, this.#checker)?.node);
    const held = this.#writer.declarationOf(callee.expression);
    if (!held || !this.#isAny(callee.expression)) return;
    const events = sdkTypeText(this.#checker.getTypeAtLocation(event), this.#checker);
    const name = /\)\.(\w+)Event$/.exec(events ?? '')?.[1];
    const isRemote = /^Track(?:Uns|S)ubscribed$/.test(event.name.text);
    const classes = name === 'Participant' ? (isRemote ? ['RemoteParticipant'] : EITHER) : name ? [name] : [];
    const types = classes.map((each) => `import('${SPACES_PACKAGE_NAME}').${each}`);
    this.#writer.addTo(held, types.length > 0 ? types.join(' | ') : undefined);
  }

  /** `self.set(…)` and `players.update((all) => [...all, player])` of a store of Svelte. */
  #ofStore({ expression: callee, arguments: [argument] }: ts.CallExpression): void {
    if (!argument || !ts.isPropertyAccessExpression(callee) || !/^(?:set|update)$/.test(callee.name.text))
      return;
    const store = this.#writer.declarationOf(callee.expression);
    if (!store || !ts.isVariableDeclaration(store) || !callOf(store.initializer, 'writable')) return;
    const type = this.#checker.getTypeAtLocation(argument);
    const value = callee.name.text === 'set' ? type : type.getCallSignatures()[0]?.getReturnType();
    const wrap = (text: string) => `import('svelte/store').Writable<${text}>`;
    this.#writer.addTo(store, value && sdkTypeText(value, this.#checker), wrap);
  }

  /** `people.push(person)`, `tiles.set(person.id, person)` and `seen.add(person)`, where what is filled begins empty. */
  #ofCollection({ expression: callee, arguments: given }: ts.CallExpression): void {
    const value = given.at(-1);
    if (!value || ts.isSpreadElement(value) || !ts.isPropertyAccessExpression(callee)) return;
    const wrap = typeOfFilled(callee.name.text);
    const held = wrap && this.#writer.declarationOf(callee.expression);
    if (held && isEmptyCollection(initializerOf(held)))
      this.#writer.addTo(held, this.#writer.textOf(value), wrap);
  }

  #isAny(expression: ts.Expression): boolean {
    return (this.#checker.getTypeAtLocation(expression).flags & ts.TypeFlags.Any) !== 0;
  }

  /** `show(participant)`: the parameter is what stands there. */
  #ofArguments(call: ts.CallExpression | ts.NewExpression): void {
    if (!call.arguments || call.arguments.length === 0) return;
    const declaration = this.#checker.getResolvedSignature(call)?.declaration;
    if (!declaration || !('parameters' in declaration)) return;
    for (const [index, argument] of call.arguments.entries()) {
      if (ts.isSpreadElement(argument)) return;
      const parameter = (declaration as Parameterized).parameters[index];
      if (parameter) this.#writer.addTo(parameter, this.#writer.textOf(argument));
    }
  }

  /** `space.on(SpaceEvent.ParticipantJoined, joined)`, `people.forEach(show)`: what calls the function says with what. */
  #ofCallback(argument: ts.Expression): void {
    const fn = functionOf(argument, this.#checker);
    if (!fn?.name || !this.#isUntyped(fn.node)) return;
    const wanted = this.#checker.getContextualType(argument);
    const signature = wanted && this.#checker.getNonNullableType(wanted).getCallSignatures()[0];
    if (!signature) return;
    for (const [index, parameter] of fn.node.parameters.entries()) {
      const given = signature.parameters[index];
      if (!given) return;
      const type = this.#checker.getTypeOfSymbolAtLocation(given, argument);
      this.#writer.addTo(parameter, sdkTypeText(type, this.#checker));
    }
  }

  /** The variable of `const [value, setValue] = useState(…)` whose setter is called. */
  #stateSetBy(callee: ts.Expression): ts.VariableDeclaration | undefined {
    if (!ts.isIdentifier(callee)) return undefined;
    const element = this.#checker.getSymbolAtLocation(callee)?.valueDeclaration;
    if (!element || !ts.isBindingElement(element) || !ts.isArrayBindingPattern(element.parent))
      return undefined;
    const { parent: pattern } = element;
    if (pattern.elements[1] !== element || !ts.isVariableDeclaration(pattern.parent)) return undefined;
    return callOf(pattern.parent.initializer, 'useState') ? pattern.parent : undefined;
  }

  #ofSetter(call: ts.CallExpression, state: ts.VariableDeclaration): void {
    const [argument] = call.arguments;
    if (!argument || !this.#hints.canHint(state)) return;
    const type = this.#checker.getTypeAtLocation(argument);
    const updated = type.getCallSignatures()[0]?.getReturnType();
    const text = sdkTypeText(updated ?? type, this.#checker);
    if (!text) return;
    // Without null, to which the checker would narrow the value where it is declared.
    this.#hints.add(
      state,
      text,
      (value) => `[${value}, (value: ${value} | null | ((previous: ${value}) => any)) => void]`,
    );
  }

  /** `space = new Space(…)`, `this.space = …`, `ref.current = …` and Vue's `ref.value = …`. */
  #ofAssignment({ left, right, operatorToken }: ts.BinaryExpression): void {
    if (operatorToken.kind !== ts.SyntaxKind.EqualsToken) return;
    if (ts.isObjectLiteralExpression(left)) return this.#ofPattern(left, right);
    if (ts.isElementAccessExpression(left)) return this.#ofEntry(left, right);
    const name = ts.isPropertyAccessExpression(left) ? left.name : left;
    if (!ts.isIdentifier(name) && !ts.isPrivateIdentifier(name)) return;
    if (ts.isPropertyAccessExpression(left) && /^(?:current|value)$/.test(name.text)) {
      const held = this.#writer.declarationOf(left.expression);
      const make =
        held && ts.isVariableDeclaration(held) && callOf(held.initializer, /^(?:use|shallow)?Ref$/i);
      if (!make) return;
      const orNothing = this.#isEmpty(make.arguments[0]) ? ' | null' : '';
      return this.#writer.addTo(
        held,
        this.#writer.textOf(right),
        (value) => `{ ${name.text}: ${value}${orNothing} }`,
      );
    }
    const declaration = this.#writer.declarationOf(left);
    if (declaration && isEmptyCollection(initializerOf(declaration)))
      return this.#writer.addTo(declaration, this.#writer.textOf(right));
    if (!declaration || !isEmptyDeclaration(declaration)) return;
    this.#writer.addTo(declaration, this.#writer.textOf(right), (value) => `${value} | null`);
  }

  /** `({ Space, SpaceEvent: Event } = sdk)`. */
  #ofPattern({ properties }: ts.ObjectLiteralExpression, value: ts.Expression): void {
    const type = this.#checker.getTypeAtLocation(value);
    for (const property of properties) {
      if (!property.name || !ts.isIdentifier(property.name)) continue;
      const field = this.#checker.getPropertyOfType(type, property.name.text);
      const held = ts.isPropertyAssignment(property)
        ? this.#writer.declarationOf(property.initializer)
        : ts.isShorthandPropertyAssignment(property)
          ? this.#checker.getShorthandAssignmentValueSymbol(property)?.valueDeclaration
          : undefined;
      if (field && held && isEmptyDeclaration(held))
        this.#writer.addTo(held, sdkTypeText(this.#checker.getTypeOfSymbol(field), this.#checker));
    }
  }

  /** `people[person.id] = person`, where `people` begins as `{}`. */
  #ofEntry({ expression }: ts.ElementAccessExpression, value: ts.Expression): void {
    const held = this.#writer.declarationOf(expression);
    if (held && isEmptyObject(initializerOf(held)))
      this.#writer.addTo(held, this.#writer.textOf(value), (text) => `Record<string, ${text}>`);
  }

  #isUntyped({ parameters }: Parameterized): boolean {
    return parameters.some((parameter) => this.#hints.canHint(parameter));
  }

  #isEmpty(value: ts.Expression | undefined): boolean {
    return value === undefined || (EMPTY.has(value.kind) && !this.#writer.textOf(value));
  }
}
