// Gives the code of a template the values that it means: refs and stores by what they hold, and fields of the props.
import ts from 'typescript';
import type { Span } from '../edits/edit-list.js';

/** Declarations that every program with components gets; the functions exist for the checker alone. */
export const COMPONENT_DECLARATIONS = `
declare function airlockUnref<T>(value: T): T extends { value: infer V } ? V : T;
declare function airlockStored<T>(store: T): T extends { subscribe(run: (value: infer V) => void, ...rest: any[]): any } ? V : any;
declare function defineProps<T>(): T;
declare function defineProps(props: any): any;
declare function withDefaults<T>(props: T, defaults: any): T;
`;

/** What gives things their types in components, for a project whose packages are not installed. */
export const FRAMEWORK_DECLARATIONS: Readonly<Record<string, string>> = {
  vue: `
export interface Ref<T = any> { value: T }
export type ShallowRef<T = any> = Ref<T>;
export type ComputedRef<T = any> = { readonly value: T };
export declare function ref<T>(value: T): Ref<T>;
export declare function ref<T = any>(): Ref<T | undefined>;
export declare function shallowRef<T>(value: T): Ref<T>;
export declare function shallowRef<T = any>(): Ref<T | undefined>;
export declare function customRef<T>(make: any): Ref<T>;
export declare function toRef(...args: any[]): Ref<any>;
export declare function toRefs<T extends object>(value: T): { [K in keyof T]: Ref<T[K]> };
export declare function unref<T>(value: T | Ref<T>): T;
export declare function computed<T>(get: (() => T) | { get: () => T; set: (value: T) => void }): Ref<T>;
export declare function reactive<T extends object>(value: T): T;
export declare function shallowReactive<T extends object>(value: T): T;
export declare function readonly<T>(value: T): T;
export declare function markRaw<T>(value: T): T;
export declare function toRaw<T>(value: T): T;
export declare function inject<T = any>(key: any, fallback?: T): T;
export declare function provide(key: any, value: any): void;
export declare function watch(source: any, run: (...args: any[]) => any, options?: any): () => void;
export declare function watchEffect(run: (...args: any[]) => any, options?: any): () => void;
export declare function nextTick(run?: () => void): Promise<void>;
export declare function onMounted(run: () => any): void;
export declare function onBeforeMount(run: () => any): void;
export declare function onUnmounted(run: () => any): void;
export declare function onBeforeUnmount(run: () => any): void;
export declare function defineComponent(options: any): any;
export declare function createApp(...args: any[]): any;
export type PropType<T> = { new (...args: any[]): T } | { (): T };
`,
  'svelte/store': `
export interface Readable<T> { subscribe(run: (value: T) => void): () => void }
export interface Writable<T> extends Readable<T> { set(value: T): void; update(change: (value: T) => T): void }
export declare function writable<T>(value?: T, start?: any): Writable<T>;
export declare function readable<T>(value?: T, start?: any): Readable<T>;
export declare function derived<T = any>(stores: any, make: (...args: any[]) => T, value?: T): Readable<T>;
export declare function get<T>(store: Readable<T>): T;
`,
};

export function frameworkDeclarationsPath(module: string): string {
  return `/airlock-declarations/${module}.d.ts`;
}

export const COMPONENT_DECLARATIONS_PATH = '/airlock-declarations/components.d.ts';

interface ScriptNames {
  declared: ReadonlySet<string>;
  /** What `defineProps()` was assigned to. */
  props: string | undefined;
}

export function namesOfScripts(text: string, scripts: readonly Span[]): ScriptNames {
  const declared = new Set<string>();
  let props: string | undefined;
  for (const { start, end } of scripts) {
    const file = ts.createSourceFile('script.ts', text.slice(start, end), ts.ScriptTarget.ES2022, true);
    for (const statement of file.statements) {
      for (const name of namesDeclaredBy(statement)) declared.add(name);
      if (!ts.isVariableStatement(statement)) continue;
      for (const { name, initializer } of statement.declarationList.declarations) {
        const call = initializer?.getText() ?? '';
        if (ts.isIdentifier(name) && /\bdefineProps\b/.test(call)) props = name.text;
      }
    }
  }
  return { declared, props };
}

function namesDeclaredBy(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => namesIn(name));
  if (ts.isImportDeclaration(statement)) {
    const { name, namedBindings } = statement.importClause ?? {};
    const named = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : [];
    return [...(name ? [name.text] : []), ...named.map((each) => each.name.text)];
  }
  const name = (statement as Partial<ts.NamedDeclaration>).name;
  return name && ts.isIdentifier(name) ? [name.text] : [];
}

function namesIn(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesIn(element.name) : []));
}

/** The names that the template's code may take from outside itself: every one that stands there not as a member. */
export function namesUsedIn(code: string): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const isMember = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
    if (ts.isIdentifier(node) && !isMember) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(ts.createSourceFile('template.ts', code, ts.ScriptTarget.ES2022, true), visit);
  return names;
}
