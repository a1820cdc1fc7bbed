import { expect, it } from 'vitest';
import { ownCommand, quoted } from './own-command.js';

it('names the command by which it was started', () => {
  const here = process.cwd();
  expect(ownCommand({ npm_lifecycle_event: 'airlock' })).toBe('npm run --silent airlock --');
  expect(ownCommand({ npm_lifecycle_event: 'airlock', INIT_CWD: '/app' })).toBe(
    `npm --prefix ${here} run --silent airlock --`,
  );
  expect(ownCommand({}, `${here}/node_modules/.bin/airlock`)).toBe('npx airlock');
  expect(ownCommand({}, '/cache/C# 部屋/airlock.mjs')).toBe("node '/cache/C# 部屋/airlock.mjs'");
  expect(ownCommand({}, '/usr/bin/airlock')).toBe('airlock');
});

it('quotes a folder for a shell', () => {
  expect(quoted('apps/web')).toBe('apps/web');
  expect(quoted("it's C#")).toBe("'it'\\''s C#'");
});
