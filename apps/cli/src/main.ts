// The program `airlock`: runs the command that was typed, and reports its error in words.
import { reportError } from './cli-error.js';
import { createProgram } from './program.js';

try {
  await createProgram().parseAsync();
} catch (error) {
  reportError(error);
  process.exitCode = 1;
}
