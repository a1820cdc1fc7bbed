import type { RemoteParticipant } from '@mux/spaces-web'

export function log(who: RemoteParticipant, say: (text: string) => { (other: string): void }) {
  const named = say(who.displayName)
  who.displayName.split(' ').forEach(named)
  if (who.id) {
    named('')
  }
  who.displayName.split(' ').forEach(named)
}
