import type { RemoteParticipant } from 'livekit-client'

export function log(who: RemoteParticipant, say: (text: string) => { (other: string): void }) {
  const named = say(who.name ?? '')
  ;(who.name ?? '').split(' ').forEach(named)
  if (who.identity) {
    named('')
  }
  (who.name ?? '').split(' ').forEach(named)
}
