// Writes and reads AMF0, the values of RTMP's commands (Adobe's "Action Message Format -- AMF 0").

export type AmfValue =
  number | boolean | string | null | undefined | AmfValue[] | { [key: string]: AmfValue };

const NUMBER = 0x00;
const BOOLEAN = 0x01;
const STRING = 0x02;
const OBJECT = 0x03;
const NULL = 0x05;
const UNDEFINED = 0x06;
const ECMA_ARRAY = 0x08;
const OBJECT_END = 0x09;
const STRICT_ARRAY = 0x0a;
const LONG_STRING = 0x0c;
const MAX_DEPTH = 8;

/** Encodes values one after another, as in the body of a command. */
export function encodeAmf(...values: AmfValue[]): Buffer {
  return Buffer.concat(values.map(encodeValue));
}

/** An ECMA array, which servers expect as the value of `onMetaData`. */
export function encodeEcmaArray(values: Record<string, AmfValue>): Buffer {
  const head = Buffer.from([ECMA_ARRAY, 0, 0, 0, 0]);
  head.writeUInt32BE(Object.keys(values).length, 1);
  return Buffer.concat([head, encodeProperties(values)]);
}

function encodeValue(value: AmfValue): Buffer {
  if (value === null) return Buffer.from([NULL]);
  if (typeof value === 'number') {
    const out = Buffer.alloc(9);
    out.writeDoubleBE(value, 1);
    return out;
  }
  if (typeof value === 'boolean') return Buffer.from([BOOLEAN, value ? 1 : 0]);
  if (typeof value === 'string') return Buffer.concat([Buffer.from([STRING]), encodeKey(value)]);
  if (Array.isArray(value)) {
    const head = Buffer.from([STRICT_ARRAY, 0, 0, 0, 0]);
    head.writeUInt32BE(value.length, 1);
    return Buffer.concat([head, ...value.map(encodeValue)]);
  }
  if (value === undefined) return Buffer.from([UNDEFINED]);
  return Buffer.concat([Buffer.from([OBJECT]), encodeProperties(value)]);
}

function encodeProperties(values: Record<string, AmfValue>): Buffer {
  const pairs = Object.entries(values).flatMap(([key, value]) => [encodeKey(key), encodeValue(value)]);
  return Buffer.concat([...pairs, Buffer.from([0, 0, OBJECT_END])]);
}

function encodeKey(text: string): Buffer {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** Decodes all values of a command. @throws RangeError when the bytes end early or hold an unknown type. */
export function decodeAmf(bytes: Buffer): AmfValue[] {
  const reader = new AmfReader(bytes);
  const values: AmfValue[] = [];
  while (!reader.isAtEnd) values.push(reader.value());
  return values;
}

class AmfReader {
  #at = 0;
  #depth = 0;

  constructor(private readonly bytes: Buffer) {}

  get isAtEnd(): boolean {
    return this.#at >= this.bytes.length;
  }

  value(): AmfValue {
    const type = this.#byte();
    switch (type) {
      case NUMBER:
        return this.#advance(8).readDoubleBE(0);
      case BOOLEAN:
        return this.#byte() !== 0;
      case STRING:
        return this.#text(this.#advance(2).readUInt16BE(0));
      case LONG_STRING:
        return this.#text(this.#advance(4).readUInt32BE(0));
      case OBJECT:
        return this.#nested(() => this.#properties());
      case ECMA_ARRAY:
        this.#advance(4);
        return this.#nested(() => this.#properties());
      case STRICT_ARRAY: {
        const length = this.#advance(4).readUInt32BE(0);
        return this.#nested(() => {
          const values: AmfValue[] = [];
          while (values.length < length) values.push(this.value());
          return values;
        });
      }
      case NULL:
        return null;
      case UNDEFINED:
        return undefined;
      default:
        throw new RangeError(`AMF0 type ${type} is not known`);
    }
  }

  #properties(): Record<string, AmfValue> {
    const values: Record<string, AmfValue> = Object.create(null);
    for (;;) {
      const key = this.#text(this.#advance(2).readUInt16BE(0));
      if (key === '' && this.bytes[this.#at] === OBJECT_END) {
        this.#at += 1;
        return values;
      }
      values[key] = this.value();
    }
  }

  #nested<T>(read: () => T): T {
    if (this.#depth >= MAX_DEPTH) throw new RangeError('AMF0 values are nested too deeply');
    this.#depth += 1;
    const value = read();
    this.#depth -= 1;
    return value;
  }

  #byte(): number {
    return this.#advance(1)[0]!;
  }

  #text(length: number): string {
    return this.#advance(length).toString('utf8');
  }

  #advance(length: number): Buffer {
    if (this.#at + length > this.bytes.length) throw new RangeError('AMF0 value ends early');
    this.#at += length;
    return this.bytes.subarray(this.#at - length, this.#at);
  }
}
