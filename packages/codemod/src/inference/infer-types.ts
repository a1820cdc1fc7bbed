// Types for untyped JavaScript, in rounds: what one round finds out is what the next one starts from.
import type ts from 'typescript';
import type { Project } from '../project/program.js';
import { reachOf } from '../project/reach.js';
import { HintFinder } from './find-hints.js';
import { TypeHints } from './type-hints.js';

/** From a listener to state, to a context, to a component, to its parts; each round builds a checker. */
const MAX_ROUNDS = 8;

/** The project as it is where nothing is found out; otherwise checked anew, with the files that were found out about. */
export function inferTypes(project: Project): Project {
  const hints = new TypeHints();
  let known = project;
  let declarations = '';
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const finder = new HintFinder(known.checker, hints);
    const reach = reachOf(known);
    for (const file of reach.files) {
      if (!isJavaScript(file)) continue;
      try {
        reach.statementsOf(file).forEach((statement) => finder.visit(statement));
      } catch {
        // The file is visited again to be rewritten: what stands in the way is told then.
      }
    }
    const found = hints.attach();
    if (found === declarations) break;
    declarations = found;
    known = project.withHints(found, hints.files);
  }
  return known;
}

function isJavaScript({ fileName }: ts.SourceFile): boolean {
  return /\.[cm]?jsx?$/.test(fileName);
}
