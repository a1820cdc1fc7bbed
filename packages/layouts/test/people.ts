// People to lay out in tests and in golden sheets.
import type { LayoutPerson } from '../src/person.js';

const NAMES = ['Ann', 'Bob', 'Cleo', 'Dan', 'Eve', 'Finn', 'Gus', 'Hana', 'Ivo', 'June', 'Kit', 'Lou'];

/** A person with a camera and a microphone. */
export function person(id: string, changes: Partial<LayoutPerson> = {}): LayoutPerson {
  return {
    id,
    name: id,
    canPublish: true,
    camera: { isMuted: false, width: 1280, height: 720 },
    hasMicrophone: true,
    isSharingScreen: false,
    isSpeaking: false,
    ...changes,
  };
}

/** Ann, Bob, Cleo and so on, up to twelve. */
export function people(count: number, changes: Record<string, Partial<LayoutPerson>> = {}): LayoutPerson[] {
  return NAMES.slice(0, count).map((name) => person(name, changes[name]));
}
