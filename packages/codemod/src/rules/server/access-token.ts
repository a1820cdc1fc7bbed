// Signing a Mux token with RS256: an AccessToken of livekit-server-sdk in its place.
import { MUX_SPACES_AUDIENCE } from '@airlock-rtc/contract';
import ts from 'typescript';
import type { Part } from '../../edits/edit-list.js';
import { levelOfOperator } from '../../edits/precedence.js';
import { isInAsync, propertyOf, unwrap } from '../../source/syntax.js';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { outcome, type Rule } from '../rule.js';
import { asyncStatementOf, credentials, environment } from './server-code.js';

/** What a Mux token said, as expressions. */
interface Claims {
  room: ts.Expression;
  participantId?: ts.Expression;
  role?: ts.Expression;
  ttl?: Part;
  /** In seconds since 1970. */
  expiresAt?: ts.Expression;
}

export const accessToken: Rule = {
  id: 'access-token',
  section: 'Construct a LiveKit JWT',
  covers: outcome('partly', ['Mux.signSpaceId', 'jsonwebtoken.sign', 'jose.SignJWT']),
  call(call, file) {
    for (const [row, read] of Object.entries(READERS)) {
      const claims = read(call, file);
      if (claims === undefined) continue;
      const statement = asyncStatementOf(call);
      const arrow = statement ? undefined : asyncArrowAround(call);
      if (claims !== 'unreadable' && arrow) writeInArrow(call, claims, arrow, file);
      else if (
        claims !== 'unreadable' &&
        !statement &&
        row === 'jsonwebtoken.sign' &&
        call.arguments.length <= 3 &&
        isOfJsonWebToken(call.expression, file)
      )
        signInPlace(call, claims, file);
      else if (claims === 'unreadable' || !statement) file.mark(call, 'TOKEN');
      else writeToken(call, claims, statement, file);
      return row;
    }
    return undefined;
  },
};

/** The async function that is one expression with the call in it. */
function asyncArrowAround(call: ts.CallExpression): ts.ArrowFunction | undefined {
  const fn = ts.findAncestor(call, ts.isFunctionLike);
  return fn && ts.isArrowFunction(fn) && !ts.isBlock(fn.body) && isInAsync(call) ? fn : undefined;
}

function writeInArrow(
  call: ts.CallExpression,
  claims: Claims,
  arrow: ts.ArrowFunction,
  file: FileRewriter,
): void {
  const [declaration, grant] = tokenStatements(claims, 'accessToken', file);
  file.edits.enclose(arrow.body, '{ ', ...declaration, ' ', ...grant, ' return ', arrow.body, '; }');
  replaceCall(call, 'accessToken', file);
}

function writeToken(
  call: ts.CallExpression,
  claims: Claims,
  statement: ts.Statement,
  file: FileRewriter,
): void {
  const token = freeName(statement, file);
  for (const parts of tokenStatements(claims, token, file))
    file.insertStatement('before', statement, ...parts);
  replaceCall(call, token, file);
}

function tokenStatements(claims: Claims, token: string, file: FileRewriter): [Part[], Part[]] {
  const identity: Part[] = claims.participantId ? [claims.participantId] : ['crypto.randomUUID()'];
  const ttl = ttlOf(claims);
  const canPublish: Part[] = claims.role ? roleTest(claims.role) : ['true'];
  return [
    [
      `const ${token} = new ${file.use('AccessToken')}(${credentials(file)}, { identity: `,
      ...identity,
      ...ttl,
      ' });',
    ],
    [
      `${token}.addGrant({ roomJoin: true, room: `,
      claims.room,
      ...[', canPublish: ', ...canPublish, ', canPublishData: ', ...canPublish],
      ', canSubscribe: true, canUpdateOwnMetadata: true });',
    ],
  ];
}

function replaceCall(call: ts.CallExpression, token: string, file: FileRewriter): void {
  const awaited = ts.isAwaitExpression(call.parent) ? call.parent : call;
  file.replace(awaited, `await ${token}.toJwt()`);
  file.rewrote(call, accessToken.id, 'signed with LIVEKIT_API_KEY and LIVEKIT_API_SECRET of the environment');
}

function ttlOf({ ttl, expiresAt }: Claims): Part[] {
  if (ttl) return [', ttl: ', ttl];
  if (!expiresAt) return [];
  const at = { operand: [expiresAt], level: levelOfOperator('-') };
  return [', ttl: Math.floor(', at, ' - Date.now() / 1000)'];
}

/** Where nothing may be awaited, jsonwebtoken goes on signing: a token of LiveKit is signed with its secret, by HS256. */
function signInPlace(call: ts.CallExpression, claims: Claims, file: FileRewriter): void {
  const [payload, key, options] = call.arguments;
  const { participantId, role, ttl, expiresAt, room } = claims;
  const canPublish: Part[] = role ? roleTest(role) : ['true'];
  const [apiKey, secret] = ['LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET'].map((name) => environment(name, file));
  file.replace(
    { start: payload!.getStart(file.source), end: (options ?? key ?? payload)!.end },
    ...['{ ', ...(expiresAt ? ['exp: ', expiresAt, ', '] : [])],
    ...['video: { roomJoin: true, room: ', room],
    ...[', canPublish: ', ...canPublish, ', canPublishData: ', ...canPublish],
    `, canSubscribe: true, canUpdateOwnMetadata: true } }, ${secret}, { algorithm: 'HS256', issuer: ${apiKey}, subject: `,
    participantId ?? 'crypto.randomUUID()',
    ...(ttl ? [', expiresIn: ', ttl] : []),
    ' }',
  );
  file.rewrote(call, accessToken.id, 'signed with LIVEKIT_API_KEY and LIVEKIT_API_SECRET of the environment');
}

/** How many tokens a block has by now. */
const tokensIn = new WeakMap<ts.Node, number>();

function freeName(statement: ts.Statement, file: FileRewriter): string {
  const count = (tokensIn.get(statement.parent) ?? 0) + 1;
  tokensIn.set(statement.parent, count);
  const name = file.text(statement).includes('accessToken') ? 'liveKitToken' : 'accessToken';
  return count === 1 ? name : `${name}${count}`;
}

/** Only the word subscriber took rights away (spaces-web 1.2.0). */
function roleTest(role: ts.Expression): Part[] {
  if (ts.isStringLiteralLike(role)) return [String(role.text !== 'subscriber')];
  return [{ operand: [role], level: levelOfOperator('===') }, " !== 'subscriber'"];
}

/** Of `signSpaceId` of mux-node; that of an AccessToken is six hours. */
const DEFAULT_TTL = "'7d'";

type Found = Claims | 'unreadable' | undefined;

const READERS: Readonly<Record<string, (call: ts.CallExpression, file: FileRewriter) => Found>> = {
  'Mux.signSpaceId': claimsOfSignSpaceId,
  'jsonwebtoken.sign': claimsOfJsonWebToken,
  'jose.SignJWT': claimsOfJose,
};

function claimsOfSignSpaceId(call: ts.CallExpression, file: FileRewriter): Found {
  const callee = call.expression;
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 'signSpaceId') return undefined;
  if (!file.sdk.membersOf(callee.name).includes('MuxJwt.signSpaceId')) return undefined;
  const [room, options] = call.arguments;
  if (!room) return 'unreadable';
  if (!options) return { room, ttl: DEFAULT_TTL };
  const literal = unwrap(options);
  if (!isReadable(literal)) return 'unreadable';
  const params = propertyOf(literal, 'params');
  const ttl = propertyOf(literal, 'expiration');
  const claims = params && unwrap(params);
  if (claims && !isReadable(claims)) return 'unreadable';
  return { room, ...fields(claims), ttl: ttl ?? DEFAULT_TTL };
}

/** Whether all that an object says stands there: what is spread or computed may take rights away. */
function isReadable(object: ts.Expression): object is ts.ObjectLiteralExpression {
  return (
    ts.isObjectLiteralExpression(object) &&
    object.properties.every(
      (each) =>
        !ts.isSpreadAssignment(each) && each.name !== undefined && !ts.isComputedPropertyName(each.name),
    )
  );
}

/**
 * A call of `jsonwebtoken`, or of a service that signs with a key of its own, as Nest's and Fastify's: told by the
 * audience of Spaces in its payload or its options.
 */
function claimsOfJsonWebToken(call: ts.CallExpression, file: FileRewriter): Found {
  const callee = call.expression;
  const name = ts.isPropertyAccessExpression(callee)
    ? callee.name.text
    : ts.isIdentifier(callee)
      ? callee.text
      : '';
  const [payload, second, third] = call.arguments;
  if (!/^(?:jwt)?sign/i.test(name) || !payload) return undefined;
  const claims = unwrap(payload);
  const options = third ?? (isOfJsonWebToken(callee, file) ? undefined : second);
  const signing = options && unwrap(options);
  const audiences = [audienceOf(claims, 'aud', file), signing && audienceOf(signing, 'audience', file)];
  if (!audiences.some((audience) => isSpaces(audience, file))) return undefined;
  if (!isReadable(claims) || (signing && !isReadable(signing))) return 'unreadable';
  const room = propertyOf(claims, 'sub') ?? (signing && propertyOf(signing, 'subject'));
  const ttl = signing && propertyOf(signing, 'expiresIn');
  return room ? { room, ...fields(claims), ...(ttl && { ttl }) } : 'unreadable';
}

/** `jwt.sign`, `sign` of `{ sign }`, and what is made of either, as by `promisify`. */
function isOfJsonWebToken(callee: ts.Expression, file: FileRewriter): boolean {
  const root = ts.isPropertyAccessExpression(callee) ? unwrap(callee.expression) : callee;
  if (!ts.isIdentifier(root)) return false;
  const [declaration] = file.checker.getSymbolAtLocation(root)?.declarations ?? [];
  const made =
    declaration && ts.findAncestor(declaration, (at) => ts.isVariableDeclaration(at) || isImport(at));
  if (!made) return false;
  if (/['"](?:\w+:)?jsonwebtoken\b/.test(made.getText())) return true;
  const [wrapped] =
    ts.isVariableDeclaration(made) && made.initializer && ts.isCallExpression(made.initializer)
      ? made.initializer.arguments
      : [];
  return wrapped !== undefined && isOfJsonWebToken(wrapped, file);
}

function isImport(node: ts.Node): boolean {
  return ts.isImportDeclaration(node) || ts.isImportEqualsDeclaration(node);
}

/** Of an object that stands there, or of the constant that was made from one. */
function audienceOf(object: ts.Expression, name: string, file: FileRewriter): ts.Expression | undefined {
  if (ts.isObjectLiteralExpression(object)) return propertyOf(object, name);
  if (!ts.isIdentifier(object)) return undefined;
  const declaration = file.checker.getSymbolAtLocation(object)?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return undefined;
  const initializer = unwrap(declaration.initializer);
  return ts.isObjectLiteralExpression(initializer) ? propertyOf(initializer, name) : undefined;
}

/** `new SignJWT({ … }).setSubject(space).setAudience('rt')….sign(key)`. */
function claimsOfJose(call: ts.CallExpression, file: FileRewriter): Found {
  if (!ts.isPropertyAccessExpression(call.expression) || call.expression.name.text !== 'sign')
    return undefined;
  const steps = new Map<string, ts.Expression | undefined>();
  let at: ts.Expression = call.expression.expression;
  while (ts.isCallExpression(at) && ts.isPropertyAccessExpression(at.expression)) {
    steps.set(at.expression.name.text, at.arguments[0]);
    at = at.expression.expression;
  }
  if (!ts.isNewExpression(at) || !/\bSignJWT$/.test(at.expression.getText())) return undefined;
  const payload = at.arguments?.[0] && unwrap(at.arguments[0]);
  const claims = payload && ts.isObjectLiteralExpression(payload) ? payload : undefined;
  if (!isSpaces(steps.get('setAudience') ?? (claims && propertyOf(claims, 'aud')), file)) return undefined;
  if (payload && !isReadable(payload)) return 'unreadable';
  const room = steps.get('setSubject') ?? (claims && propertyOf(claims, 'sub'));
  const ttl = steps.get('setExpirationTime');
  return room ? { room, ...fields(claims), ...(ttl && { ttl }) } : 'unreadable';
}

function fields(claims: ts.ObjectLiteralExpression | undefined): Partial<Claims> {
  const participantId = claims && propertyOf(claims, 'participant_id');
  const role = claims && propertyOf(claims, 'role');
  const expiresAt = claims && propertyOf(claims, 'exp');
  return { ...(expiresAt && { expiresAt }), ...(participantId && { participantId }), ...(role && { role }) };
}

/** The audience itself, a constant of it, or a list that holds it. */
function isSpaces(audience: ts.Expression | undefined, file: FileRewriter): boolean {
  if (!audience) return false;
  if (ts.isArrayLiteralExpression(audience)) return audience.elements.some((each) => isSpaces(each, file));
  const type = file.checker.getTypeAtLocation(audience);
  return type.isStringLiteral() && type.value === MUX_SPACES_AUDIENCE;
}
