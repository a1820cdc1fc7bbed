async function open(token: string) {
  const { Space } = await import('@mux/spaces-web');
  return [new Space(token)];
}
