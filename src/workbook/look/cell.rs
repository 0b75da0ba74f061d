//! What a cell of a plan may look like. Programs that save a plan anew keep to it: they change neither its number formats nor
//! its typefaces.

use super::colour::Colour;

/// How a cell looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellLook {
    /// The number format, as `.xlsx` spells it.
    pub format: String,
    /// Something about it that no cell of a plan has, as the file spells it.
    pub odd: Option<String>,
}

/// The typefaces of a plan, and those of cells without a format.
const TYPEFACES: [&str; 2] = ["Arial", "Calibri"];
/// The sizes of a plan, in points.
const SIZES: [f64; 4] = [10.0, 11.0, 13.0, 15.0];

pub(super) fn is_typeface(name: &str) -> bool {
    TYPEFACES.contains(&name)
}

pub(super) fn is_size(points: &str) -> bool {
    points.parse::<f64>().is_ok_and(|points| SIZES.iter().any(|size| (points - size).abs() < 0.01))
}

/// A typeface: what is odd about it, and its colour.
#[derive(Clone, Debug, Default)]
pub(super) struct Typeface {
    pub(super) odd: Option<String>,
    pub(super) colour: Option<Colour>,
}

/// What is odd about writing of one colour on a ground of another.
pub(super) fn illegible(ink: Option<Colour>, ground: Option<Colour>) -> Option<String> {
    let (ink, ground) = (ink.unwrap_or(Colour::BLACK), ground.unwrap_or(Colour::WHITE));
    let [ink_text, ground_text] = [ink, ground].map(|Colour([r, g, b])| format!("{r:02X}{g:02X}{b:02X}"));
    (!ink.is_legible_on(ground)).then(|| format!("{ink_text} / {ground_text}"))
}
