import { expect, it } from 'vitest';
import { choiceChannel, claimChannel, requestChannel, responseChannel } from './channels.js';

it('names channels as psrpc does', () => {
  expect(requestChannel('EgressHandler', 'StopEgress', 'EG_abc')).toBe('EgressHandler|StopEgress|EG_abc|REQ');
  expect(requestChannel('EgressInternal', 'StartEgress', '')).toBe('EgressInternal|StartEgress|REQ');
  expect(choiceChannel('EgressInternal', 'StartEgress', 'eu')).toBe('EgressInternal|StartEgress|eu|RCLAIM');
  expect(claimChannel('IOInfo', 'CLI_1')).toBe('IOInfo|CLI_1|CLAIM');
  expect(responseChannel('IOInfo', 'CLI_1')).toBe('IOInfo|CLI_1|RES');
});

it('escapes what is no letter, digit or underscore', () => {
  expect(requestChannel('S', 'M', 'eu-1|x')).toBe('S|M|euu+002d1u+007cx|REQ');
  expect(requestChannel('S', 'M', '会😀')).toBe('S|M|u+4f1aU+0001f600|REQ');
});
