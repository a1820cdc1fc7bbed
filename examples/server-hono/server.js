// The server of a Spaces application, in Hono: spaces, tokens to join them, and webhooks.
import { serve } from '@hono/node-server';
import Mux from '@mux/mux-node';
import { Hono } from 'hono';

// Reads MUX_BASE_URL, which is the gateway's address, MUX_TOKEN_ID, MUX_TOKEN_SECRET, MUX_SIGNING_KEY, MUX_PRIVATE_KEY
// and MUX_WEBHOOK_SECRET from the environment.
const mux = new Mux();
const app = new Hono();

app.post('/spaces', async (c) => {
  const { id } = await mux.video.spaces.create({ type: 'server' });
  return c.json({ id }, 201);
});

// Your application decides here who may join, and under which id.
app.post('/spaces/:id/tokens', async (c) => {
  const { participant_id } = await c.req.json().catch(() => ({}));
  if (typeof participant_id !== 'string')
    return c.json({ error: 'Send a JSON object with participant_id.' }, 400);
  const token = await mux.jwt.signSpaceId(c.req.param('id'), {
    expiration: '1h',
    params: { role: 'publisher', participant_id },
  });
  return c.json({ token }, 201);
});

app.post('/webhooks', async (c) => {
  const body = await c.req.text();
  try {
    mux.webhooks.verifySignature(body, c.req.header());
  } catch {
    return c.json({ error: 'The signature is not valid: check MUX_WEBHOOK_SECRET.' }, 400);
  }
  const event = JSON.parse(body);
  console.log(event.type, event.data.id);
  return c.body(null, 204);
});

app.onError((error, c) => {
  console.error(error.message);
  return c.json({ error: error.message }, error.status ?? 500);
});

serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000), hostname: '127.0.0.1' }, ({ port }) => {
  console.log(`http://127.0.0.1:${port}`);
});
