//! What is asked of the rows among the data, and why one of them is refused.

use super::lines::LineAt;

/// What is asked of the headings because no column says it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Uses {
    /// The district.
    pub(super) district: bool,
    /// Whether an object is rural.
    pub(super) rural: bool,
    /// The region, where headings say it.
    pub(super) region: bool,
}

impl Uses {
    /// Whether every heading must be understood.
    pub(super) const fn is_strict(self) -> bool {
        self.district || self.rural
    }
}

/// Why a row is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// It is not understood.
    Row,
    /// A total of another section than the one that it stands under.
    Total,
    /// A total of a section that has no heading.
    TotalAlone,
    /// A total that data follow, without a heading of their own.
    Behind,
    /// A rural district that no district stands above.
    Part,
    /// A town that may be one of the district above.
    Town,
    /// A place that does not fit the type of place of its section.
    Locality,
    /// A section that begins among the schools of a district.
    Kind,
    /// A heading that the column of districts contradicts.
    Column,
    /// The name of a sheet that is not exactly a place.
    Sheet,
    /// A heading that the name of its sheet contradicts.
    SheetDiffers,
    /// A region that not all rows have, where districts of one name need it.
    Region,
    /// A heading below its schools.
    Below,
}

impl Why {
    /// The word by which the message selects.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Row => "row",
            Self::Total => "total",
            Self::TotalAlone => "total-alone",
            Self::Behind => "behind",
            Self::Part => "part",
            Self::Town => "town",
            Self::Locality => "locality",
            Self::Kind => "kind",
            Self::Column => "column",
            Self::Sheet => "sheet",
            Self::SheetDiffers => "sheet-differs",
            Self::Region => "region",
            Self::Below => "below",
        }
    }
}

/// A row that is refused.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    pub(super) row: u32,
    pub(super) why: Why,
    pub(super) text: String,
    /// What it is at odds with.
    pub(super) other: String,
}

impl Finding {
    pub(super) fn of(line: &LineAt, why: Why, other: &str) -> Self {
        Self { row: line.row, why, text: line.text.clone(), other: other.to_owned() }
    }
}
