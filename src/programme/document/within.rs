//! Where each byte of a TOML string's value comes from in the file.

/// For each byte of the decoded `value` and its end: the byte of the TOML `token` that it comes from.
/// `None` when the token is no plain spelling of the value.
pub(super) fn source_offsets(token: &str, value: &str) -> Option<Vec<usize>> {
    let (delimiter, escapes) = ["\"\"\"", "'''", "\"", "'"]
        .into_iter()
        .find(|delimiter| token.starts_with(delimiter) && token.len() >= 2 * delimiter.len())
        .map_or(("", false), |delimiter| (delimiter, delimiter.starts_with('"')));
    let end = token.len() - delimiter.len();
    let mut at = delimiter.len();
    if delimiter.len() == 3 {
        at += [("\r\n", 2), ("\n", 1)]
            .into_iter()
            .find(|(nl, _)| token.get(at..).is_some_and(|t| t.starts_with(nl)))
            .map_or(0, |(_, n)| n);
    }
    let mut offsets = Vec::with_capacity(value.len() + 1);
    let mut decoded = String::with_capacity(value.len());
    while at < end {
        let rest = token.get(at..end)?;
        let (piece, length) = if escapes && rest.starts_with('\\') { unescape(rest)? } else { plain(rest)? };
        if let Some(c) = piece {
            offsets.extend(std::iter::repeat_n(at, c.len_utf8()));
            decoded.push(c);
        }
        at += length;
    }
    offsets.push(end);
    (decoded == value).then_some(offsets)
}

/// The first character of `rest` and its length in bytes.
fn plain(rest: &str) -> Option<(Option<char>, usize)> {
    rest.chars().next().map(|c| (Some(c), c.len_utf8()))
}

/// The character that the escape at the start of `rest` stands for (none for a line-ending backslash), and its length.
fn unescape(rest: &str) -> Option<(Option<char>, usize)> {
    let kind = rest.chars().nth(1)?;
    let digits = match kind {
        'b' => return Some((Some('\u{8}'), 2)),
        't' => return Some((Some('\t'), 2)),
        'n' => return Some((Some('\n'), 2)),
        'f' => return Some((Some('\u{c}'), 2)),
        'r' => return Some((Some('\r'), 2)),
        'e' => return Some((Some('\u{1b}'), 2)),
        '"' | '\\' => return Some((Some(kind), 2)),
        'x' => 2,
        'u' => 4,
        'U' => 8,
        ' ' | '\t' | '\r' | '\n' => {
            let blank = rest.chars().skip(1).take_while(char::is_ascii_whitespace).count();
            return Some((None, 1 + blank));
        }
        _ => return None,
    };
    let code = u32::from_str_radix(rest.get(2..2 + digits)?, 16).ok()?;
    Some((Some(char::from_u32(code)?), 2 + digits))
}
