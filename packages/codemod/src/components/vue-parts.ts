// Reads a .vue file with Vue's own parser: its scripts, and the expressions of its template.
import { parse, type SFCTemplateBlock } from '@vue/compiler-sfc';
import type { Span } from '../edits/edit-list.js';
import { ModuleText, type ComponentParts } from './module-text.js';
import { namesOfScripts, namesUsedIn } from './template-names.js';

type Root = NonNullable<SFCTemplateBlock['ast']>;
type Node = Root['children'][number];
type ElementNode = Extract<Node, { tag: string }>;
type Directive = Extract<ElementNode['props'][number], { exp?: unknown }>;

/** As Vue itself takes `v-for` apart. */
const FOR = /^\s*\(?([^]*?)\)?\s+(?:in|of)\s+([^]+)$/;

export function vueParts(text: string): ComponentParts {
  const { descriptor, errors } = parse(text, { sourceMap: false });
  const [error] = errors;
  if (error) throw error;
  const scripts = [descriptor.script, descriptor.scriptSetup].flatMap((block) =>
    block && !block.src ? [{ start: block.loc.start.offset, end: block.loc.end.offset }] : [],
  );
  const body = new ModuleText(text);
  // With `<script setup>` the template sees what the script declares; the options of the older form are no names.
  const root = descriptor.scriptSetup && descriptor.template?.ast;
  if (root) root.children.forEach((child) => writeNode(child, body));
  return {
    scripts,
    language: descriptor.scriptSetup?.lang ?? descriptor.script?.lang,
    template: root ? withNames(body, text, scripts) : body,
  };
}

function withNames(body: ModuleText, text: string, scripts: readonly Span[]): ModuleText {
  const { declared, props } = namesOfScripts(text, scripts);
  const used = [...namesUsedIn(body.text)];
  const own = used.filter((name) => declared.has(name) && name !== props);
  const fields = props === undefined ? [] : used.filter((name) => !declared.has(name));
  const module = new ModuleText(text);
  module.add(`(function (${[...own, ...fields].join(', ')}) {\n`);
  module.append(body);
  const values = [
    ...own.map((name) => `airlockUnref(${name})`),
    ...fields.map((name) => `airlockUnref(${props}.${name})`),
  ];
  module.add(`})(${values.join(', ')});\n`);
  return module;
}

function writeNode(node: Node, into: ModuleText): void {
  if (isElement(node)) return writeElement(node, into);
  if ('content' in node && typeof node.content === 'object' && 'loc' in node.content)
    writeExpression(spanOf(node.content), into);
}

function writeElement(element: ElementNode, into: ModuleText): void {
  const directives = element.props.filter(
    (each): each is Directive => 'exp' in each && each.exp !== undefined,
  );
  const loop = directives.find(({ name }) => name === 'for');
  const parts = loop && loopParts(spanOf(loop.exp!), into);
  if (parts) {
    into.add('(');
    into.copy(parts.source);
    into.add(').forEach((');
    into.copy(parts.variables);
    into.add(') => {\n');
  }
  for (const { name, exp } of directives) {
    if (name === 'for' || name === 'slot') continue;
    if (name !== 'on') {
      writeExpression(spanOf(exp!), into);
      continue;
    }
    into.add('(() => {');
    into.copy(spanOf(exp!));
    into.add('\n});\n');
  }
  element.children.forEach((child) => writeNode(child, into));
  if (parts) into.add('});\n');
}

function loopParts(span: Span, into: ModuleText): { variables: Span; source: Span } | undefined {
  const found = FOR.exec(into.original(span));
  if (!found) return undefined;
  const [, variables, source] = found;
  const start = span.start + found[0].indexOf(variables!);
  const end = span.end;
  return {
    variables: { start, end: start + variables!.length },
    source: { start: end - source!.length, end },
  };
}

function writeExpression(span: Span, into: ModuleText): void {
  into.add('(');
  into.copy(span);
  into.add('\n);\n');
}

function isElement(node: Node): node is ElementNode {
  return 'tag' in node;
}

function spanOf({ loc }: { loc: { start: { offset: number }; end: { offset: number } } }): Span {
  return { start: loc.start.offset, end: loc.end.offset };
}
