// The configuration of a LiveKit Egress beside ours: it takes a room composite to need four cores, and refuses it on fewer.

export function peerConfig(ours: string): string {
  return `${ours}
insecure: true
cpu_cost: { room_composite_cpu_cost: 0.5, web_cpu_cost: 0.5, participant_cpu_cost: 0.5, max_cpu_utilization: 1 }
logging: { level: error }
`;
}
