// From what is downloaded (xtask/src/dist/packed.rs) to WebAssembly. It begins with a small module that
// unpacks the rest while that arrives: there is little to wait for when the last byte is there.

// How long the small module is, and of what it makes the length and a sum: in two, three and four bytes.
const HEAD = 9;
// No more than this is unpacked: widget/packing/src/lib.rs.
const LARGEST = 1 << 19;

export async function unpack(response) {
  const reader = response.body.getReader();
  let begun = new Uint8Array();
  let unpacker;
  let size;
  let sum;
  let received = 0;
  const go_on = (bytes, whole) => {
    const { buffer } = unpacker.memory;
    new Uint8Array(buffer, unpacker.packed(), LARGEST).set(bytes, received);
    received += bytes.length;
    const module = unpacker.unpack(received, size, whole, sum);
    if (!module) throw new Error("self-check: the module came altered");
    return new Uint8Array(buffer, module, size);
  };
  for (let part; !(part = await reader.read()).done; ) {
    if (unpacker) {
      go_on(part.value, false);
      continue;
    }
    begun = new Uint8Array([...begun, ...part.value]);
    // Every other WebAssembly file begins with a zero.
    if (!begun[0] || begun.length < HEAD) continue;
    const head = new DataView(begun.buffer);
    const end = HEAD + head.getUint16(0);
    if (begun.length > end) {
      size = head.getUint32(1) & 0xffffff;
      sum = head.getUint32(5);
      unpacker = (await WebAssembly.instantiate(begun.slice(HEAD, end))).instance.exports;
      go_on(begun.slice(end), false);
    }
  }
  return unpacker ? go_on([], true) : begun;
}
