export async function isStage(role: number) {
  const { ParticipantRole } = await import('./spaces-on-livekit');
  return role === ParticipantRole.Publisher;
}
