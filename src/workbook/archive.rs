//! The list of the files in a zip archive, as a program that opens it sees it.

/// The names in the central directory of an archive, one for each entry. `None` when the archive is built in a way in which
/// programs may find different files in it: something before or behind it, or more or fewer entries than it says.
pub(super) fn entry_names(bytes: &[u8]) -> Option<Vec<String>> {
    let end = bytes.windows(4).rposition(|mark| mark == b"PK\x05\x06")?;
    let (count, size, start) = (number(bytes, end + 10, 2)?, number(bytes, end + 12, 4)?, number(bytes, end + 16, 4)?);
    if end + 22 + number(bytes, end + 20, 2)? != bytes.len() || start + size != end {
        return None;
    }
    let (mut names, mut at) = (Vec::new(), start);
    while at < end {
        if bytes.get(at..at + 4)? != b"PK\x01\x02" {
            return None;
        }
        let length = number(bytes, at + 28, 2)?;
        names.push(String::from_utf8(bytes.get(at + 46..at + 46 + length)?.to_vec()).ok()?);
        at += 46 + length + number(bytes, at + 30, 2)? + number(bytes, at + 32, 2)?;
    }
    (at == end && names.len() == count).then_some(names)
}

/// The number in `length` bytes, the lowest first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(bytes.iter().rev().fold(0, |number, byte| (number << 8) | usize::from(*byte)))
}
