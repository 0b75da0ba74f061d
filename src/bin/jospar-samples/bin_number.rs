//! Business identification numbers (БИН) that are valid and cannot belong to anyone.

/// The first valid number of `year` (two digits) whose serial is at least `serial`, and that serial.
///
/// The month is `00`, which no registered organisation has, so the number is synthetic at sight.
pub(crate) fn synthetic_bin(year: u32, serial: u32) -> (String, u32) {
    let mut serial = serial;
    loop {
        let body = format!("{:02}0040{:05}", year.rem_euclid(100), serial.rem_euclid(100_000));
        if let Some(check) = check_digit(&body) {
            return (format!("{body}{check}"), serial);
        }
        serial += 1;
    }
}

/// The twelfth digit of a БИН: weights 1 to 11 modulo 11, then 3 to 11, 1, 2; `None` when both give 10.
fn check_digit(body: &str) -> Option<u32> {
    let digits: Vec<u32> = body.chars().filter_map(|c| c.to_digit(10)).collect();
    let weighed = |first: u32| -> u32 {
        digits.iter().zip(0..).map(|(digit, at)| digit * ((first - 1 + at) % 11 + 1)).sum::<u32>().rem_euclid(11)
    };
    [weighed(1), weighed(3)].into_iter().find(|check| *check < 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_follow_both_rounds_of_weights() {
        // Σ = 1·2 + 4·5 + 1·11 = 33 = 3·11
        assert_eq!(check_digit("01004000001"), Some(0));
        // Σ = 1·2 + 4·5 + 1·10 = 32 → 10; second round 1·4 + 4·7 + 1·1 = 33 → 0
        assert_eq!(check_digit("01004000010"), Some(0));
        assert_eq!(synthetic_bin(1, 1).0, "010040000010");
    }
}
