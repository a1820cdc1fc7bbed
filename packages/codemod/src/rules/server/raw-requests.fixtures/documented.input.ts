/** Deletes a space. */
export async function end(id: string) {
  await fetch(`https://api.mux.com/video/v1/spaces/${id}`, { method: 'DELETE' });
}
