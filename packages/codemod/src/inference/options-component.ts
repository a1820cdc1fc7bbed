// What `this` is in the functions of a component that is an object of options, as in Vue 2: its fields have the types of what they are given.
import ts from 'typescript';
import { LISTENER_METHODS } from '../rules/event/listener-uses.js';
import { unwrap } from '../source/syntax.js';
import { typeOfFilled } from './collections.js';
import { isEmptyCollection } from './initial-values.js';
import type { ThisFunction } from './type-hints.js';

const OPTIONS = new Set([
  'data',
  'methods',
  'computed',
  'mounted',
  'created',
  'beforeDestroy',
  'beforeUnmount',
]);
const GROUPS = new Set(['methods', 'computed', 'watch']);

export interface OptionsComponent {
  functions: ThisFunction[];
  /** Fields of `this` and what they are given. */
  fields: [name: string, value: ts.Expression, wrap?: (type: string) => string][];
  /** Methods that are registered as listeners: `space.on(SpaceEvent.ParticipantJoined, this.add)`. */
  listeners: [event: ts.Expression, method: ThisFunction][];
}

export function readComponent(options: ts.ObjectLiteralExpression): OptionsComponent {
  const grouped = options.properties.flatMap((each) =>
    isGroup(each) ? [...each.initializer.properties] : [],
  );
  const methods = new Map(grouped.flatMap((each) => functionsIn(each).map((fn) => [nameOf(each), fn])));
  const fields: OptionsComponent['fields'] = dataOf(options).filter(([, value]) => !isEmptyCollection(value));
  const listeners: OptionsComponent['listeners'] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      const field = fieldOfThis(node.left);
      if (field) fields.push([field, node.right]);
    } else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { expression: object, name: called } = node.expression;
      const field = fieldOfThis(object);
      const wrap = typeOfFilled(called.text);
      const last = node.arguments.at(-1);
      if (field && wrap && last && !ts.isSpreadElement(last)) fields.push([field, last, wrap]);
      const method = last && LISTENER_METHODS.has(called.text) && methods.get(fieldOfThis(last) ?? '');
      if (method) listeners.push([node.arguments[0]!, method]);
    }
    ts.forEachChild(node, visit);
  };
  visit(options);
  return { functions: [...options.properties, ...grouped].flatMap(functionsIn), fields, listeners };
}

function isGroup(
  property: ts.ObjectLiteralElementLike,
): property is ts.PropertyAssignment & { initializer: ts.ObjectLiteralExpression } {
  return (
    ts.isPropertyAssignment(property) &&
    GROUPS.has(nameOf(property)) &&
    ts.isObjectLiteralExpression(property.initializer)
  );
}

/** The default export of a module, and what is given to `Vue.extend`, `Vue.component`, `defineComponent` and `new Vue`. */
export function isOptionsComponent({ parent, properties }: ts.ObjectLiteralExpression): boolean {
  const isHeld =
    ts.isExportAssignment(parent) ||
    ((ts.isCallExpression(parent) || ts.isNewExpression(parent)) &&
      /^(?:new )?(?:Vue\b|defineComponent$|createApp$|export)/.test(parent.expression.getText()));
  return isHeld && properties.some((each) => OPTIONS.has(nameOf(each)));
}

function functionsIn(property: ts.ObjectLiteralElementLike): ThisFunction[] {
  if (ts.isMethodDeclaration(property)) return [property];
  if (!ts.isPropertyAssignment(property)) return [];
  const { initializer } = property;
  if (ts.isFunctionExpression(initializer)) return [initializer];
  if (isGroup(property) || !ts.isObjectLiteralExpression(initializer)) return [];
  // `watch: { muted: { handler() {} } }` and `computed: { name: { get() {}, set() {} } }`.
  return initializer.properties.flatMap(functionsIn);
}

/** `data() { return { space: new Space(…) }; }` and `data: () => ({ … })`. */
function dataOf({ properties }: ts.ObjectLiteralExpression): [string, ts.Expression][] {
  const data = properties.find((each) => nameOf(each) === 'data');
  if (!data) return [];
  let found: ts.ObjectLiteralExpression | undefined;
  const visit = (node: ts.Node): void => {
    const value = ts.isReturnStatement(node)
      ? node.expression
      : ts.isArrowFunction(node)
        ? node.body
        : undefined;
    const literal = value && ts.isExpression(value) && unwrap(value);
    if (literal && ts.isObjectLiteralExpression(literal)) found ??= literal;
    ts.forEachChild(node, visit);
  };
  visit(data);
  return (found?.properties ?? []).flatMap((each): [string, ts.Expression][] =>
    ts.isPropertyAssignment(each) ? [[nameOf(each), each.initializer]] : [],
  );
}

/** `space` of `this.space`, and of `self.space` where `self` is this. */
function fieldOfThis(node: ts.Expression): string | undefined {
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const { expression, name } = node;
  if (expression.kind === ts.SyntaxKind.ThisKeyword) return name.text;
  return ts.isIdentifier(expression) && /^(?:self|that|vm|_this)$/.test(expression.text)
    ? name.text
    : undefined;
}

function nameOf({ name }: ts.ObjectLiteralElementLike): string {
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : '';
}
