// What elements of JSX hand to their components and contexts, in untyped JavaScript.
import ts from 'typescript';
import { functionOf } from '../rules/event/listener-function.js';
import { sdkTypeText } from '../sdk/sdk-type-text.js';
import { callOf } from './call-of.js';
import type { HintWriter } from './hint-writer.js';
import type { TypeHints } from './type-hints.js';

export class ElementHints {
  readonly #checker: ts.TypeChecker;
  readonly #hints: TypeHints;
  readonly #writer: HintWriter;

  constructor(checker: ts.TypeChecker, hints: TypeHints, writer: HintWriter) {
    this.#checker = checker;
    this.#hints = hints;
    this.#writer = writer;
  }

  /** `<Tile participant={…} />`, and `<SpaceContext.Provider value={…}>`. */
  ofElement({ tagName, attributes }: ts.JsxOpeningElement | ts.JsxSelfClosingElement): void {
    if (ts.isPropertyAccessExpression(tagName) && tagName.name.text === 'Provider')
      return this.#ofProvider(tagName.expression, attributes);
    if (!ts.isIdentifier(tagName) && !ts.isPropertyAccessExpression(tagName)) return;
    const [props] = functionOf(tagName, this.#checker)?.node.parameters ?? [];
    if (!props || !this.#hints.canHint(props)) return;
    for (const attribute of attributes.properties) {
      if (ts.isJsxSpreadAttribute(attribute)) {
        for (const field of this.#checker.getTypeAtLocation(attribute.expression).getProperties()) {
          const text = sdkTypeText(this.#checker.getTypeOfSymbol(field), this.#checker);
          if (text) this.#hints.addField(props, field.name, text);
        }
        continue;
      }
      const value = valueOf(attribute);
      const text = value && this.#writer.textOf(value);
      if (text) this.#hints.addField(props, attribute.name.getText(), text);
    }
  }

  #ofProvider(context: ts.Expression, { properties }: ts.JsxAttributes): void {
    const declaration = this.#writer.declarationOf(context);
    if (!declaration || !ts.isVariableDeclaration(declaration)) return;
    const make = callOf(declaration.initializer, 'createContext');
    const given = properties.find(
      (each): each is ts.JsxAttribute => ts.isJsxAttribute(each) && each.name.getText() === 'value',
    );
    const value = given && valueOf(given);
    if (!make || !value) return;
    const module = this.#moduleOf(make.expression);
    this.#writer.addTo(
      declaration,
      this.#writer.textOf(value),
      (text) => `import('${module}').Context<${text}>`,
    );
  }

  /** Preact's contexts, for instance, are not those of React. */
  #moduleOf(callee: ts.Expression): string {
    const [root] = callee.getText().split('.');
    for (const statement of callee.getSourceFile().statements) {
      if (!ts.isImportDeclaration(statement)) continue;
      if (new RegExp(`\\b${root}\\b`).test(statement.importClause?.getText() ?? ''))
        return (statement.moduleSpecifier as ts.StringLiteral).text;
    }
    return 'react';
  }
}

function valueOf({ initializer }: ts.JsxAttribute): ts.Expression | undefined {
  return initializer && ts.isJsxExpression(initializer) ? initializer.expression : undefined;
}
