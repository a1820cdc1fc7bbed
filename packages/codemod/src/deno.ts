// Tells files that run in Deno, such as functions of Supabase.
import type ts from 'typescript';

export function isOfDeno({ text }: ts.SourceFile): boolean {
  return /\bDeno\.(?:env|serve)\b|\bfrom\s*['"](?:https:\/\/|npm:|jsr:)/.test(text);
}
