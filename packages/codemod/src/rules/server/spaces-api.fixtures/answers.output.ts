// A space that is sent on is read elsewhere, by the names that Mux gave its fields.
import { RoomServiceClient } from 'livekit-server-sdk';

declare const router: { get(path: string, answer: (req: { id: string }, res: { json(body: unknown): void }) => unknown): void };

router.get('/one', async ({ id }, res) => {
  const space = await new RoomServiceClient(process.env.LIVEKIT_URL!).listRooms([id]).then(([room]) => room ?? Promise.reject(Object.assign(new Error('There is no room of this name.'), { status: 404 })));
  // airlock-migrate[REST]: this request needs RoomServiceClient or EgressClient of livekit-server-sdk: a whole space is handed on, of which others read id and status by name  (Introduction to LiveKit)
  res.json({ space, at: String(space.creationTime) });
});
router.get('/id', async ({ id }, res) => {
  const space = await new RoomServiceClient(process.env.LIVEKIT_URL!).listRooms([id]).then(([room]) => room ?? Promise.reject(Object.assign(new Error('There is no room of this name.'), { status: 404 })));
  res.json({ id: space.name });
});
router.get('/returned', async ({ id }) => {
  // airlock-migrate[REST]: this request needs RoomServiceClient or EgressClient of livekit-server-sdk: a whole space is handed on, of which others read id and status by name  (Introduction to LiveKit)
  return new RoomServiceClient(process.env.LIVEKIT_URL!).listRooms([id]).then(([room]) => room ?? Promise.reject(Object.assign(new Error('There is no room of this name.'), { status: 404 })));
});

export async function kept(id: string) {
  return new RoomServiceClient(process.env.LIVEKIT_URL!).listRooms([id]).then(([room]) => room ?? Promise.reject(Object.assign(new Error('There is no room of this name.'), { status: 404 })));
}

export async function names() {
  const found: string[] = [];
  for await (const space of await new RoomServiceClient(process.env.LIVEKIT_URL!).listRooms()) found.push(space.name);
  return found;
}

export async function typed(id: string): Promise<import('livekit-server-sdk').Room | undefined> {
  return new RoomServiceClient(process.env.LIVEKIT_URL!).listRooms([id]).then(([room]) => room ?? Promise.reject(Object.assign(new Error('There is no room of this name.'), { status: 404 }))).catch((error: { status?: number }) => {
    if (error.status !== 404) throw error;
    return undefined;
  });
}

export async function koa(ctx: { params: { id: string }; body: unknown }) {
  // airlock-migrate[REST]: this request needs RoomServiceClient or EgressClient of livekit-server-sdk: a whole space is handed on, of which others read id and status by name  (Introduction to LiveKit)
  ctx.body = await new RoomServiceClient(process.env.LIVEKIT_URL!).listRooms([ctx.params.id]).then(([room]) => room ?? Promise.reject(Object.assign(new Error('There is no room of this name.'), { status: 404 })));
}
