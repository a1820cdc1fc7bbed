import { expect, it } from 'vitest';
import { verifyHeader } from '../../test/webhook-receiver.js';
import { signatureHeader } from './signature.js';

it('signs the vector in the tests of mux-node 7', () => {
  expect(signatureHeader('SuperSecret123', 1565125718, '{"test":"body"}')).toBe(
    't=1565125718,v1=854ece4c22acef7c66b57d4e504153bc512595e8e9c772ece2a68150548c19a7',
  );
});

it('is refused for another body, another secret, and after 300 s', () => {
  const now = new Date();
  const seconds = Math.floor(now.getTime() / 1000);
  const header = signatureHeader('secret', seconds, '{}');
  expect(() => verifyHeader('{}', header, 'secret', now)).not.toThrow();
  expect(() => verifyHeader('{ }', header, 'secret', now)).toThrow();
  expect(() => verifyHeader('{}', header, 'other', now)).toThrow();
  expect(() => verifyHeader('{}', header, 'secret', new Date(now.getTime() + 302_000))).toThrow(/tolerance/);
});
