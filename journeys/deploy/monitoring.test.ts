// The alerts and the board ask for metrics that the gateway has.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { DEPLOY } from './composition.js';

const METRICS = join(import.meta.dirname, '../../docs/reference/metrics.md');
/** What Prometheus makes of a histogram. */
const PARTS = /_(bucket|count|sum)$/;

async function unknownMetrics(expressions: readonly string[]): Promise<string[]> {
  // Printed from the gateway's registry, which a test holds.
  const known = new Set(
    Array.from((await readFile(METRICS, 'utf8')).matchAll(/\| `(\w+)`/g), ([, name]) => name!),
  );
  const used = expressions.flatMap((expression) => expression.match(/\bairlock_\w+/g) ?? []);
  expect(used.length).toBeGreaterThan(6);
  return used.filter((name) => !known.has(name) && !known.has(name.replace(PARTS, '')));
}

it('alerts on metrics that exist, and says what to do', async () => {
  const { groups } = parse(await readFile(join(DEPLOY, 'monitoring/alerts.yaml'), 'utf8')) as {
    groups: { rules: { expr: string; annotations: { summary: string } }[] }[];
  };
  const rules = groups.flatMap((group) => group.rules);
  expect(await unknownMetrics(rules.map(({ expr }) => expr))).toEqual([]);
  for (const { annotations } of rules) expect(annotations.summary).toMatch(/\. .+\.$/);
});

it('shows metrics that exist', async () => {
  const { panels } = JSON.parse(await readFile(join(DEPLOY, 'monitoring/grafana.json'), 'utf8')) as {
    panels: { targets: { expr: string }[] }[];
  };
  expect(await unknownMetrics(panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)))).toEqual([]);
});
