let sdk: typeof import('@mux/spaces-web') | undefined;

async function load() {
  return (sdk ??= await import('@mux/spaces-web'));
}

export async function enter(token: string) {
  const { Space: MuxSpace, SpaceEvent } = await load();
  const space = new MuxSpace(token);
  space.on(SpaceEvent.ParticipantJoined, ({ displayName }) => console.log(displayName, Object.keys(SpaceEvent)));
  await space.join();
  return [...space.participants.values()].map((person) => person.displayName).concat(String(space.participants.has('x')));
}
