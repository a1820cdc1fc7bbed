// Reads a .svelte file with Svelte's own parser: its scripts, and the expressions of its markup.
import { parse, type AST } from 'svelte/compiler';
import type { Span } from '../edits/edit-list.js';
import { ModuleText, type ComponentParts } from './module-text.js';
import { namesOfScripts, namesUsedIn } from './template-names.js';

/** Whatever the parser gives: a part of the markup, or an expression in it. */
interface Node extends Span {
  type: string;
  [field: string]: unknown;
}

export function svelteParts(text: string): ComponentParts {
  const root = parse(text, { modern: true });
  const blocks = [root.module, root.instance].filter((block) => block != null);
  const scripts = blocks.map(({ content }) => {
    const { start, end } = content as unknown as Span;
    return { start, end };
  });
  const body = new ModuleText(text);
  writeMarkup(root.fragment as unknown as Node, body);
  const language = blocks.map(languageOf).find((each) => each !== undefined);
  return { scripts, language, template: withNames(body, text, scripts) };
}

function languageOf({ attributes }: AST.Script): string | undefined {
  const lang = attributes.find(({ name }) => name === 'lang');
  const [value] = Array.isArray(lang?.value) ? lang.value : [];
  return value?.type === 'Text' ? value.data : undefined;
}

/** `$store` in markup is what the store holds. */
function withNames(body: ModuleText, text: string, scripts: readonly Span[]): ModuleText {
  const { declared } = namesOfScripts(text, scripts);
  const stores = [...namesUsedIn(body.text)].filter(
    (name) => name.startsWith('$') && declared.has(name.slice(1)),
  );
  const module = new ModuleText(text);
  module.add(`(function (${stores.join(', ')}) {\n`);
  module.append(body);
  module.add(`})(${stores.map((name) => `airlockStored(${name.slice(1)})`).join(', ')});\n`);
  return module;
}

function writeMarkup(node: Node, into: ModuleText): void {
  if (node.type === 'EachBlock' && isNode(node.context)) {
    into.add('(');
    into.copy(node.expression as Node);
    into.add(').forEach((');
    into.copy(node.context);
    into.add(`${typeof node.index === 'string' ? `, ${node.index}` : ''}) => {\n`);
    if (isNode(node.key)) writeExpression(node.key, into);
    writeMarkup(node.body as Node, into);
    into.add('});\n');
    if (isNode(node.fallback)) writeMarkup(node.fallback, into);
    return;
  }
  if (node.type === 'AwaitBlock') {
    into.add('(');
    into.copy(node.expression as Node);
    into.add(').then((');
    if (isNode(node.value)) into.copy(node.value);
    into.add(') => {\n');
    if (isNode(node.then)) writeMarkup(node.then, into);
    into.add('});\n');
    for (const part of [node.pending, node.catch]) if (isNode(part)) writeMarkup(part, into);
    return;
  }
  if (node.type === 'IfBlock') {
    into.add('if (');
    into.copy(node.test as Node);
    into.add('\n) {\n');
    writeMarkup(node.consequent as Node, into);
    into.add('} else {\n');
    if (isNode(node.alternate)) writeMarkup(node.alternate, into);
    into.add('}\n');
    return;
  }
  for (const [field, value] of Object.entries(node)) {
    if (field === 'parent' || field === 'metadata') continue;
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (!isNode(child)) continue;
      if (isMarkup(child)) writeMarkup(child, into);
      else if (field === 'expression' || field === 'test') writeExpression(child, into);
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

function isMarkup({ type }: Node): boolean {
  return /^(?:Fragment|Attribute|Component|TitleElement|Svelte\w+|SlotElement|RegularElement|\w+(?:Block|Directive|Tag))$/.test(
    type,
  );
}

function writeExpression(span: Span, into: ModuleText): void {
  into.add('(');
  into.copy({ start: span.start, end: span.end });
  into.add('\n);\n');
}
