#!/usr/bin/env node
'use strict';
const { RoomServiceClient } = require('livekit-server-sdk');
// Copyright: a line about rights
const auth = 'Basic ' + Buffer.from(`${process.env.MUX_TOKEN_ID}:${process.env.MUX_TOKEN_SECRET}`).toString('base64');
async function create() {
  const answer = await new RoomServiceClient(process.env.LIVEKIT_URL).createRoom({ name: crypto.randomUUID(), metadata: 'x' }).then((room) => Response.json({ data: { id: room.name, type: 'server', status: room.numParticipants > 0 ? 'active' : 'idle', passthrough: room.metadata, created_at: String(room.creationTime) } }));
  return (await answer.json()).data;
}
create().then((space) => console.log(space.id));
