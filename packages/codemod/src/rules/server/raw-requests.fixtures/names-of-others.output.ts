// Paths whose parts have another meaning where the request stands, or none: another space must not be deleted.
import { RoomServiceClient } from 'livekit-server-sdk';
const API = 'https://api.mux.com/video/v1';
const BASE = `${API}/spaces`;
const TENANT = process.env.TENANT;
type Row = { id: string };

const spaceUrl = (space: Row) => `${BASE}/${space.id}`;
export async function clean({ space, old }: { space: Row; old: Row[] }): Promise<void> {
  console.log('keeps', space.id);
  // airlock-migrate[REST]: this request needs RoomServiceClient or EgressClient of livekit-server-sdk  (Introduction to LiveKit)
  for (const each of old) await fetch(spaceUrl(each), { method: 'DELETE' });
}

class Rooms {
  constructor(private readonly prefix: string) {}
  urlOf(id: string) { return `${BASE}/${this.prefix}-${id}`; }
}
const other = new Rooms('other');
// airlock-migrate[REST]: this request needs RoomServiceClient or EgressClient of livekit-server-sdk  (Introduction to LiveKit)
export const viaOther = (id: string) => fetch(other.urlOf(id), { method: 'DELETE' });

const of = (tenant: string) => ({ url: `${BASE}/${tenant}` });
const acme = of('acme');
// airlock-migrate[REST]: this request needs RoomServiceClient or EgressClient of livekit-server-sdk  (Introduction to LiveKit)
export const ofAcme = (tenant: string) => fetch(acme.url, { method: 'DELETE', headers: { tenant } });
// airlock-migrate[REST]: this request needs RoomServiceClient or EgressClient of livekit-server-sdk  (Introduction to LiveKit)
export const gone = () => fetch(acme.url, { method: 'DELETE' });

const ofTenant = (id: string) => `${BASE}/${TENANT}-${id}`;
export const sameName = async (id: string) => {
  await new RoomServiceClient(process.env.LIVEKIT_URL!).deleteRoom(`${TENANT}-${id}`).catch((error) => { if (error.code !== 'not_found') throw error; });
};
export const shadowed = async (id: string, TENANT: string) => {
  // airlock-migrate[REST]: this request needs RoomServiceClient or EgressClient of livekit-server-sdk  (Introduction to LiveKit)
  await fetch(ofTenant(id), { method: 'DELETE', headers: { TENANT } });
};

const pathOf = (kind: string, row: Row) => `${API}/${kind}/${row.id}`;
export const asset = (row: Row) => fetch(pathOf('assets', row), { method: 'DELETE' });
// airlock-migrate[REST]: this request needs RoomServiceClient or EgressClient of livekit-server-sdk  (Introduction to LiveKit)
export const either = (kind: string, row: Row) => fetch(pathOf(kind, row), { method: 'DELETE' });
