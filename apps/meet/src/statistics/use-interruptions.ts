// Adds to the people in the room whose picture stands still.
import { useEffect, useEffectEvent, useState } from 'react';
import type { Person } from '../meeting/person.js';
import { Interruptions } from './interruptions.js';
import { ReceptionMeter } from './reception-meter.js';

const EVERY_MS = 1500;

export function useInterruptions(people: readonly Person[]): readonly Person[] {
  const [interrupted, setInterrupted] = useState<ReadonlySet<string>>(new Set());
  const [reading] = useState(() => ({ meter: new ReceptionMeter(), interruptions: new Interruptions() }));
  const read = useEffectEvent(() => {
    // A page that nobody sees draws nothing.
    const others = document.hidden ? [] : people.filter(({ isSelf }) => !isSelf);
    const next = reading.interruptions.after(reading.meter.read(others, performance.now()));
    const isSame = next.size === interrupted.size && [...next].every((key) => interrupted.has(key));
    if (!isSame) setInterrupted(next);
  });
  useEffect(() => {
    const timer = setInterval(() => read(), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  if (interrupted.size === 0) return people;
  return people.map((person) => (interrupted.has(person.key) ? { ...person, isInterrupted: true } : person));
}
