// The server of a Spaces application, in Express: spaces, tokens to join them, and webhooks.
import Mux from '@mux/mux-node';
import express from 'express';

// Reads MUX_BASE_URL, which is the gateway's address, MUX_TOKEN_ID, MUX_TOKEN_SECRET, MUX_SIGNING_KEY, MUX_PRIVATE_KEY
// and MUX_WEBHOOK_SECRET from the environment.
const mux = new Mux();
const app = express();

app.post('/spaces', async (_request, response) => {
  const { id } = await mux.video.spaces.create({ type: 'server' });
  response.status(201).json({ id });
});

// Your application decides here who may join, and under which id.
app.post('/spaces/:id/tokens', express.json(), async (request, response) => {
  const participant_id = request.body?.participant_id;
  if (typeof participant_id !== 'string')
    return response.status(400).json({ error: 'Send a JSON object with participant_id.' });
  const token = await mux.jwt.signSpaceId(request.params.id, {
    expiration: '1h',
    params: { role: 'publisher', participant_id },
  });
  response.status(201).json({ token });
});

// The signature is over the bytes, so the body is not parsed before.
app.post('/webhooks', express.text({ type: '*/*' }), (request, response) => {
  try {
    mux.webhooks.verifySignature(request.body, request.headers);
  } catch {
    return response.status(400).json({ error: 'The signature is not valid: check MUX_WEBHOOK_SECRET.' });
  }
  const event = JSON.parse(request.body);
  console.log(event.type, event.data.id);
  response.sendStatus(204);
});

app.use((error, _request, response, _next) => {
  console.error(error.message);
  response.status(error.status ?? 500).json({ error: error.message });
});

const server = app.listen(process.env.PORT ?? 3000, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}`);
});
