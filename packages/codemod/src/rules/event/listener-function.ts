// Finds the function behind a listener: written on the spot, or named and declared elsewhere.
import ts from 'typescript';
import { unwrap } from '../../source/syntax.js';

export interface ListenerFunction {
  node: ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration | ts.MethodDeclaration;
  /** The name it is referred to by; none for a function that is written where it is registered. */
  name?: ts.Identifier | ts.PrivateIdentifier;
  /** A member of an object: who else calls it cannot be told. */
  isShared?: boolean;
}

/** Wrappers that call the function with the arguments that they get. */
const TRANSPARENT = new Set(['useCallback', 'useEffectEvent', 'useEvent', 'memo', 'forwardRef', 'observer']);

export function functionOf(listener: ts.Expression, checker: ts.TypeChecker): ListenerFunction | undefined {
  const expression = unwrap(listener);
  if (ts.isArrowFunction(expression) || ts.isFunctionExpression(expression)) return { node: expression };
  if (ts.isCallExpression(expression)) {
    const { expression: callee } = expression;
    const isBind =
      ts.isPropertyAccessExpression(callee) &&
      callee.name.text === 'bind' &&
      expression.arguments.length <= 1;
    return isBind ? functionOf(callee.expression, checker) : undefined;
  }
  const symbol = checker.getSymbolAtLocation(
    ts.isPropertyAccessExpression(expression) ? expression.name : expression,
  );
  return symbol && declaredFunction(symbol, checker);
}

function declaredFunction(symbol: ts.Symbol, checker: ts.TypeChecker): ListenerFunction | undefined {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = target.valueDeclaration;
  if (!declaration || declaration.getSourceFile().isDeclarationFile) return undefined;
  if ((ts.isFunctionDeclaration(declaration) || ts.isMethodDeclaration(declaration)) && declaration.body) {
    return named(declaration.name, declaration);
  }
  if (ts.isVariableDeclaration(declaration) && declaration.parent.flags & ts.NodeFlags.Const) {
    return named(declaration.name, declaration.initializer && initialFunction(declaration.initializer));
  }
  if (ts.isPropertyAssignment(declaration)) {
    const fn = named(declaration.name, initialFunction(declaration.initializer));
    return fn && { ...fn, isShared: true };
  }
  if (ts.isPropertyDeclaration(declaration)) {
    return named(declaration.name, declaration.initializer && initialFunction(declaration.initializer));
  }
  return undefined;
}

function named(
  name: ts.Node | undefined,
  node: ListenerFunction['node'] | undefined,
): ListenerFunction | undefined {
  return node && name && (ts.isIdentifier(name) || ts.isPrivateIdentifier(name)) ? { node, name } : undefined;
}

function initialFunction(initializer: ts.Expression): ListenerFunction['node'] | undefined {
  const expression = unwrap(initializer);
  if (ts.isArrowFunction(expression) || ts.isFunctionExpression(expression)) return expression;
  if (!ts.isCallExpression(expression)) return undefined;
  const callee = ts.isPropertyAccessExpression(expression.expression)
    ? expression.expression.name
    : expression.expression;
  const [first] = expression.arguments;
  return ts.isIdentifier(callee) && TRANSPARENT.has(callee.text) && first
    ? initialFunction(first)
    : undefined;
}
