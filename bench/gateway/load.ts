// Requests over loopback from a thread of their own, and what they cost.
import autocannon, { type Request } from 'autocannon';

export interface Load {
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** Answers that were not 2xx, and requests that had none. */
  failures: number;
}

/** Eight connections, as fast as they are answered; the first second warms up and does not count. */
export async function load(url: string, requests: Request[], seconds: number): Promise<Load> {
  const options = { url, requests, connections: 8, workers: 1 };
  await autocannon({ ...options, duration: 1 });
  const { latency, errors, non2xx, requests: sent } = await autocannon({ ...options, duration: seconds });
  return {
    requestsPerSecond: sent.average,
    p50Ms: latency.p50,
    p99Ms: latency.p99,
    failures: errors + non2xx,
  };
}
