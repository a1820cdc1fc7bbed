// Where a line of a file stands after its migration, and where a line of the migrated file stood before.
import { diffLines } from 'diff';

export interface LineMap {
  oldOf(line: number): number;
  newOf(line: number): number;
}

interface Stretch {
  old: number;
  oldCount: number;
  new: number;
  newCount: number;
}

/** Lines are from 1. Of lines that were rewritten the nearest is given. */
export function lineMap(before: string, after: string): LineMap {
  const stretches: Stretch[] = [];
  let [old, now] = [1, 1];
  for (const { added, removed, count } of diffLines(before, after)) {
    const last = stretches.at(-1);
    const isGoingOn = (added || removed) && last && last.oldCount !== last.newCount;
    const stretch = isGoingOn ? last : { old, oldCount: 0, new: now, newCount: 0 };
    if (!isGoingOn) stretches.push(stretch);
    if (!added) [stretch.oldCount, old] = [stretch.oldCount + count, old + count];
    if (!removed) [stretch.newCount, now] = [stretch.newCount + count, now + count];
  }
  return {
    oldOf: (line) => nearest(stretches, line, 'new', 'old'),
    newOf: (line) => nearest(stretches, line, 'old', 'new'),
  };
}

function nearest(
  stretches: readonly Stretch[],
  line: number,
  from: 'old' | 'new',
  to: 'old' | 'new',
): number {
  const stretch = stretches.find((each) => line < each[from] + each[`${from}Count`]) ?? stretches.at(-1);
  if (!stretch) return line;
  return stretch[to] + Math.min(line - stretch[from], Math.max(stretch[`${to}Count`] - 1, 0));
}
