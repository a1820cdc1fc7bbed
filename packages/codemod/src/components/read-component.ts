// Reads a component with the parser of its framework.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Component } from './component.js';

/** @throws Error with the parser's message. */
export async function readComponent(file: string): Promise<Component> {
  const text = await readFile(file, 'utf8');
  // The parsers are large: they are loaded for a project that has such a file.
  const parts =
    path.extname(file) === '.vue'
      ? (await import('./vue-parts.js')).vueParts(text)
      : (await import('./svelte-parts.js')).svelteParts(text);
  return new Component(file, text, parts);
}
