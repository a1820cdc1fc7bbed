// Tests that each way a device can fail gets words of its own.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  explainDeviceProblem,
  explainDeviceProblems,
  explainScreenProblem,
} from './explain-device-problem.js';

beforeEach(() => void vi.stubGlobal('navigator', { mediaDevices: {} }));

describe('explainDeviceProblem', () => {
  it.each([
    ['NotAllowedError', /^Your camera is blocked/],
    ['NotFoundError', /^No camera was found/],
    ['NotReadableError', /another program/],
    ['OverconstrainedError', /Choose another/],
    ['SomethingNewError', /could not be opened/],
  ])('explains %s', (name, words) => {
    expect(explainDeviceProblem('camera', new DOMException('', name))).toMatch(words);
  });

  it.each([undefined, null, 'text', {}])('explains %j, which is no error at all', (problem) => {
    expect(explainDeviceProblem('microphone', problem)).toMatch(/^Your microphone could not be opened/);
  });
});

describe('explainDeviceProblems', () => {
  const blocked = new DOMException('', 'NotAllowedError');
  const missing = new DOMException('', 'NotFoundError');

  it.each([
    [blocked, /^Your camera and microphone are blocked/],
    [missing, /^No camera and no microphone/],
  ])('says once what both have', (problem, text) => {
    expect(explainDeviceProblems({ camera: problem, microphone: problem })).toEqual([
      expect.stringMatching(text),
    ]);
  });

  it('says once that the browser of a messenger has no camera and no microphone', () => {
    vi.stubGlobal('navigator', {});
    const problem = new TypeError('mediaDevices is undefined');
    expect(explainDeviceProblems({ camera: problem, microphone: problem })).toEqual([
      expect.stringMatching(/^This browser gives pages no camera and no microphone/),
    ]);
  });

  it('says each of two problems, and nothing of none', () => {
    expect(explainDeviceProblems({ camera: missing, microphone: blocked })).toHaveLength(2);
    expect(explainDeviceProblems({ microphone: missing })).toHaveLength(1);
    expect(explainDeviceProblems({})).toEqual([]);
  });
});

describe('explainScreenProblem', () => {
  it('has nothing to say when the person closed the picker', () => {
    expect(explainScreenProblem(new DOMException('', 'NotAllowedError'))).toBeUndefined();
  });

  it('explains what else can fail', () => {
    expect(explainScreenProblem(new DOMException('', 'NotReadableError'))).toMatch(/could not be shared/);
  });
});
