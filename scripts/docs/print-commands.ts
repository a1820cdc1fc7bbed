// Prints the help of every command, as the command line itself writes it.
import { createProgram } from '../../apps/cli/src/program.js';
import { block } from './markdown.js';

type Command = ReturnType<typeof createProgram>;

export function printCommands(): string {
  return flatten(createProgram(), '').join('\n\n');
}

function flatten(command: Command, parent: string): string[] {
  const name = `${parent} ${command.name()}`.trim();
  command.configureHelp({ helpWidth: 80 });
  let text = '';
  command.configureOutput({
    writeOut: (part) => (text += part),
    getOutHelpWidth: () => 80,
    getOutHasColors: () => false,
  });
  command.outputHelp();
  return [
    `## ${name}`,
    block('txt', text.trim()),
    ...command.commands.flatMap((child) => flatten(child, name)),
  ];
}
