// A service for tests: each way of choosing a server once.
import { StringValue } from '@bufbuild/protobuf';
import { defineService } from '../src/service.js';

const text = { input: StringValue, output: StringValue } as const;

export const Echo = defineService('Echo', {
  best: { name: 'Best', ...text, claim: 'affinity' },
  first: { name: 'First', ...text, claim: 'first' },
  queued: { name: 'Queued', ...text, claim: 'none', isQueue: true },
  direct: { name: 'Direct', ...text, claim: 'none' },
  all: { name: 'All', ...text, claim: 'none', isMulti: true },
});
