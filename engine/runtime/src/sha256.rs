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
    let (mut state, constants) = constants();
    let (blocks, rest) = bytes.as_chunks::<64>();
    for block in blocks {
        mix(&mut state, &constants, block);
    }
    // What is left, a one bit, zeros, and the length in bits: one block, or two.
    let mut tail = rest.to_vec();
    tail.push(0x80);
    let room = if tail.len() > 56 { 120 } else { 56 };
    tail.resize(room, 0);
    let bits = u64::try_from(bytes.len()).unwrap_or(0).wrapping_mul(8);
    tail.extend(bits.to_be_bytes());
    for block in tail.as_chunks::<64>().0 {
        mix(&mut state, &constants, block);
    }
    state
}

/// One block.
fn mix(state: &mut [u32; 8], constants: &[u32; 64], block: &[u8; 64]) {
    // The last sixteen words of the schedule; a new one takes the place of the oldest.
    let mut words = [0_u32; 16];
    for (word, bytes) in words.iter_mut().zip(block.as_chunks::<4>().0) {
        *word = u32::from_be_bytes(*bytes);
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for (round, constant) in constants.iter().enumerate() {
        let [word, w1, w9, w14] =
            [0, 1, 9, 14].map(|after| words.get((round + after) & 15).copied().unwrap_or(0));
        let s1 = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
        let choice = (e & f) ^ (!e & g);
        let first = h
            .wrapping_add(s1)
            .wrapping_add(choice)
            .wrapping_add(*constant)
            .wrapping_add(word);
        let s0 = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
        let majority = (a & b) ^ (a & c) ^ (b & c);
        (h, g, f, e) = (g, f, e, d.wrapping_add(first));
        (d, c, b, a) = (c, b, a, first.wrapping_add(s0).wrapping_add(majority));

        let before = w1.rotate_right(7) ^ w1.rotate_right(18) ^ (w1 >> 3);
        let behind = w14.rotate_right(17) ^ w14.rotate_right(19) ^ (w14 >> 10);
        if let Some(oldest) = words.get_mut(round & 15) {
            *oldest = word
                .wrapping_add(before)
                .wrapping_add(w9)
                .wrapping_add(behind);
        }
    }
    for (old, new) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *old = old.wrapping_add(new);
    }
}

/// The standard's constants: the first 32 bits of the fractional parts of the square roots of the first
/// 8 primes, and of the cube roots of the first 64. They are 288 bytes that no packing makes smaller, and
/// a few lines to find.
fn constants() -> ([u32; 8], [u32; 64]) {
    let mut state = [0; 8];
    let mut constants = [0; 64];
    let mut primes: Vec<u32> = Vec::new();
    let candidates = (2..).filter(|number| {
        let prime = primes.iter().all(|prime| number % prime != 0);
        if prime {
            primes.push(*number);
        }
        prime
    });
    for (place, (prime, constant)) in candidates.zip(&mut constants).enumerate() {
        *constant = fraction(prime, 3);
        if let Some(word) = state.get_mut(place) {
            *word = fraction(prime, 2);
        }
    }
    (state, constants)
}

/// The first 32 bits behind the point of a root of a number below 512.
fn fraction(number: u32, power: u32) -> u32 {
    let wanted = u128::from(number) << (32 * power);
    let mut root = 0_u128;
    // No square root of such a number has more than five bits before the point.
    for bit in (0..37).rev() {
        let tried = root | 1 << bit;
        if tried.pow(power) <= wanted {
            root = tried;
        }
    }
    u32::try_from(root & 0xffff_ffff).unwrap_or(0)
}

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
