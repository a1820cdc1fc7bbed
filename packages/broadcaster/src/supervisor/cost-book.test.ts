import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CostBook } from './cost-book.js';
import { firstEstimate, workloadOf } from './workload.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'airlock-costs-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the book of costs', () => {
  it('estimates until it has measured, and remembers the measure', async () => {
    const path = join(folder, 'new', 'costs.json');
    const book = await CostBook.open(path);
    expect(book.cost('1280x720')).toEqual({ ...firstEstimate('1280x720'), isMeasured: false });
    await book.record('1280x720', { cores: 1.4, memoryMib: 300 }, true);
    const again = await CostBook.open(path);
    expect(again.cost('1280x720')).toEqual({ cores: 1.4, memoryMib: 300, isMeasured: true });
  });

  it('brings the measure of another size to this one', async () => {
    const book = await CostBook.open(join(folder, 'other.json'));
    const { cores, memoryMib } = firstEstimate('1280x720');
    await book.record('1280x720', { cores: cores * 2, memoryMib }, true);
    const larger = book.cost('1920x1080');
    expect(larger.isMeasured).toBe(false);
    expect(larger.cores).toBeCloseTo(firstEstimate('1920x1080').cores * 2);
  });

  it('tells apart what costs differently at the same size', async () => {
    const book = await CostBook.open(join(folder, 'rates.json'));
    await book.record(workloadOf({ resolution: '1280x720' }), { cores: 0.5, memoryMib: 200 }, true);
    const at60 = book.cost(workloadOf({ resolution: '1280x720', framesPerSecond: 60 }));
    expect(at60.cores).toBeGreaterThan(0.9);
    expect(at60.cores).toBeLessThan(1);
    expect(book.cost(workloadOf({ only: 'audio' })).cores).toBeLessThan(0.2);
    const byHardware = workloadOf({ resolution: '1280x720', hardware: 'vaapi' });
    await book.record(byHardware, { cores: 0.2, memoryMib: 200 }, true);
    expect(book.cost(byHardware).cores).toBe(0.2);
    expect(book.cost('1280x720').cores).toBe(0.5);
  });

  it('does not learn from a broadcast that was short of CPU that it needs little', async () => {
    const book = await CostBook.open(join(folder, 'starved.json'));
    await book.record('1280x720', { cores: 0.1, memoryMib: 200 }, false);
    expect(book.cost('1280x720').cores).toBe(firstEstimate('1280x720').cores);
    await book.record('1280x720', { cores: 0.5, memoryMib: 200 }, true);
    expect(book.cost('1280x720').cores).toBe(0.5);
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"1280x720":null,"641x480":{"cores":1,"memoryMib":1}}',
    '{"1280x720":{"cores":-1}}',
  ])('takes a broken file for an empty book: %s', async (text) => {
    const path = join(folder, 'broken.json');
    await writeFile(path, text);
    const book = await CostBook.open(path);
    expect(book.cost('1280x720').isMeasured).toBe(false);
    await book.record('720x720', { cores: 0.4, memoryMib: 200 }, true);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ '720x720': { cores: 0.4, memoryMib: 200 } });
  });
});
