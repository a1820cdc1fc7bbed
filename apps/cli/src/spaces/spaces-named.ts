// The spaces of one name in the gateway that is known here.
import { adminApi } from '../admin-api/admin-api.js';
import { gatewayAddress } from '../admin-api/gateway-address.js';
import { listSpaces, type ListedSpace } from './list-spaces.js';

/** None when no gateway answers: a room then goes by its name in LiveKit. */
export async function spacesNamed(name: string, stateDir: string): Promise<ListedSpace[]> {
  const { AIRLOCK_URL: gateway, AIRLOCK_ADMIN_TOKEN: adminToken } = process.env;
  const options = { stateDir, ...(gateway && { gateway }), ...(adminToken && { adminToken }) };
  try {
    return await listSpaces(adminApi(await gatewayAddress(options)), name);
  } catch {
    return [];
  }
}
