//! SHA-256 (FIPS 180-4): what the files of a bundle are named by and checked against.
//!
//! It is here, and not the browser's own, because `crypto.subtle` is missing on pages that are not
//! served over https. It protects against files that were cut or altered on the way; it keeps no
//! secret, so it need not run in constant time.

/// The hash of some bytes as 64 lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for word in hash(bytes) {
        for shift in (0..8).rev() {
            text.push(char::from_digit((word >> (shift * 4)) & 15, 16).unwrap_or('0'));
        }
    }
    text
}

/// The state after all blocks.
fn hash(bytes: &[u8]) -> [u32; 8] {
    let mut state = INITIAL;
    let (blocks, rest) = bytes.as_chunks::<64>();
    for block in blocks {
        mix(&mut state, block);
    }
    // What is left, a one bit, zeros, and the length in bits: one block, or two.
    let mut tail = rest.to_vec();
    tail.push(0x80);
    let room = if tail.len() > 56 { 120 } else { 56 };
    tail.resize(room, 0);
    let bits = u64::try_from(bytes.len()).unwrap_or(0).wrapping_mul(8);
    tail.extend(bits.to_be_bytes());
    for block in tail.as_chunks::<64>().0 {
        mix(&mut state, block);
    }
    state
}

/// One block.
fn mix(state: &mut [u32; 8], block: &[u8; 64]) {
    // The last sixteen words of the schedule, the oldest first.
    let mut words = [0_u32; 16];
    for (word, bytes) in words.iter_mut().zip(block.as_chunks::<4>().0) {
        *word = u32::from_be_bytes(*bytes);
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for constant in CONSTANTS {
        let [word, w1, .., w9, _, _, _, _, w14, _] = words;
        let s1 = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
        let choice = (e & f) ^ (!e & g);
        let first = h
            .wrapping_add(s1)
            .wrapping_add(choice)
            .wrapping_add(constant)
            .wrapping_add(word);
        let s0 = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
        let majority = (a & b) ^ (a & c) ^ (b & c);
        (h, g, f, e) = (g, f, e, d.wrapping_add(first));
        (d, c, b, a) = (c, b, a, first.wrapping_add(s0).wrapping_add(majority));

        let before = w1.rotate_right(7) ^ w1.rotate_right(18) ^ (w1 >> 3);
        let behind = w14.rotate_right(17) ^ w14.rotate_right(19) ^ (w14 >> 10);
        words.rotate_left(1);
        let [.., last] = &mut words;
        *last = word
            .wrapping_add(before)
            .wrapping_add(w9)
            .wrapping_add(behind);
    }
    for (old, new) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *old = old.wrapping_add(new);
    }
}

/// First 32 bits of the fractional parts of the square roots of the first 8 primes.
const INITIAL: [u32; 8] = [
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
];

/// First 32 bits of the fractional parts of the cube roots of the first 64 primes.
const CONSTANTS: [u32; 64] = [
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
];

#[cfg(test)]
mod tests {
    use super::hex;

    #[test]
    fn the_examples_of_the_standard_come_out() {
        for (text, hash) in [
            (
                "",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            ),
            (
                "abc",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            ),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
            ),
        ] {
            assert_eq!(hex(text.as_bytes()), hash, "{text}");
        }
        let million = vec![b'a'; 1_000_000];
        let hash = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
        assert_eq!(hex(&million), hash);
    }

    #[test]
    fn every_length_around_a_block_is_padded_to_whole_blocks() {
        let hashes: Vec<String> = (0..200).map(|length| hex(&vec![b'x'; length])).collect();
        for (place, hash) in hashes.iter().enumerate() {
            assert_eq!(hash.len(), 64);
            assert!(!hashes.iter().skip(place + 1).any(|other| other == hash));
        }
    }
}
