let current: import('@mux/spaces-web').Space | undefined;

export async function toggle(token: string) {
  if (current) {
    await current.leave();
    current = undefined;
    return;
  }
  const { Space } = await import('@mux/spaces-web');
  current = new Space(token);
  current.on('ParticipantLeft', (person) => console.log(person.id));
  await current.join();
}

export async function show(token: string) {
  const { Space } = await import('@mux/spaces-web');
  const space = new Space(token);
  const me = await space.join();
  const { getUserMedia } = await import('@mux/spaces-web');
  await me.publishTracks(await getUserMedia({ video: true }));
}
