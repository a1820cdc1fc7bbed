import { expect, it } from 'vitest';
import { ProgressLine } from './progress-line.js';

function output(isTTY: boolean, columns = 40) {
  const written: string[] = [];
  return { written, isTTY, columns, write: (text: string) => written.push(text) > 0 };
}

it('moves in one line on a terminal, cut to its width, and goes away', () => {
  const terminal = output(true, 30);
  const line = new ProgressLine(terminal);
  line.show({ message: 'Building '.repeat(10), elapsedSeconds: 65 });
  line.end();
  line.end();
  expect(terminal.written).toHaveLength(2);
  expect(terminal.written[0]).toContain('1:05');
  expect(terminal.written[0]).not.toContain('\n');
  expect(terminal.written[0]!.match(/Building /g)!.length).toBeLessThan(4);
  expect(terminal.written[1]).toBe('\r\u001b[K');
});

it('writes a line every fifteen seconds in a log', () => {
  const log = output(false);
  const line = new ProgressLine(log);
  for (let elapsedSeconds = 0; elapsedSeconds <= 31; elapsedSeconds += 1) {
    line.show({ message: 'Building', elapsedSeconds });
  }
  line.end();
  expect(log.written).toEqual(['0:00 Building\n', '0:15 Building\n', '0:30 Building\n']);
});
