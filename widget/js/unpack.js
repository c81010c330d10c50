// From what is downloaded (xtask/src/dist/packed.rs) to WebAssembly. It begins with a small module that
// unpacks the rest while that arrives: there is little to wait for when the last byte is there.

// The lengths of the small module and of what it makes, in two bytes and in three.
const HEAD = 5;

export async function unpack(response) {
  const reader = response.body.getReader();
  let begun = new Uint8Array();
  let unpacker;
  let size;
  let received = 0;
  const go_on = (bytes, whole) => {
    new Uint8Array(unpacker.memory.buffer, unpacker.packed() + received).set(bytes);
    received += bytes.length;
    return new Uint8Array(unpacker.memory.buffer, unpacker.unpack(received, size, whole), size);
  };
  for (let part; !(part = await reader.read()).done; ) {
    if (unpacker) {
      go_on(part.value, false);
      continue;
    }
    begun = new Uint8Array([...begun, ...part.value]);
    const end = HEAD + begun[0] * 256 + begun[1];
    // Every other WebAssembly file begins with a zero.
    if (begun[0] && begun.length > end) {
      size = (begun[2] * 256 + begun[3]) * 256 + begun[4];
      unpacker = (await WebAssembly.instantiate(begun.slice(HEAD, end))).instance.exports;
      go_on(begun.slice(end), false);
    }
  }
  return unpacker ? go_on([], true) : begun;
}
