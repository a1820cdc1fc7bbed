export async function enter(token: string) {
  const mux = import('@mux/spaces-web');
  document.title = 'joining';
  const { Space } = await mux;
  return new Space(token).join();
}
