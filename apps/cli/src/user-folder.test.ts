import { expect, it } from 'vitest';
import { userFolder } from './user-folder.js';

it('is where the script of this name was typed, else the working folder', () => {
  expect(userFolder({ npm_lifecycle_event: 'airlock', INIT_CWD: '/home/ada/app' })).toBe('/home/ada/app');
  // Some other script of the person's own, which calls airlock in a folder that it has chosen.
  expect(userFolder({ npm_lifecycle_event: 'build', INIT_CWD: '/home/ada/app' })).toBe(process.cwd());
  expect(userFolder({})).toBe(process.cwd());
});
