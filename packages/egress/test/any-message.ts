// Any message of a protobuf type, by its own description: every field with what fits its kind and nobody expects.
import { ScalarType, type FieldInfo, type Message, type MessageType } from '@bufbuild/protobuf';
import fc from 'fast-check';

/** So deep that each field of every output of a request is reached. */
const DEPTH = 5;

const integer = fc.oneof(
  fc.integer({ min: -3, max: 70 }),
  fc.constantFrom(0, 1, 16, 30, 1280, 4096, 2 ** 31 - 1, -(2 ** 31)),
);
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    ...[
      '',
      '/',
      '..',
      '../../etc/x',
      '/etc/x',
      'a/b.mp4',
      'a\0b',
      '{room_name}/{time}',
      '会議 🎥',
      'C#',
      'x'.repeat(300),
      `${'x'.repeat(300)}/a`,
    ],
    ...[
      'grid',
      'speaker-light',
      'rtmp://host/app/SECRETKEY',
      'rtmps://u:SECRETKEY@host/app',
      'srt://h:1',
      'mux://SECRETKEY',
    ],
    ...['https://example.org', 'javascript:1', 'rtmp://[::1', '\ud800'],
  ),
);
const number = fc.oneof(integer, fc.constantFrom(0.5, -0.1, Number.NaN, Infinity));
const LONG: ReadonlySet<ScalarType> = new Set([
  ...[ScalarType.INT64, ScalarType.UINT64, ScalarType.SINT64, ScalarType.FIXED64, ScalarType.SFIXED64],
]);

export function anyMessage<T extends Message<T>>(type: MessageType<T>, depth = DEPTH): fc.Arbitrary<T> {
  const members = type.fields.byMember();
  const parts: Record<string, fc.Arbitrary<unknown>> = {};
  for (const member of members) {
    parts[member.localName] =
      member.kind === 'oneof'
        ? fc.oneof(
            fc.constant({ case: undefined }),
            ...member.fields.map((field) =>
              anyValue(field, depth).map((value) => ({ case: field.localName, value })),
            ),
          )
        : anyField(member, depth);
  }
  return fc.record(parts, { requiredKeys: [] }).map((fields) => new type(fields as never));
}

/** A good message of which one or two fields are others: it gets further than one of which all are. */
export function almost<T extends Message<T>>(good: T): fc.Arbitrary<T> {
  const type = good.getType();
  const names = type.fields.byMember().map(({ localName }) => localName);
  return fc
    .tuple(anyMessage(type), fc.subarray(names, { minLength: 1, maxLength: 2 }))
    .map(([any, replaced]) => {
      const copy = good.clone();
      for (const name of replaced) Object.assign(copy, { [name]: any[name as keyof T] });
      return copy;
    });
}

function anyField(field: FieldInfo, depth: number): fc.Arbitrary<unknown> {
  if (field.kind === 'map') return fc.dictionary(text, text, { maxKeys: 2 });
  const value = anyValue(field, depth);
  return field.repeated ? fc.array(value, { maxLength: 3 }) : value;
}

function anyValue(field: FieldInfo, depth: number): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'message':
      return depth > 0 ? anyMessage(field.T as MessageType<never>, depth - 1) : fc.constant(new field.T());
    case 'enum':
      return fc.oneof(fc.constantFrom(...field.T.values.map(({ no }) => no)), fc.constantFrom(-1, 99));
    case 'scalar':
      return anyScalar(field.T);
    default:
      return fc.constant(undefined);
  }
}

function anyScalar(type: ScalarType): fc.Arbitrary<unknown> {
  if (type === ScalarType.STRING) return text;
  if (type === ScalarType.BOOL) return fc.boolean();
  if (type === ScalarType.BYTES) return fc.uint8Array({ maxLength: 20 });
  return LONG.has(type) ? fc.bigInt({ min: -5n, max: 2n ** 62n }) : number;
}
