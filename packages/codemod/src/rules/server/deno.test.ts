import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { planMigration } from '../../migration/plan-migration.js';

const FUNCTION = `import { serve } from 'https://deno.land/std@0.131.0/http/server.ts';

serve(async () => {
  const answer = await fetch('https://api.mux.com/video/v1/spaces', { method: 'POST', body: '{}' });
  return answer;
});
`;

test('a function of Supabase takes its SDK and its settings from where Deno has them', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'airlock-deno-'));
  try {
    await writeFile(path.join(folder, 'index.ts'), FUNCTION.replace("'{}'", 'JSON.stringify({})'));
    const { changes } = await planMigration(folder, { to: 'livekit' });
    expect(changes).toHaveLength(1);
    expect(changes[0]?.after).toMatch(/from 'npm:livekit-server-sdk@\^2\./);
    expect(changes[0]?.after).toContain(
      "new RoomServiceClient(Deno.env.get('LIVEKIT_URL')!, Deno.env.get('LIVEKIT_API_KEY')!",
    );
    expect(changes[0]?.after).not.toContain('process.env');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
