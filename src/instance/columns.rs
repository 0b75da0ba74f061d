//! What readers look for in a sheet: columns with the headers that mean them.

use super::notes::all_names;
use super::words::fold_name;
use crate::index::KindIx;
use crate::programme::{Column, ColumnKind, Headers, Programme, standard_columns};
use crate::workbook::{ColumnSpec, Holds, normalise_header};

/// The columns that a reader looks for, with what a message and the Assumptions sheet need about them.
pub(super) struct Specs {
    /// For the table finder.
    pub(super) list: Vec<ColumnSpec>,
    /// For each: the header a template shows per language, normalised. Any other header is a guess.
    usual: Vec<Vec<String>>,
    /// For each: whether a plan does without it, so that a column which is perhaps not the one is left alone.
    optional: Vec<bool>,
    /// The columns that may name a row in a message, best first.
    pub(super) named_by: Vec<usize>,
}

impl Specs {
    /// One column per `(id, headers, what it holds)`; the first names a row.
    pub(super) fn new(columns: &[(&str, Headers, Holds)]) -> Self {
        let mut specs = Self { list: Vec::new(), usual: Vec::new(), optional: Vec::new(), named_by: vec![0] };
        for (id, headers, holds) in columns {
            specs.add(id, headers, *holds);
        }
        specs
    }

    fn add(&mut self, id: &str, headers: &Headers, holds: Holds) {
        let languages = [&headers.ru, &headers.kk, &headers.en];
        let usual: Vec<&String> = languages.iter().filter_map(|list| list.first()).collect();
        self.usual.push(usual.iter().map(|header| normalise_header(header)).chain([normalise_header(id)]).collect());
        let mut all: Vec<String> = usual.into_iter().cloned().collect();
        all.extend(languages.iter().flat_map(|list| list.iter().skip(1).cloned()));
        all.push(id.to_owned());
        self.list.push(ColumnSpec { id: id.to_owned(), headers: all, holds });
        self.optional.push(false);
    }

    /// The usual header of a column in each language that has one, for a message: `учителя / мұғалімдер / teachers`.
    pub(super) fn name(&self, spec: usize) -> String {
        let Some(column) = self.list.get(spec) else { return String::new() };
        let languages = self.usual.get(spec).map_or(0, |usual| usual.len().saturating_sub(1));
        let shown: Vec<&str> = column.headers.iter().take(languages.max(1)).map(String::as_str).collect();
        shown.join(" / ")
    }

    /// All headers that mean a column, for a message; of those that differ only in case one.
    pub(super) fn all_headers(&self, spec: usize) -> String {
        let mut headers: Vec<&String> = Vec::new();
        for header in self.list.get(spec).into_iter().flat_map(|column| &column.headers) {
            if !headers.iter().any(|known| fold_name(known) == fold_name(header)) {
                headers.push(header);
            }
        }
        all_names(headers)
    }

    /// Whether a plan does without a column.
    pub(super) fn is_optional(&self, spec: usize) -> bool {
        self.optional.get(spec).copied().unwrap_or(false)
    }

    /// Whether `header` is one of those that mean the column, as it stands.
    pub(super) fn is_wanted(&self, spec: usize, header: &str) -> bool {
        let header = normalise_header(header);
        self.list.get(spec).is_some_and(|column| column.headers.iter().any(|own| normalise_header(own) == header))
    }

    /// Whether `header` is the usual one, not a guess.
    pub(super) fn is_usual(&self, spec: usize, header: &str) -> bool {
        let header = normalise_header(header);
        self.usual.get(spec).is_some_and(|usual| usual.contains(&header))
    }
}

/// The columns of the object sheet that have a meaning of their own, by position in [`ObjectColumns::specs`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// `№ п/п`: never an identity, never read.
    RowNumber,
    /// The id.
    Id,
    /// The business identification number.
    Bin,
    /// The name.
    Name,
    /// The region.
    Region,
    /// The district.
    District,
    /// Rural or urban.
    Rural,
    /// Pupils.
    Pupils,
    /// The reason for which an object must get all that it lacks.
    Must,
    /// The reason for which an object gets nothing.
    Exclude,
}

impl Role {
    const ALL: [Self; 10] = [
        Self::RowNumber,
        Self::Id,
        Self::Bin,
        Self::Name,
        Self::Region,
        Self::District,
        Self::Rural,
        Self::Pupils,
        Self::Must,
        Self::Exclude,
    ];

    /// The name that formulas use.
    const fn id(self) -> &'static str {
        match self {
            Self::RowNumber => "row_number",
            Self::Id => "id",
            Self::Bin => "bin",
            Self::Name => "name",
            Self::Region => "region",
            Self::District => "district",
            Self::Rural => "rural",
            Self::Pupils => "pupils",
            Self::Must => "must",
            Self::Exclude => "exclude",
        }
    }

    const fn holds(self) -> Holds {
        match self {
            Self::Name => Holds::Name,
            Self::Region | Self::District => Holds::Place,
            Self::Rural => Holds::Answer,
            Self::RowNumber | Self::Id | Self::Bin | Self::Pupils | Self::Must | Self::Exclude => Holds::Other,
        }
    }

    /// The position of its column among the specs of the object sheet.
    pub(super) fn at(self) -> usize {
        Self::ALL.iter().position(|role| *role == self).unwrap_or(0)
    }

    /// The headers that mean it: those of the standard column, except that `№ п/п` is none.
    fn headers(self, standard: &[Column]) -> Headers {
        if self == Self::RowNumber {
            return headers(ROW_NUMBER, &[], &[]);
        }
        standard.iter().find(|column| column.id == self.id()).map(|column| column.headers.clone()).unwrap_or_default()
    }
}

/// The columns of the object sheet: those with a meaning of their own, then those that the programme adds.
pub(super) struct ObjectColumns {
    /// What the table finder looks for.
    pub(super) specs: Specs,
    /// For each column of the programme its position among the specs; `None` for those of other kinds of objects.
    pub(super) programme: Vec<Option<usize>>,
}

impl ObjectColumns {
    /// The columns that the sheets of a kind of objects have.
    pub(super) fn new(programme: &Programme, kind: KindIx) -> Self {
        let has = programme.columns_of(kind);
        let own = || programme.columns.iter().zip(&has).filter(|(_, has)| **has).map(|(column, _)| column);
        let declared: Vec<String> = own()
            .filter(|column| !column.standard)
            .flat_map(|column| [&column.headers.ru, &column.headers.kk, &column.headers.en].into_iter().flatten())
            .map(|header| normalise_header(header))
            .collect();
        let standard = standard_columns();
        let mut specs = Specs::new(&[]);
        specs.named_by = [Role::Id, Role::Bin, Role::Name].map(Role::at).to_vec();
        for role in Role::ALL {
            let own = own().find(|column| column.id == role.id());
            let mut headers = without(role.headers(&standard), &declared);
            if let Some(column) = own {
                headers = join(column.headers.clone(), headers);
            }
            specs.add(role.id(), &headers, role.holds());
            if let Some(optional) = specs.optional.last_mut() {
                *optional = own.is_none() && matches!(role, Role::Region | Role::Bin | Role::Pupils);
            }
        }
        let mut positions = Vec::with_capacity(programme.columns.len());
        for (column, has) in programme.columns.iter().zip(&has) {
            if !has {
                positions.push(None);
            } else if let Some(role) = Role::ALL.iter().find(|role| role.id() == column.id) {
                positions.push(Some(role.at()));
            } else {
                positions.push(Some(specs.list.len()));
                specs.add(&column.id, &column.headers, holds(column.kind));
            }
        }
        Self { specs, programme: positions }
    }

    /// The role of a column of the programme, if it has one.
    pub(super) fn role(&self, programme_column: usize) -> Option<Role> {
        self.programme.get(programme_column).copied().flatten().and_then(|spec| Role::ALL.get(spec)).copied()
    }
}

const fn holds(kind: ColumnKind) -> Holds {
    match kind {
        ColumnKind::Amount => Holds::Money,
        ColumnKind::YesNo => Holds::Answer,
        ColumnKind::Count | ColumnKind::Share | ColumnKind::Text | ColumnKind::Year | ColumnKind::Code => Holds::Other,
    }
}

/// Headers of columns that number the rows.
const ROW_NUMBER: &[&str] = &[
    "№ п/п",
    "№",
    "№ пп",
    "п/п",
    "№ строки",
    "порядковый номер",
    "номер по порядку",
    "р/с №",
    "№ р/с",
    "р/с",
    "реттік №",
    "реттік нөмірі",
    "no",
    "row no",
    "#",
    "nr",
];

/// Headers of columns with notes for people.
const NOTE: &[&str] = &[
    "пояснение",
    "примечание",
    "примечания",
    "комментарий",
    "түсініктеме",
    "ескертпе",
    "ескерту",
    "статус",
    "статус школы",
    "мәртебесі",
    "note",
    "notes",
    "comment",
    "remark",
];

/// Whether a header says that its column numbers the rows.
pub(super) fn is_row_number(header: &str) -> bool {
    is_one_of(header, ROW_NUMBER)
}

/// Whether a header says that its column holds notes for people.
pub(super) fn is_note(header: &str) -> bool {
    is_one_of(header, NOTE)
}

fn is_one_of(header: &str, words: &[&str]) -> bool {
    let header = normalise_header(header);
    words.iter().any(|word| normalise_header(word) == header)
}

/// Headers without those that a declared column claims.
fn without(mut headers: Headers, declared: &[String]) -> Headers {
    for list in [&mut headers.ru, &mut headers.kk, &mut headers.en] {
        list.retain(|header| !declared.contains(&normalise_header(header)));
    }
    headers
}

/// The headers of `first`, then those of `then` that it lacks.
fn join(mut first: Headers, then: Headers) -> Headers {
    for (own, more) in [(&mut first.ru, then.ru), (&mut first.kk, then.kk), (&mut first.en, then.en)] {
        for header in more {
            if !own.iter().any(|known| normalise_header(known) == normalise_header(&header)) {
                own.push(header);
            }
        }
    }
    first
}

/// Headers out of plain lists.
pub(super) fn headers(ru: &[&str], kk: &[&str], en: &[&str]) -> Headers {
    let owned = |list: &[&str]| list.iter().map(|header| (*header).to_owned()).collect();
    Headers { ru: owned(ru), kk: owned(kk), en: owned(en) }
}
