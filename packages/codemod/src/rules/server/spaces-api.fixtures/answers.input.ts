// A space that is sent on is read elsewhere, by the names that Mux gave its fields.
import Mux from '@mux/mux-node';

declare const router: { get(path: string, answer: (req: { id: string }, res: { json(body: unknown): void }) => unknown): void };

const mux = new Mux();

router.get('/one', async ({ id }, res) => {
  const space = await mux.video.spaces.retrieve(id);
  res.json({ space, at: space.created_at });
});
router.get('/id', async ({ id }, res) => {
  const space = await mux.video.spaces.retrieve(id);
  res.json({ id: space.id });
});
router.get('/returned', async ({ id }) => {
  return mux.video.spaces.retrieve(id);
});

export async function kept(id: string) {
  return mux.video.spaces.retrieve(id);
}

export async function names() {
  const found: string[] = [];
  for await (const space of mux.video.spaces.list({ limit: 25 })) found.push(space.id);
  return found;
}

export async function typed(id: string): Promise<Mux.Video.Space | undefined> {
  return mux.video.spaces.retrieve(id).catch((error: { status?: number }) => {
    if (error.status !== 404) throw error;
    return undefined;
  });
}

export async function koa(ctx: { params: { id: string }; body: unknown }) {
  ctx.body = await mux.video.spaces.retrieve(ctx.params.id);
}
