// From the packed module (xtask/src/dist/pack.rs, which describes the form) back to WebAssembly: the
// instructions lie in one stream, what follows them in streams of like with like, which compress to
// a seventh less. A module that is not packed is given back as it is.

// Keys of the streams that hold no operands, in the order of the head.
const OPS = 80;
const LOCALS = 81;
const AROUND = 82;

export function unpack(packed) {
  // Every WebAssembly file begins with a zero.
  if (!packed[0]) return packed;
  // The numbers of the head, seven bits a byte.
  let at = 0;
  const number = () => {
    const byte = packed[at++];
    return byte > 127 ? (byte & 127) + 128 * number() : byte;
  };
  const module = new Uint8Array(number());
  const size = module.length;
  const before = number();
  let functions = number();
  // How long each stream is, and then where it goes on.
  const next = new Uint32Array(AROUND + 1).map(number);
  for (const [stream, length] of next.entries()) {
    next[stream] = at;
    at += length;
  }
  if (at !== packed.length) throw new Error("self-check: the module is cut");

  // Takes a number from a stream to the module.
  let end = 0;
  const take = (stream) => {
    let value = 0;
    let shift = 0;
    let byte;
    do {
      module[end++] = byte = packed[next[stream]++];
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    return value;
  };
  const takeBytes = (count) => {
    for (; count > 0; count--) module[end++] = packed[next[AROUND]++];
  };

  takeBytes(before);
  for (; functions > 0; functions--) {
    const start = end;
    for (let kinds = take(LOCALS); kinds > 0; kinds--) {
      take(LOCALS);
      take(LOCALS);
    }
    for (let depth = 1; depth > 0 && end < size; ) {
      const op = (module[end++] = packed[next[OPS]++]);
      // A constant is like those before the same instruction, anything else like its neighbours.
      const stream = op === 65 ? 64 + (packed[next[OPS]] >> 4) : op >> 2;
      if (op > 1 && op < 5) {
        depth++;
        take(stream);
      } else if (op === 11) {
        depth--;
      } else if (op === 12 || op === 13 || op === 16 || (op > 31 && op < 37) || (op > 62 && op < 67)) {
        take(stream);
      } else if (op === 14) {
        for (let labels = take(stream); labels >= 0; labels--) take(stream);
      } else if (op === 17) {
        take(stream);
        take(stream);
      } else if (op > 39 && op < 63) {
        // An address need not be aligned.
        module[end++] = 0;
        take(stream);
      }
    }
    // The size of a function stands before it.
    const length = end - start;
    let digits = 1;
    while (length >> (7 * digits)) digits++;
    module.copyWithin(start + digits, start, end);
    for (let digit = 0; digit < digits; digit++) {
      module[start + digit] = ((length >> (7 * digit)) & 127) | (digit < digits - 1 ? 128 : 0);
    }
    end += digits;
  }
  takeBytes(size - end);
  return module;
}
