// What the state of class components and of reducers comes to hold, in untyped JavaScript.
import ts from 'typescript';
import { functionOf } from '../rules/event/listener-function.js';
import { unwrap } from '../source/syntax.js';
import { objectText } from '../sdk/sdk-type-text.js';
import { callOf } from './call-of.js';
import type { HintWriter } from './hint-writer.js';
import {
  declarationOf,
  isEmptyCollection,
  isEmptyDeclaration,
  isEmptyObject,
  initializerOf,
} from './initial-values.js';
import type { TypeHints } from './type-hints.js';

export class StateHints {
  readonly #checker: ts.TypeChecker;
  readonly #hints: TypeHints;
  readonly #writer: HintWriter;

  constructor(checker: ts.TypeChecker, hints: TypeHints, writer: HintWriter) {
    this.#checker = checker;
    this.#hints = hints;
    this.#writer = writer;
  }

  ofCall(call: ts.CallExpression): void {
    const { expression: callee, arguments: given } = call;
    if (ts.isPropertyAccessExpression(callee) && callee.name.text === 'setState' && given[0])
      this.#ofSetState(callee.expression, given[0]);
    if (callOf(call, 'useReducer')) this.#ofReducer(given);
    if (given[0]) this.#ofDispatch(callee, given[0]);
  }

  /** `this.setState({ me })` and `this.setState((before) => ({ people: before.people.concat(person) }))`. */
  #ofSetState(component: ts.Expression, given: ts.Expression): void {
    const state = this.#checker.getPropertyOfType(this.#checker.getTypeAtLocation(component), 'state');
    if (!state) return;
    const type = this.#checker.getTypeOfSymbol(state);
    for (const literal of resultsOf(given)) this.#fill(literal, type);
  }

  /** `useReducer(reducer, initial)`: what the reducer puts into its state. */
  #ofReducer([reducer, initial]: readonly ts.Expression[]): void {
    const fn = reducer && functionOf(reducer, this.#checker);
    const [state] = fn?.node.parameters ?? [];
    if (!fn || !initial) return;
    const type = this.#checker.getTypeAtLocation(initial);
    for (const literal of resultsOf(fn.node)) this.#fill(literal, type);
    if (state) this.#writer.addTo(state, this.#writer.textOf(initial));
  }

  /** `dispatch({ type: 'joined', participant })`, where `dispatch` is of a reducer. */
  #ofDispatch(callee: ts.Expression, action: ts.Expression): void {
    if (!ts.isIdentifier(callee) || !ts.isObjectLiteralExpression(action)) return;
    const element = this.#checker.getSymbolAtLocation(callee)?.valueDeclaration;
    if (!element || !ts.isBindingElement(element) || !ts.isVariableDeclaration(element.parent.parent)) return;
    const reducer = callOf(element.parent.parent.initializer, 'useReducer')?.arguments[0];
    const parameter = reducer && functionOf(reducer, this.#checker)?.node.parameters[1];
    if (!parameter || !this.#hints.canHint(parameter)) return;
    const fields = new Map<string, string>();
    for (const [field, value] of fieldsOf(action)) {
      const text = this.#writer.textOf(value);
      if (text) fields.set(field, text);
    }
    if (fields.size === 0) return;
    // By its type an action is told from others with fields of the same names.
    const type = fieldsOf(action).find(
      ([field, value]) => field === 'type' && ts.isStringLiteral(value),
    )?.[1];
    if (type) fields.set('type', type.getText());
    this.#hints.add(parameter, objectText(fields));
  }

  /** Fields that began empty have what is put into them. */
  #fill(literal: ts.ObjectLiteralExpression, state: ts.Type): void {
    for (const [field, value] of fieldsOf(literal)) {
      const symbol = this.#checker.getPropertyOfType(state, field);
      const held = symbol && declarationOf(symbol);
      if (!held) continue;
      const begun = initializerOf(held);
      if (isEmptyDeclaration(held))
        this.#writer.addTo(held, this.#writer.textOf(value), (text) => `${text} | null`);
      else if (isEmptyCollection(begun)) {
        const added = addedTo(value);
        const text = this.#writer.textOf(value) ?? (added && wrapped(this.#writer.textOf(added), 'Array<'));
        this.#writer.addTo(held, text);
      } else if (isEmptyObject(begun)) {
        const entry = entryOf(value);
        this.#writer.addTo(held, wrapped(entry && this.#writer.textOf(entry), 'Record<string, '));
      }
    }
  }
}

function wrapped(text: string | undefined, begin: string): string | undefined {
  return text && `${begin}${text}>`;
}

/** The object literals that a function gives, or the one that stands there. */
function resultsOf(expression: ts.Expression | ts.FunctionLikeDeclaration): ts.ObjectLiteralExpression[] {
  const found: ts.ObjectLiteralExpression[] = [];
  const take = (value: ts.Expression): void => {
    const inner = unwrap(value);
    if (ts.isObjectLiteralExpression(inner)) found.push(inner);
    if (ts.isConditionalExpression(inner)) [inner.whenTrue, inner.whenFalse].forEach(take);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node.expression) take(node.expression);
    else if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
  };
  const { body } = expression as Partial<ts.FunctionLikeDeclaration>;
  if (!body) take(expression as ts.Expression);
  else if (ts.isBlock(body)) visit(body);
  else take(body);
  return found;
}

function fieldsOf({ properties }: ts.ObjectLiteralExpression): [string, ts.Expression][] {
  return properties.flatMap((each): [string, ts.Expression][] => {
    if (!each.name || !ts.isIdentifier(each.name)) return [];
    if (ts.isShorthandPropertyAssignment(each)) return [[each.name.text, each.name]];
    return ts.isPropertyAssignment(each) ? [[each.name.text, each.initializer]] : [];
  });
}

/** `person` of `[...people, person]` and of `people.concat(person)`. */
function addedTo(value: ts.Expression): ts.Expression | undefined {
  if (ts.isArrayLiteralExpression(value)) return value.elements.find((each) => !ts.isSpreadElement(each));
  const isConcat =
    ts.isCallExpression(value) &&
    ts.isPropertyAccessExpression(value.expression) &&
    value.expression.name.text === 'concat';
  return isConcat ? value.arguments[0] : undefined;
}

/** `person` of `{ ...people, [person.id]: person }`. */
function entryOf(value: ts.Expression): ts.Expression | undefined {
  if (!ts.isObjectLiteralExpression(value)) return undefined;
  const entry = value.properties.find((each) => each.name && ts.isComputedPropertyName(each.name));
  return entry && ts.isPropertyAssignment(entry) ? entry.initializer : undefined;
}
