//! The lottery that decides between objects with the same claim: published, repeatable, impossible to re-roll.

use sha2::{Digest, Sha256};

/// The lottery number of an object: the first 8 bytes of SHA-256(seed ‖ "|" ‖ id), most significant first.
pub fn lottery_number(seed: &str, id: &str) -> u64 {
    let mut hash = Sha256::new();
    hash.update(seed.as_bytes());
    hash.update(b"|");
    hash.update(id.as_bytes());
    hash.finalize().iter().take(8).fold(0, |number, byte| (number << 8) | u64::from(*byte))
}

/// The SHA-256 of a text, lower-case hex.
pub(super) fn sha256_hex(text: &str) -> String {
    use std::fmt::Write as _;
    Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_follows_from_seed_and_id_alone() {
        // printf '123456789012|2020|S001' | sha256sum
        assert_eq!(lottery_number("123456789012|2020", "S001"), NUMBER);
        assert_ne!(lottery_number("123456789012|2020", "S002"), NUMBER);
        assert_ne!(lottery_number("123456789012|2021", "S001"), NUMBER);
    }
    const NUMBER: u64 = 0xb1ba_86e3_b900_5331;
}
