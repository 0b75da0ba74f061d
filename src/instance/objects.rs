//! The objects: who they are, where they lie, and the values of the programme's columns, sorted by identity.

use super::cells::{read_columns, read_pupils};
use super::columns::{ObjectColumns, Role};
use super::decisions::{RowDecision, read_decisions, refuse_deciding_headings, refuse_unread_decisions};
use super::identity::{Identities, read_identities};
use super::labels_above::question_labels;
use super::locality::read_localities;
use super::named_rows::NamedRows;
use super::near_objects::{NameKeys, refuse_same_lists, warn_of_near_objects, warn_of_same_numbers};
use super::notes::{Notes, some_names};
use super::part_rows::refuse_parts;
use super::passed_over::repeat_notes;
use super::places::{Places, read_places};
use super::sections::read_sections;
use super::settings::Settings;
use super::sizes::question_sizes;
use super::spared::Spared;
use super::stated_year::refuse_later_columns;
use super::tables::{Gaps, Tables};
use super::total_rows::refuse_totals;
use super::totals::{Summed, compare_totals};
use super::values::{Store, reordered};
use super::{Decision, DecisionKind, Objects};
use crate::args;
use crate::diagnostic::{Code, shorten};
use crate::index::{KindIx, ObjectIx};
use crate::programme::{ColumnKind, Programme, Value};
use crate::quantity::Units;
use crate::workbook::{Skipped, SkippedRow};

/// The most characters of a list of what a row lacks.
const LONGEST_REASON: usize = 1_000;

/// Everything that was read about the objects. All vectors are in the order of [`Objects`].
pub(super) struct ObjectData {
    /// The objects, without ranks and lottery numbers.
    pub(super) objects: Objects,
    /// District names, sorted.
    pub(super) districts: Vec<String>,
    /// Region names, sorted.
    pub(super) regions: Vec<String>,
    /// The values of the programme's columns.
    pub(super) values: Vec<Store>,
    /// What each column of the programme stands for, when it is not an ordinary one.
    pub(super) roles: Vec<Option<Role>>,
    /// By kind of objects: whether it has each column of the programme.
    pub(super) has: Vec<Vec<bool>>,
    /// Whether the object's row was left out for lack of values.
    pub(super) incomplete: Vec<bool>,
    /// Decisions about objects, in their order.
    pub(super) decisions: Vec<Decision>,
}

/// How the object sheets are to be read.
pub(super) struct Wishes<'p> {
    /// The programme.
    pub(super) programme: &'p Programme,
    /// What offers make unnecessary.
    pub(super) spared: &'p Spared,
    /// The kind of objects.
    pub(super) kind: KindIx,
    /// What the object sheet is searched for.
    pub(super) columns: &'p ObjectColumns,
    /// The Settings.
    pub(super) settings: &'p Settings,
    /// Whether the plan depends on who is rural; `None` for objects of which it is not asked.
    pub(super) needs_rural: Option<bool>,
    /// Whether incomplete rows are left out.
    pub(super) skip_incomplete: bool,
}

/// Reads all object sheets. When `notes` has no new errors, every vector is complete.
pub(super) fn read_objects(tables: &Tables<'_>, wishes: &Wishes<'_>, notes: &mut Notes<'_>) -> ObjectData {
    if let Some(first) = wishes.programme.years.first() {
        refuse_later_columns(tables, *first, notes);
    }
    let mut gaps = Gaps::new(tables.len(), wishes.skip_incomplete);
    let is_school = wishes.kind == KindIx::new(0);
    let sections = read_sections(tables, is_school, wishes.needs_rural, notes);
    let places = read_places(tables, &sections, is_school, notes);
    let rural = read_localities(tables, &sections, wishes.needs_rural, &mut gaps, notes);
    let identities = read_identities(tables, &places, notes);
    let values = read_columns(tables, wishes, &mut gaps, notes);
    let pupils = pupils(tables, wishes, &values, notes);
    let counts = counts(tables, wishes, &values, &pupils);
    let names = NameKeys::new(&identities);
    warn_of_near_objects(&names, tables, &places, &counts, notes);
    if is_school {
        question_sizes(tables, wishes, &values, &pupils, notes);
        refuse_same_lists(tables, &counts, notes);
        warn_of_same_numbers(&names, tables, &places, &counts, notes);
        refuse_totals(tables, &counts, notes);
        refuse_parts(tables, notes);
    }
    let numbers: Vec<usize> = columns_of_numbers(wishes).into_iter().map(|(_, spec)| spec).collect();
    tables.iter().for_each(|table| question_labels(table, &numbers, notes));
    let is_total = |row: &SkippedRow| row.why == Skipped::Total;
    if notes.errors() == 0 && tables.iter().any(|table| table.table.skipped.iter().any(is_total)) {
        compare(tables, &rural, wishes, notes);
    }
    let decisions = read_decisions(tables, notes);
    refuse_unread_decisions(tables, notes);
    refuse_deciding_headings(tables, notes);
    repeat_notes(tables, sections.strict, notes);
    let roles = (0..wishes.programme.columns.len()).map(|at| wishes.columns.role(at)).collect();
    let kind = wishes.kind;
    Parts { tables, kind, places, rural, identities, values, pupils, decisions, gaps, roles }.sorted(notes)
}

/// The columns of counts and amounts.
fn columns_of_numbers(wishes: &Wishes<'_>) -> Vec<(ColumnKind, usize)> {
    let columns = wishes.programme.columns.iter().zip(&wishes.columns.programme);
    let own = columns.filter_map(|(column, spec)| Some((column.kind, (*spec)?)));
    let own = own.filter(|(_, spec)| *spec != Role::Pupils.at()).chain([(ColumnKind::Count, Role::Pupils.at())]);
    own.filter(|(kind, _)| matches!(kind, ColumnKind::Count | ColumnKind::Amount)).collect()
}

/// Compares rows of totals with the rows that were read, in all columns of counts and amounts.
fn compare(tables: &Tables<'_>, mut rural: &[bool], wishes: &Wishes<'_>, notes: &mut Notes<'_>) {
    let own = columns_of_numbers(wishes);
    let by = [Role::District, Role::Region, Role::Rural, Role::Must, Role::Exclude].map(Role::at);
    let mut before = vec![0; own.len()];
    for table in tables.iter() {
        let unit = |spec| table.column(spec).and_then(|found| found.unit).or(table.table.unit);
        let money = |kind, spec| (kind == ColumnKind::Amount).then(|| unit(spec).or(wishes.settings.money_unit));
        let columns: Vec<Summed> =
            own.iter().map(|(kind, spec)| Summed { spec: *spec, money: money(*kind, *spec) }).collect();
        let (own_rural, later) = rural.split_at(rural.len().min(table.table.rows.len()));
        rural = later;
        let named = NamedRows::of(table, own_rural);
        compare_totals(table, &columns, &by, &mut before, &|total| named.rows(total), notes);
    }
}

/// The counts of each row, column by column.
fn counts(tables: &Tables<'_>, wishes: &Wishes<'_>, values: &[Store], pupils: &[Units]) -> Vec<Vec<i64>> {
    let columns = wishes.programme.columns.iter().zip(&wishes.columns.programme).zip(values);
    let own = columns.filter(|((column, spec), _)| {
        column.kind == ColumnKind::Count && column.id != "pupils" && spec.is_some_and(|spec| tables.any_has(spec))
    });
    let own = own.map(|(_, store)| (0..tables.len()).map(|at| store.whole(at).unwrap_or(0)).collect());
    own.chain([pupils.iter().map(|pupils| pupils.get()).collect()]).collect()
}

/// The pupils of each row: the programme's own column when it has one.
fn pupils(tables: &Tables<'_>, wishes: &Wishes<'_>, values: &[Store], notes: &mut Notes<'_>) -> Vec<Units> {
    let own = wishes.programme.columns.iter().position(|column| column.id == "pupils").and_then(|at| values.get(at));
    let read;
    let store = if let Some(own) = own {
        own
    } else {
        read = read_pupils(tables, notes);
        &read
    };
    (0..tables.len()).map(|at| Units::new(store.whole(at).unwrap_or(0))).collect()
}

/// What was read, in the order of the rows.
struct Parts<'t, 'a> {
    tables: &'t Tables<'a>,
    kind: KindIx,
    places: Places,
    rural: Vec<bool>,
    identities: Identities,
    values: Vec<Store>,
    pupils: Vec<Units>,
    decisions: Vec<RowDecision>,
    gaps: Gaps,
    roles: Vec<Option<Role>>,
}

impl Parts<'_, '_> {
    /// The same in the order of identities, so that the order of rows cannot reach a plan.
    fn sorted(self, notes: &mut Notes<'_>) -> ObjectData {
        let ids = &self.identities.id;
        let mut order: Vec<usize> = (0..ids.len()).collect();
        order.sort_by(|a, b| (ids.get(*a), a).cmp(&(ids.get(*b), b)));
        let source: Vec<(u32, u32)> = self
            .tables
            .rows()
            .map(|row| (row.row.row.saturating_add(1), u32::try_from(row.sheet).unwrap_or(0)))
            .collect();
        let objects = Objects {
            id: reordered(ids, &order),
            kind: vec![self.kind; ids.len()],
            name: reordered(&self.identities.name, &order),
            district: reordered(&self.places.district, &order),
            region: reordered(&self.places.region, &order),
            rural: reordered(&self.rural, &order),
            pupils: reordered(&self.pupils, &order),
            rank: Vec::new(),
            lottery: Vec::new(),
            source: reordered(&source, &order),
            sheets: self.tables.sheet_names(),
        };
        let incomplete = order.iter().map(|at| !self.gaps.lacking(*at).is_empty()).collect();
        let decisions = decisions(&order, &self.decisions, &self.gaps);
        report_incomplete(&objects, &incomplete, notes);
        ObjectData {
            objects,
            districts: self.places.districts,
            regions: self.places.regions,
            has: Vec::new(),
            values: self.values.into_iter().map(|store| store.reordered(&order)).collect(),
            roles: self.roles,
            incomplete,
            decisions,
        }
    }
}

fn decisions(order: &[usize], rows: &[RowDecision], gaps: &Gaps) -> Vec<Decision> {
    let mut out = Vec::new();
    for (position, at) in order.iter().enumerate() {
        let object = ObjectIx::new(position);
        let lacking = gaps.lacking(*at);
        if !lacking.is_empty() {
            let mut reason = lacking.to_owned();
            shorten(&mut reason, LONGEST_REASON);
            out.push(Decision { object, kind: DecisionKind::Incomplete, reason });
        } else if let Ok(found) = rows.binary_search_by_key(at, |row| row.at) {
            let Some(row) = rows.get(found) else { continue };
            let kind = if row.must { DecisionKind::Must } else { DecisionKind::Exclude };
            out.push(Decision { object, kind, reason: row.reason.clone() });
        }
    }
    out
}

fn report_incomplete(objects: &Objects, incomplete: &Vec<bool>, notes: &mut Notes<'_>) {
    let names: Vec<&String> =
        objects.id.iter().zip(incomplete).filter(|(_, incomplete)| **incomplete).map(|(id, _)| id).collect();
    if !names.is_empty() {
        let args = args![count = names.len(), objects = some_names(&names)];
        notes.report(Code::IncompleteSkipped, crate::diagnostic::Place::Nowhere, args);
    }
}

impl ObjectData {
    /// No objects.
    pub(super) fn empty() -> Self {
        Self {
            objects: Objects::default(),
            districts: Vec::new(),
            regions: Vec::new(),
            values: Vec::new(),
            roles: Vec::new(),
            has: Vec::new(),
            incomplete: Vec::new(),
            decisions: Vec::new(),
        }
    }

    /// The same places and columns without any object, to check what does not depend on objects.
    pub(super) fn without_objects(self) -> Self {
        let Self { districts, regions, values, roles, has, .. } = self;
        let values = values.into_iter().map(|store| store.reordered(&[])).collect();
        let (objects, incomplete, decisions) = (Objects::default(), Vec::new(), Vec::new());
        Self { objects, districts, regions, values, roles, has, incomplete, decisions }
    }

    /// How many objects there are.
    pub(super) fn len(&self) -> usize {
        self.objects.len()
    }

    /// The kind of an object.
    pub(super) fn kind(&self, object: usize) -> KindIx {
        self.objects.kind.get(object).copied().unwrap_or(KindIx::new(0))
    }

    /// Whether objects of a kind have a column of the programme.
    pub(super) fn has(&self, kind: KindIx, column: usize) -> bool {
        self.has.get(kind.at()).and_then(|has| has.get(column)).copied().unwrap_or(true)
    }

    /// The district of an object.
    pub(super) fn district(&self, object: usize) -> &str {
        name_at(&self.districts, self.objects.district.get(object))
    }

    /// The region of an object.
    pub(super) fn region(&self, object: usize) -> &str {
        name_at(&self.regions, self.objects.region.get(object))
    }

    /// The value of a column of the programme, as formulas see it.
    pub(super) fn value(&self, column: usize, object: usize) -> Value {
        let text = |text: Option<&String>| Value::Text(text.cloned().unwrap_or_default());
        match self.roles.get(column).copied().flatten() {
            Some(Role::Rural) => Value::Bool(self.objects.rural.get(object).copied().unwrap_or(false)),
            Some(Role::District) => Value::Text(self.district(object).to_owned()),
            Some(Role::Region) => Value::Text(self.region(object).to_owned()),
            Some(Role::Id) => text(self.objects.id.get(object)),
            Some(Role::Name) => text(self.objects.name.get(object)),
            _ => self.values.get(column).map_or_else(|| Value::Text(String::new()), |store| store.value(object)),
        }
    }

    /// What a column of the programme stands for, when it is not an ordinary one.
    pub(super) fn role(&self, column: usize) -> Option<Role> {
        self.roles.get(column).copied().flatten()
    }

    /// The sheet and row of an object, as a person counts them.
    pub(super) fn source(&self, object: usize) -> (&str, u32) {
        let (row, sheet) = self.objects.source.get(object).copied().unwrap_or((0, 0));
        (name_at(&self.objects.sheets, Some(&sheet)), row)
    }

    /// The decisions of a kind, as a flag per object.
    pub(super) fn decided(&self, kind: DecisionKind) -> Vec<bool> {
        let mut flags = vec![false; self.len()];
        for decision in self.decisions.iter().filter(|decision| decision.kind == kind) {
            if let Some(flag) = flags.get_mut(decision.object.at()) {
                *flag = true;
            }
        }
        flags
    }
}

fn name_at<'a>(names: &'a [String], at: Option<&u32>) -> &'a str {
    at.and_then(|at| usize::try_from(*at).ok()).and_then(|at| names.get(at)).map_or("", String::as_str)
}
