// What is known of the types of declarations in untyped JavaScript, and how the checker is told of it.
import ts from 'typescript';
import { objectText } from '../sdk/sdk-type-text.js';

export type ThisFunction = ts.MethodDeclaration | ts.FunctionExpression;

export type Hinted =
  | ts.ParameterDeclaration
  | ts.VariableDeclaration
  | ts.PropertyDeclaration
  | ts.PropertyAssignment
  /** `this.people = new Map();`, which declares a field of its class. */
  | ts.ExpressionStatement
  /** Of which `this` is told. */
  | ThisFunction;

interface Known {
  /** Types of the whole value. */
  whole: Set<string>;
  /** Types of its fields, for the props of a component. */
  fields: Map<string, Set<string>>;
  /** The type of the declaration for that of the value which it holds, as in `useState`. */
  wrap: (value: string) => string;
  /** The type as the last round found it. */
  text: string;
}

export class TypeHints {
  readonly #known = new Map<Hinted, Known>();

  get files(): ReadonlySet<ts.SourceFile> {
    return new Set([...this.#known.keys()].map((declaration) => declaration.getSourceFile()));
  }

  /** Whether a type that is written in the program itself has the say. */
  canHint(declaration: ts.Node): declaration is Hinted {
    if (!(declaration.flags & ts.NodeFlags.JavaScriptFile)) return false;
    const isKind =
      ts.isParameter(declaration) ||
      ts.isVariableDeclaration(declaration) ||
      ts.isPropertyDeclaration(declaration) ||
      ts.isPropertyAssignment(declaration) ||
      ts.isExpressionStatement(declaration) ||
      isThisFunction(declaration);
    if (!isKind) return false;
    if (this.#known.has(declaration)) return true;
    if (isThisFunction(declaration)) return ts.getJSDocThisTag(declaration) === undefined;
    return !(declaration as ts.ParameterDeclaration).type && ts.getJSDocType(declaration) === undefined;
  }

  add(declaration: Hinted, type: string, wrap: Known['wrap'] = (value) => value): void {
    this.#of(declaration, wrap).whole.add(type);
  }

  addField(declaration: Hinted, field: string, type: string): void {
    const { fields } = this.#of(declaration, (value) => value);
    fields.set(field, (fields.get(field) ?? new Set()).add(type));
  }

  /**
   * Ends a round: puts a reference to its type at each declaration, where the checker looks for the type of a JSDoc
   * comment (typescript 6.0, `getJSDocTagsWorker`): the text and its offsets stay as they are, and no visitor meets it.
   * The next round finds everything anew, with more of it known.
   *
   * @returns the declarations that are referred to, for the text of the hints
   */
  attach(): string {
    const declarations = [...this.#known].map(([declaration, known], index) => {
      const name = `AirlockHint${index}`;
      setJsDocType(declaration, name);
      known.text = textOf(known) ?? known.text;
      known.whole.clear();
      known.fields.clear();
      return `type ${name} = ${known.text};\n`;
    });
    return declarations.join('');
  }

  #of(declaration: Hinted, wrap: Known['wrap']): Known {
    let known = this.#known.get(declaration);
    if (!known)
      this.#known.set(declaration, (known = { whole: new Set(), fields: new Map(), wrap, text: 'any' }));
    return known;
  }
}

function textOf({ whole, fields, wrap }: Known): string | undefined {
  const byField = new Map([...fields].map(([field, types]) => [field, union(types)]));
  const types = [...whole, ...(byField.size > 0 ? [objectText(byField)] : [])];
  return types.length > 0 ? wrap(union(types)) : undefined;
}

function union(types: Iterable<string>): string {
  return [...types].map((type) => `(${type})`).join(' | ');
}

function setJsDocType(declaration: Hinted, name: string): void {
  const reference = ts.factory.createTypeReferenceNode(name);
  const expression = ts.factory.createJSDocTypeExpression(reference);
  const tag = isThisFunction(declaration)
    ? ts.factory.createJSDocThisTag(undefined, expression)
    : ts.factory.createJSDocTypeTag(undefined, expression);
  setParent(reference.typeName, reference);
  setParent(reference, expression);
  setParent(expression, tag);
  setParent(tag, declaration);
  const own = isThisFunction(declaration) ? ts.getJSDocTags(declaration) : [];
  const documented = declaration as { jsDoc?: readonly ts.JSDoc[] };
  documented.jsDoc = Object.assign([...(documented.jsDoc ?? [])], {
    jsDocCache: [...own.filter((each) => !ts.isJSDocThisTag(each)), tag],
  });
}

function isThisFunction(node: ts.Node): node is ThisFunction {
  return ts.isMethodDeclaration(node) || ts.isFunctionExpression(node);
}

function setParent(node: ts.Node, parent: ts.Node): void {
  (node as { parent: ts.Node }).parent = parent;
}
