// A certificate of one's own for the house, kept, so that a phone need accept it once only.
import { X509Certificate } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from 'selfsigned';

export interface Certificate {
  key: string;
  cert: string;
}

/** Safari refuses certificates that live longer than 825 days. */
const VALID_DAYS = 365;
const DAY_MS = 24 * 60 * 60 * 1000;

/** @returns the kept certificate when it is still valid for `address`, else a new one, kept in `folder`. */
export async function certificateFor(
  address: string,
  folder: string,
  now = Date.now(),
): Promise<Certificate> {
  const paths = { key: join(folder, 'key.pem'), cert: join(folder, 'cert.pem') };
  const kept = await Promise.all([readFile(paths.key, 'utf8'), readFile(paths.cert, 'utf8')]).catch(
    () => undefined,
  );
  if (kept && isGood(kept[1], address, now)) return { key: kept[0], cert: kept[1] };

  const { private: key, cert } = await generate([{ name: 'commonName', value: 'Airlock on this machine' }], {
    ...{ keyType: 'ec', curve: 'P-256', algorithm: 'sha256' },
    notBeforeDate: new Date(now - DAY_MS),
    notAfterDate: new Date(now + VALID_DAYS * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, keyAgreement: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: address },
        ],
      },
    ],
  });
  await mkdir(folder, { recursive: true });
  await writeFile(paths.key, key, { mode: 0o600 });
  await writeFile(paths.cert, cert);
  return { key, cert };
}

function isGood(pem: string, address: string, now: number): boolean {
  try {
    const certificate = new X509Certificate(pem);
    return certificate.checkIP(address) !== undefined && Date.parse(certificate.validTo) > now + DAY_MS;
  } catch {
    return false;
  }
}
