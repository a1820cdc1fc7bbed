export async function isStage(role: number) {
  const { ParticipantRole } = await import('@mux/spaces-web');
  return role === ParticipantRole.Publisher;
}
