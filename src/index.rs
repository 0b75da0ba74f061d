//! Positions in the columns of an [`Instance`](crate::instance::Instance) and of a
//! [`Problem`](crate::formulation::Problem), one type per table so that they cannot be mixed up.

/// Declares a newtype over `u32` that indexes one table.
macro_rules! index_types {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The position `at`.
            ///
            /// # Panics
            /// Above 2³² − 1 rows, far beyond what fits in memory.
            pub fn new(at: usize) -> Self {
                Self(u32::try_from(at).expect("tables have fewer than 2³² rows"))
            }

            /// The position as a `usize`.
            #[expect(clippy::as_conversions, reason = "u32 always fits in usize on the supported targets")]
            pub const fn at(self) -> usize {
                self.0 as usize
            }

            /// All positions of a table with `len` rows.
            pub fn all(len: usize) -> impl DoubleEndedIterator<Item = Self> + ExactSizeIterator + Clone {
                (0..len).map(Self::new)
            }
        }
    )*};
}

index_types! {
    /// An object: a school, a college, a textbook title, a training group.
    ObjectIx;
    /// A kind of objects: schools, textbook titles.
    KindIx;
    /// A need.
    NeedIx;
    /// An option.
    OptionIx;
    /// An item of a bill of materials.
    ItemIx;
    /// What comes in at one price, which is not certain yet: an option or an item.
    TenderIx;
    /// A budget.
    BudgetIx;
    /// A group of objects.
    GroupIx;
    /// A year of the horizon, 0 being the first.
    YearIx;
    /// A rule.
    RuleIx;
    /// A goal.
    GoalIx;
    /// A column (variable) of a Problem.
    ColumnIx;
    /// A coupling row of a Problem.
    RowIx;
}

/// Serialises an index as its bare number.
pub mod as_number {
    use serde::{Deserialize, Deserializer, Serializer};

    use super::ObjectIx;

    /// Writes the number.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(index: &ObjectIx, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(index.0)
    }

    /// Reads the number.
    ///
    /// # Errors
    /// When it is not a whole number of 32 bits.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<ObjectIx, D::Error> {
        u32::deserialize(deserializer).map(ObjectIx)
    }
}
