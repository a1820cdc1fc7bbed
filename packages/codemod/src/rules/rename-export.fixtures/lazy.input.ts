export const capture = async () => (await import('@mux/spaces-web')).getUserMedia({ video: true });

export const audio = async () => {
  const { TrackKind, getUserMedia: ask = null } = await import('@mux/spaces-web');
  return (await ask!()).filter((track) => track.kind === TrackKind.Audio);
};

export async function open(token: string) {
  const [{ Space: Call }] = await Promise.all([import('@mux/spaces-web'), document.fonts.ready]);
  return new Call!(token);
}

export async function whole(token: string) {
  const sdk = await import('@mux/spaces-web');
  const space = new sdk.Space(token);
  space.on(sdk.SpaceEvent.ParticipantLeft, (person) => console.log(person.displayName));
  return space.join();
}
