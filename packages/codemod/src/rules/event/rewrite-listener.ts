// Gives a listener LiveKit's parameters, and a beginning that makes Spaces' of them.
import ts from 'typescript';
import type { Part } from '../../edits/edit-list.js';
import { indentationAt } from '../../markers/marker-comment.js';
import type { FileRewriter } from '../../source/file-rewriter.js';
import type { ListenerFunction } from './listener-function.js';
import { mayBePattern, prologueOf } from './prologues.js';
import type { EventTranslation, Slot } from './translations.js';

export interface ListenerContext {
  file: FileRewriter;
  /** Whether the checker infers the types of the parameters from where the function stands. */
  isTypedByPlace: boolean;
  emitter?: string;
}

/** False, with nothing changed, when the listener's parameters are such that it cannot be done. */
export function rewriteListener(
  fn: ListenerFunction,
  translation: EventTranslation,
  context: ListenerContext,
): boolean {
  const { node } = fn;
  const { file } = context;
  const parameters = node.parameters.filter(({ name }) => !(ts.isIdentifier(name) && name.text === 'this'));
  if (parameters.some(({ dotDotDotToken, initializer }) => dotDotDotToken || initializer)) return false;
  if (/\barguments\b/.test(file.text(node.body!))) return false;

  const isGiven = (index: number) => translation.slots.some(({ from }) => from === index);
  if (!translation.prologue && !parameters.every((_, index) => isGiven(index))) return false;

  const text = file.text(node);
  const own = parameters.map((parameter, index) => {
    if (ts.isIdentifier(parameter.name) || mayBePattern(translation, index)) return file.text(parameter.name);
    const name = translation.spacesArguments[index] ?? 'argument';
    return new RegExp(`\\b${name}\\b`).test(text) ? `${name}1` : name;
  });
  const isNamed = (index: number) => own[index] !== file.text(parameters[index]!.name);
  const taken = text + own.join();
  const names = new Map(
    translation.slots.map((slot) => [slot.name, nameOf(slot, { parameters, own, text: taken })]),
  );
  const used = new Set<string>();
  const name = (slot: string) => {
    used.add(slot);
    return names.get(slot)!;
  };
  const prologue = prologueOf(translation)({
    file,
    parameters: own,
    name,
    ...(context.emitter && { emitter: context.emitter }),
  });
  if (!prologue) return false;
  const isWanted = (slot: Slot) =>
    used.has(slot.name) || (slot.from !== undefined && parameters[slot.from] !== undefined);
  const count = translation.slots.findLastIndex(isWanted) + 1;
  const slots = translation.slots.slice(0, count);
  writeParameters(
    node,
    parameters,
    slots.map((slot) => parameterOf(slot, { parameters, own, names, used, translation, context })),
    file,
  );
  const patterns = parameters.flatMap(({ name: pattern }, index): Part[][] =>
    isNamed(index) ? [['const ', ...insideOf(pattern, file), ` = ${own[index]};`]] : [],
  );
  writePrologue(node, [...prologue.map((statement) => [statement]), ...patterns], file);
  return true;
}

/** Without the brackets' own span, which the edit of a single parameter has too. */
function insideOf(pattern: ts.Node, file: FileRewriter): Part[] {
  const text = file.text(pattern);
  const inside = { start: pattern.getStart(file.source) + 1, end: pattern.end - 1 };
  return [text[0]!, inside, text.at(-1)!];
}

function nameOf({ from, name }: Slot, { parameters, own, text }: OwnNames): string {
  const parameter = from === undefined ? undefined : parameters[from];
  if (parameter && (ts.isIdentifier(parameter.name) || own[from!] !== parameter.name.getText()))
    return own[from!]!;
  return new RegExp(`\\b${name}\\b`).test(text) ? `${name}1` : name;
}

interface OwnNames {
  parameters: readonly ts.ParameterDeclaration[];
  /** What they are called from now on. */
  own: readonly string[];
  /** All names that the function has. */
  text: string;
}

interface SlotContext extends Omit<OwnNames, 'text'> {
  names: Map<string, string>;
  used: ReadonlySet<string>;
  translation: EventTranslation;
  context: ListenerContext;
}

function parameterOf(
  slot: Slot,
  { parameters, own: ownNames, names, used, translation, context }: SlotContext,
): Part[] {
  const { file, isTypedByPlace } = context;
  const own = slot.from === undefined ? undefined : parameters[slot.from];
  const isRenamed = own !== undefined && ownNames[slot.from!] !== file.text(own.name);
  // A guard narrows, so what comes in is wider than what the body sees.
  if (own?.type && translation.prologue === 'custom-event')
    return isRenamed ? [ownNames[slot.from!]!, ': ', own.type, ' | undefined'] : [own, ' | undefined'];
  const isWidened = translation.prologue?.startsWith('remote') ?? false;
  const isTyped = own?.type !== undefined || isTypedByPlace || !file.isTypeScript;
  if (own && isTyped && !(isWidened && own.type)) {
    if (!isRenamed) return [own];
    return own.type ? [ownNames[slot.from!]!, ': ', own.type] : [ownNames[slot.from!]!];
  }
  const name = own
    ? ownNames[slot.from!]!
    : used.has(slot.name)
      ? names.get(slot.name)!
      : `_${names.get(slot.name)!}`;
  const needsType = file.isTypeScript && (!isTypedByPlace || own?.type);
  return needsType ? [`${name}: ${typeText(slot.type, file)}`] : [name];
}

/** livekit-client does not export its own name for bytes. */
export function typeText(type: string, file: FileRewriter): string {
  return type.replace(/\b[A-Z]\w+/g, (name) =>
    name.endsWith('Uint8Array') ? 'Uint8Array' : file.use(name, 'type'),
  );
}

function writeParameters(
  node: ListenerFunction['node'],
  parameters: readonly ts.ParameterDeclaration[],
  texts: readonly Part[][],
  file: FileRewriter,
): void {
  const list = texts.flatMap((parts, index) => (index === 0 ? parts : [', ', ...parts]));
  const isBare = file.source.text[node.parameters.pos - 1] !== '(';
  const [first, last] = [parameters[0], parameters.at(-1)];
  const span =
    first && last
      ? { start: first.getStart(file.source), end: last.end }
      : { start: node.parameters.pos, end: node.parameters.pos };
  const isSame =
    texts.length === parameters.length && texts.every(([part], index) => part === parameters[index]);
  if (!isSame) file.replace(span, ...(isBare ? ['(', ...list, ')'] : list));
}

function writePrologue(
  node: ListenerFunction['node'],
  prologue: readonly Part[][],
  file: FileRewriter,
): void {
  if (prologue.length === 0) return;
  const { text } = file.source;
  const body = node.body!;
  const base = indentationAt(text, node.getStart(file.source));
  if (!ts.isBlock(body)) {
    const line = `${file.lineEnd}${base}  `;
    file.edits.enclose(
      body,
      '{',
      ...prologue.flatMap((statement) => [line, ...statement]),
      line,
      bodyText(body),
      `;${file.lineEnd}${base}}`,
    );
    return;
  }
  const [first] = body.statements;
  const isOnOneLine = !text.slice(body.getStart(file.source), body.end).includes('\n');
  const indentation = first && !isOnOneLine ? indentationAt(text, first.getStart(file.source)) : `${base}  `;
  const separator = isOnOneLine ? ' ' : file.lineEnd + indentation;
  file.edits.insert(
    body.getStart(file.source) + 1,
    ...prologue.flatMap((statement) => [separator, ...statement]),
  );
}

/** `() => ({ … })` and `() => void f()`: as a statement neither needs what made it an expression. */
function bodyText(body: ts.Expression): Part {
  return ts.isVoidExpression(body) ? body.expression : body;
}
