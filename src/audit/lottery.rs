//! The lottery numbers: they follow from the published seed and the object's id, so nobody can re-roll them.

use sha2::{Digest as _, Sha256};

use super::check::Check;
use crate::args;
use crate::diagnostic::Code;

/// Recomputes every lottery number that the file states.
pub(super) fn check_lottery(check: &mut Check<'_>) {
    let data = check.data();
    for object in &data.objects {
        let Some(stated) = &object.lottery else { continue };
        let expected = lottery(&data.seed, &object.id);
        if *stated != expected {
            let args = args![object = object.id.as_str(), found = stated.as_str(), expected = expected];
            check.report(Code::LotteryWrong, "objects", object.at, "lottery", args);
        }
    }
}

/// The first 8 bytes of SHA-256(seed ‖ "|" ‖ id), most significant first.
pub(super) fn lottery(seed: &str, id: &str) -> String {
    let digest = Sha256::digest(format!("{seed}|{id}").as_bytes());
    let number = digest.iter().take(8).fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
    number.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_is_the_first_eight_bytes_of_the_digest() {
        // printf '123456789012|2020|S001' | sha256sum
        assert_eq!(lottery("123456789012|2020", "S001"), 0xb1ba_86e3_b900_5331_u64.to_string());
    }
}
