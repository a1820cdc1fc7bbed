// Makes a TLS certificate of one's own and keeps it, for applications and phones that ask for https://.
import { X509Certificate } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import type { Server } from 'node:tls';
import { generate } from 'selfsigned';
import type { Logger } from '../telemetry/logger.js';

const RENEW_EVERY_MS = 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Safari refuses certificates that live longer than 825 days. */
const LIFE_MS = 365 * DAY_MS;
const RENEW_BEFORE_MS = 7 * DAY_MS;
/** The clock of whoever connects may be behind. */
const VALID_SINCE_MS = DAY_MS;

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/**
 * The certificate in a folder, made when there is none, when it is about to end, lacks a name or is damaged.
 * Nobody trusts it by itself: give clients `certFile` (`NODE_EXTRA_CA_CERTS`), or use a proxy with a real one.
 */
export async function ownCertificate(
  folder: string,
  names: readonly string[] = ['localhost', '127.0.0.1', '::1'],
  now: Date = new Date(),
): Promise<Certificate & { readonly certFile: string }> {
  const certFile = join(folder, 'gateway-cert.pem');
  const keyFile = join(folder, 'gateway-key.pem');
  const kept = await readPair(keyFile, certFile);
  if (kept && isGood(kept.cert, names, now)) return { ...kept, certFile };
  const made = await makeCertificate(names, now);
  await mkdir(folder, { recursive: true });
  await writeFile(keyFile, made.key, { mode: 0o600 });
  await writeFile(certFile, made.cert);
  return { ...made, certFile };
}

async function makeCertificate(names: readonly string[], now: Date): Promise<Certificate> {
  const altNames = names.map((name) =>
    isIP(name) ? { type: 7 as const, ip: name } : { type: 2 as const, value: name },
  );
  const pems = await generate([{ name: 'commonName', value: names[0]! }], {
    ...{ keyType: 'ec', curve: 'P-256', algorithm: 'sha256' },
    notBeforeDate: new Date(now.getTime() - VALID_SINCE_MS),
    notAfterDate: new Date(now.getTime() + LIFE_MS),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, keyAgreement: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames },
    ],
  });
  return { key: pems.private, cert: pems.cert };
}

function isGood(pem: string, names: readonly string[], now: Date): boolean {
  try {
    const parsed = new X509Certificate(pem);
    const isNamed = (name: string) =>
      (isIP(name) ? parsed.checkIP(name) : parsed.checkHost(name)) !== undefined;
    return Date.parse(parsed.validTo) - now.getTime() > RENEW_BEFORE_MS && names.every(isNamed);
  } catch {
    return false;
  }
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

/** Asks for the certificate now and then, and serves a new one to whoever connects from then on. */
export function keepRenewed(
  server: object,
  first: Certificate,
  renew: () => Promise<Certificate>,
  logger: Logger,
  everyMs = RENEW_EVERY_MS,
): () => void {
  let { cert } = first;
  const timer = setInterval(() => {
    renew()
      .then((next) => {
        if (next.cert === cert || !('setSecureContext' in server)) return;
        (server as Server).setSecureContext(next);
        cert = next.cert;
        logger.info('the certificate was renewed');
      })
      .catch((error: unknown) => logger.warn({ err: error }, 'failed to renew the certificate'));
  }, everyMs).unref();
  return () => clearInterval(timer);
}
