// Writes marker comments, finds where they may stand, and finds those that are left.
import ts from 'typescript';
import { MARKERS, type MarkerCode } from './codes.js';

const MARKER = /airlock-migrate\[([A-Z_]+)\]: (.*?)\s*(?:\*\/|$)/;

export interface FoundMarker {
  /** From 1. */
  line: number;
  code: string;
  message: string;
}

export function findMarkers(text: string): FoundMarker[] {
  if (!text.includes('airlock-migrate[')) return [];
  return text.split('\n').flatMap((content, index) => {
    const found = MARKER.exec(content);
    return found ? [{ line: index + 1, code: found[1]!, message: found[2]!.trim() }] : [];
  });
}

/** The text of a marker, without comment signs. */
export function markerText(code: MarkerCode, detail?: string): string {
  const { message, section } = MARKERS[code];
  // A comment is one line, whatever code it is about.
  const [line] = detail?.split(/[\r\n]/) ?? [];
  return `airlock-migrate[${code}]: ${message}${line ? `: ${line}` : ''}  (${section})`;
}

/**
 * The offset of the line before which a comment about `node` may stand: the nearest line that a node begins on where
 * a comment is no text, as it would be among the children of a JSX element or inside a template.
 */
export function lineForMarker(node: ts.Node, file: ts.SourceFile): number {
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) {
    const start = at.getStart(file);
    const line = lineStart(file.text, start);
    if (file.text.slice(line, start).trim() === '' && mayPrecede(at)) return line;
  }
  return lineStart(file.text, node.getStart(file));
}

export function lineStart(text: string, position: number): number {
  const start = text.lastIndexOf('\n', position - 1) + 1;
  return start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
}

export function indentationAt(text: string, position: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, position)))![0];
}

function mayPrecede(node: ts.Node): boolean {
  for (let at = node; at.parent; at = at.parent) {
    if (ts.isTemplateSpan(at.parent) || ts.isJsxExpression(at.parent)) return false;
    if (ts.isJsxElement(at.parent) || ts.isJsxFragment(at.parent)) return false;
    if (isOwnLineContext(at)) return true;
  }
  return true;
}

/** Places inside which the syntax is ordinary again, whatever lies around them. */
function isOwnLineContext(node: ts.Node): boolean {
  return ts.isStatement(node) || ts.isClassElement(node) || ts.isParenthesizedExpression(node.parent);
}
