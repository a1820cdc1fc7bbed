// Makes the gateway's own TLS certificate, for applications that put https:// before the host.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { generate } from 'selfsigned';

const LIFE_DAYS = 365;
const RENEW_BEFORE_MS = 7 * 24 * 60 * 60 * 1000;

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/**
 * The certificate in a folder, made when there is none, when it is about to end, or when it lacks a name.
 * Nobody trusts it by itself: give clients `certFile` (`NODE_EXTRA_CA_CERTS`), or use a proxy with a real one.
 */
export async function ownCertificate(
  folder: string,
  names: readonly string[] = ['localhost', '127.0.0.1', '::1'],
  now: Date = new Date(),
): Promise<Certificate & { readonly certFile: string }> {
  const certFile = join(folder, 'gateway-cert.pem');
  const keyFile = join(folder, 'gateway-key.pem');
  const stored = await readPair(keyFile, certFile);
  if (stored && isGood(stored.cert, names, now)) return { ...stored, certFile };
  const made = await makeCertificate(names, now);
  await mkdir(folder, { recursive: true });
  await writeFile(keyFile, made.key, { mode: 0o600 });
  await writeFile(certFile, made.cert);
  return { ...made, certFile };
}

async function makeCertificate(names: readonly string[], now: Date): Promise<Certificate> {
  const altNames = names.map((name) =>
    isAddress(name) ? { type: 7 as const, ip: name } : { type: 2 as const, value: name },
  );
  const notAfterDate = new Date(now.getTime() + LIFE_DAYS * 24 * 60 * 60 * 1000);
  const pems = await generate([{ name: 'commonName', value: names[0]! }], {
    keySize: 2048,
    algorithm: 'sha256',
    notBeforeDate: now,
    notAfterDate,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'subjectAltName', altNames },
    ],
  });
  return { key: pems.private, cert: pems.cert };
}

function isGood(cert: string, names: readonly string[], now: Date): boolean {
  const parsed = new X509Certificate(cert);
  const isNamed = (name: string) =>
    (isAddress(name) ? parsed.checkIP(name) : parsed.checkHost(name)) !== undefined;
  return Date.parse(parsed.validTo) - now.getTime() > RENEW_BEFORE_MS && names.every(isNamed);
}

function isAddress(name: string): boolean {
  return /^[\d.]+$/.test(name) || name.includes(':');
}

async function readPair(keyFile: string, certFile: string): Promise<Certificate | undefined> {
  try {
    const [key, cert] = await Promise.all([readFile(keyFile, 'utf8'), readFile(certFile, 'utf8')]);
    return { key, cert };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
