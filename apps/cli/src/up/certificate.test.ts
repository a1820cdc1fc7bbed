import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { certificateFor } from './certificate.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'airlock-certificate-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('names the address and this machine, and its key is for its owner alone', async () => {
  const certificate = new X509Certificate((await certificateFor('192.168.1.20', folder)).cert);
  expect(certificate.checkIP('192.168.1.20')).toBe('192.168.1.20');
  expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(certificate.checkHost('localhost')).toBe('localhost');
  expect((await stat(join(folder, 'key.pem'))).mode & 0o077).toBe(0);
});

it('is kept, and made anew for another address, near its end, and when damaged', async () => {
  const first = await certificateFor('192.168.1.20', folder);
  expect(await certificateFor('192.168.1.20', folder)).toEqual(first);
  const other = await certificateFor('192.168.1.21', folder);
  expect(other.cert).not.toBe(first.cert);
  const later = Date.now() + 365 * 24 * 60 * 60 * 1000;
  const renewed = await certificateFor('192.168.1.21', folder, later);
  expect(renewed.cert).not.toBe(other.cert);
  await writeFile(join(folder, 'cert.pem'), 'damaged');
  expect((await certificateFor('192.168.1.21', folder)).cert).toContain('BEGIN CERTIFICATE');
});
