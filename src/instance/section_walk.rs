//! The walk down a table: which sections are open above each row, which a total has closed, and what does not fit.

use super::columns::Role;
use super::lines::{Line, LineAt};
use super::place_name::{Place, PlaceKind, read_place};
use super::places::Merged;
use super::section_findings::{Finding, Uses, Why};
use super::sections::{Headed, is_of_one_district, is_same_place};
use super::settled::{Cells, Settled};
use super::total_claim::Claim;
use crate::workbook::number::read_text;

/// The sections above a row.
pub(super) struct Walk<'s, 'a> {
    table: &'s Settled<'a>,
    /// Districts that are merged over several rows.
    merged: Merged<'a>,
    lines: &'s [LineAt],
    uses: Uses,
    /// Whether districts hold types of place, and not the other way round.
    places_are_outer: bool,
    /// Whether the places are regions, for lack of any smaller.
    places_are_regions: bool,
    /// Whether towns may be parts of districts.
    towns_are_unclear: bool,
    place: Option<Place>,
    /// The heading that names it.
    heading: Option<&'s LineAt>,
    region: Option<String>,
    rural: Option<bool>,
    /// What a total has closed.
    place_closed: bool,
    rural_closed: bool,
    /// Whether a section inside the district is open that says nothing of places: a rural district, a kind of schools.
    part_open: bool,
    /// The total behind which no data may follow.
    blocked: Option<LineAt>,
    /// The total of everything, or of a region, behind which only another region may begin.
    whole: Option<LineAt>,
    /// The region that totals name where no heading does.
    totalled: Option<String>,
    /// The total of a place that no data have followed yet.
    behind: Option<&'s LineAt>,
    /// There have been data.
    has_data: bool,
    /// Since the last heading, and since that of the place, there are data.
    data_here: bool,
    data_in_place: bool,
    /// The district has sections of types of place or of kinds of schools.
    parted: bool,
    /// The section of a type of place holds a town.
    holds_town: bool,
    /// The heading that the column of districts contradicts, told once.
    contradicted: bool,
    found: Vec<Finding>,
}

impl<'s, 'a> Walk<'s, 'a> {
    pub(super) fn new(table: &'s Settled<'a>, lines: &'s [LineAt], uses: Uses, sheet: Option<&Place>) -> Self {
        let last = table.table.rows.last().map_or(0, |row| row.row);
        let kinds = || lines.iter().filter(|line| line.row < last).filter_map(LineAt::place).map(|place| place.kind);
        let has = |kind: PlaceKind| kinds().any(|own| own == kind);
        let places_are_regions = !has(PlaceKind::District) && !has(PlaceKind::Town);
        let is_place = |line: &LineAt| {
            line.place().is_some_and(|place| match place.kind {
                PlaceKind::District | PlaceKind::Town => true,
                PlaceKind::Region => places_are_regions,
                PlaceKind::Part => false,
            })
        };
        let mut outer = lines.iter().filter(|line| is_place(line) || matches!(line.line, Line::Locality(_)));
        let of_sheet = |kind: PlaceKind| {
            sheet.cloned().filter(|own: &Place| (own.kind == PlaceKind::Region) == (kind == PlaceKind::Region))
        };
        let (place, region) = (of_sheet(PlaceKind::District), of_sheet(PlaceKind::Region));
        Self {
            table,
            merged: Merged::of(table, Role::District.at()),
            lines,
            uses,
            places_are_outer: place.is_some() || outer.next().is_some_and(is_place),
            places_are_regions: places_are_regions && sheet.is_none(),
            towns_are_unclear: has(PlaceKind::Part) || (!has(PlaceKind::District) && is_of_one_district(table)),
            place,
            heading: None,
            region: region.map(|region| region.name),
            rural: None,
            place_closed: false,
            rural_closed: false,
            part_open: false,
            blocked: None,
            whole: None,
            totalled: None,
            behind: None,
            has_data: false,
            data_here: false,
            data_in_place: false,
            parted: false,
            holds_town: false,
            contradicted: false,
            found: Vec::new(),
        }
    }

    /// What stands above each row, and what does not fit.
    pub(super) fn run(mut self) -> (Vec<Headed>, Vec<Finding>) {
        let mut lines = self.lines.iter().peekable();
        let mut out = Vec::with_capacity(self.table.table.rows.len());
        for (row, cells) in self.table.rows() {
            while let Some(line) = lines.next_if(|line| line.row < row.row) {
                self.line(line);
            }
            self.data(row.row, cells);
            let place = self.place.as_ref().map(|place| place.name.clone());
            out.push(Headed { place, region: self.region.clone(), rural: self.rural });
        }
        self.trailing(&lines.collect::<Vec<_>>());
        (out, self.found)
    }

    fn refuse(&mut self, line: &LineAt, why: Why, other: &str) {
        if self.uses.is_strict() {
            self.found.push(Finding::of(line, why, other));
        }
    }

    fn data(&mut self, row: u32, cells: Cells<'a>) {
        if let Some(total) = self.blocked.take() {
            self.refuse(&total, Why::Behind, "");
        }
        if let Some(total) = self.whole.take() {
            self.refuse(&total, Why::Behind, "");
            self.region = self.region.take().filter(|_| self.uses.is_strict());
        }
        if let Some(total) = self.behind.take().filter(|total| self.merged.join(total.row, row)) {
            self.found.push(Finding::of(total, Why::Behind, ""));
        }
        self.has_data = true;
        self.data_here = true;
        self.data_in_place = true;
        self.compare_with_column(row, cells);
    }

    /// A heading that is exactly a district, over rows of which the column says another.
    fn compare_with_column(&mut self, row: u32, cells: Cells<'a>) {
        let Some((place, heading)) = self.place.as_ref().zip(self.heading).filter(|_| !self.contradicted) else {
            return;
        };
        let own = self.table.cell(cells, Role::District.at()).and_then(|cell| read_text(cell).ok());
        let own = own.or_else(|| self.merged.text(row));
        let Some(own) = own.filter(|own| own.contains(char::is_alphabetic)) else { return };
        let contradicts = match place.kind {
            PlaceKind::District => read_place(&own).is_none_or(|own| own.kind == PlaceKind::District),
            // A town may be one of the district, but a name that is merged over its heading says nothing of it.
            PlaceKind::Town => self.merged.join(heading.row, row) && !place.is_called_like(&own),
            PlaceKind::Region | PlaceKind::Part => false,
        };
        if contradicts && !is_same_place(&own, &place.name) {
            self.found.push(Finding::of(heading, Why::Column, &own));
            self.contradicted = true;
        }
    }

    fn line(&mut self, line: &'s LineAt) {
        match &line.line {
            Line::Place(place) => match place.kind {
                PlaceKind::Part => self.part(line),
                PlaceKind::Region if !self.places_are_regions => self.region(place),
                PlaceKind::Region | PlaceKind::District | PlaceKind::Town => self.enter(line, place),
            },
            Line::Locality(rural) => self.locality(line, *rural),
            Line::Kind => self.kind(line),
            Line::Total(claim) => self.total(line, claim),
            Line::Unclear => {
                self.refuse(line, Why::Row, "");
                if !self.uses.is_strict() {
                    self.place = None;
                }
            }
        }
        if !matches!(line.line, Line::Total(_)) {
            (self.data_here, self.behind) = (false, None);
        }
    }

    /// A district or a town begins.
    fn enter(&mut self, line: &'s LineAt, place: &Place) {
        let is_town = place.kind == PlaceKind::Town;
        let in_section = self.uses.rural && !self.places_are_outer && !self.rural_closed;
        let above = self.place.as_ref().filter(|own| own.kind == PlaceKind::District);
        let is_inside =
            above.is_some_and(|own| place.is_called_like(&own.name) || (!self.data_in_place && !self.place_closed));
        if is_town && (self.towns_are_unclear || is_inside) {
            self.refuse(line, Why::Town, "");
        } else if in_section
            && (self.rural == Some(true) && is_town || self.rural == Some(false) && !is_town && self.holds_town)
        {
            self.refuse(line, Why::Locality, "");
        }
        self.holds_town |= is_town;
        (self.place, self.heading) = (Some(place.clone()), Some(line));
        if self.places_are_regions {
            self.region = Some(place.name.clone());
        }
        self.leave_inner();
        if self.places_are_outer || self.rural_closed {
            (self.rural, self.rural_closed) = (None, false);
        }
    }

    /// Whatever was inside of a place is over.
    fn leave_inner(&mut self) {
        (self.place_closed, self.part_open, self.blocked) = (false, false, None);
        (self.data_in_place, self.parted, self.contradicted) = (false, false, false);
    }

    /// A region begins: the districts above are none of its.
    fn region(&mut self, region: &Place) {
        (self.place, self.whole) = (None, None);
        if !region.name.is_empty() {
            self.region = Some(region.name.clone());
        }
        self.leave_inner();
        if self.places_are_outer {
            self.rural = None;
        }
    }

    /// A rural district begins: it must lie in a district.
    fn part(&mut self, line: &LineAt) {
        let in_district =
            self.place.as_ref().is_some_and(|place| place.kind == PlaceKind::District) && !self.place_closed;
        if !in_district && self.uses.district {
            self.refuse(line, Why::Part, "");
        } else if self.uses.rural && self.rural == Some(false) {
            self.refuse(line, Why::Locality, "");
        }
        (self.part_open, self.blocked) = (true, None);
    }

    fn locality(&mut self, line: &LineAt, rural: bool) {
        if self.places_are_outer {
            self.question_inner(line);
        } else {
            (self.place, self.holds_town) = (None, false);
            self.leave_inner();
        }
        (self.rural, self.rural_closed) = (Some(rural), false);
        (self.part_open, self.blocked) = (false, None);
    }

    fn kind(&mut self, line: &LineAt) {
        self.question_inner(line);
        // Behind schools of a type of place: no one can say whether that goes on.
        let is_late = self.rural.is_some() && self.uses.rural && self.data_here && !self.part_open;
        if self.rural_closed || is_late {
            self.refuse(line, Why::Kind, "");
        }
        (self.part_open, self.blocked) = (true, None);
    }

    /// A section inside a district must begin before its schools do; another may follow.
    fn question_inner(&mut self, line: &LineAt) {
        let is_late = self.place_closed || (self.data_in_place && !self.parted);
        if let Some(place) = self.place.clone().filter(|_| is_late && self.uses.district) {
            self.refuse(line, Why::Kind, &place.name);
        }
        self.parted = true;
    }

    fn total(&mut self, line: &'s LineAt, claim: &Claim) {
        let sums_place = matches!(claim, Claim::Whole(_))
            || matches!(claim, Claim::Place(place) if place.kind != PlaceKind::Part)
            || (*claim == Claim::Bare && self.rural.is_none() && !self.part_open);
        self.behind = Some(line).filter(|_| sums_place);
        match claim {
            Claim::Nothing => {}
            Claim::Place(place) if place.kind == PlaceKind::Part => self.close(line, false, false),
            Claim::Place(_) if !self.uses.district => self.forget_loose_place(),
            Claim::Place(place) if self.is_open(place) => self.close(line, true, self.places_are_outer),
            Claim::Town if self.is_in_town() => self.close(line, true, self.places_are_outer),
            Claim::Town | Claim::Locality(_) if !self.uses.rural => {}
            Claim::Locality(rural) if self.rural == Some(*rural) => self.close(line, !self.places_are_outer, true),
            Claim::Town if self.rural == Some(false) => self.close(line, !self.places_are_outer, true),
            Claim::Place(_) | Claim::Town | Claim::Locality(_) => {
                self.refuse_total(line);
            }
            Claim::Whole(region) => {
                self.question_region(line, region);
                self.whole = Some(line.clone()).filter(|_| self.has_data);
                self.close(line, true, true);
            }
            Claim::Bare if self.part_open => self.close(line, false, false),
            Claim::Bare => {
                let rural_open = self.rural.is_some() && !self.rural_closed;
                let place_open = self.place.is_some() && !self.place_closed;
                let closes_rural = rural_open && (self.places_are_outer || !place_open);
                self.close(line, !closes_rural, closes_rural);
            }
        }
    }

    /// A total must not name another region than the heading above it, or than the totals before where no heading names one.
    fn question_region(&mut self, line: &LineAt, named: &str) {
        if named.is_empty() || !self.uses.region {
            return;
        }
        match self.region.as_ref().or(self.totalled.as_ref()) {
            Some(own) if !is_same_place(own, named) => {
                self.found.push(Finding::of(line, Why::Total, own));
            }
            Some(_) => {}
            None => self.totalled = Some(named.to_owned()),
        }
    }

    fn refuse_total(&mut self, line: &LineAt) {
        match self.place.clone() {
            Some(place) => self.refuse(line, Why::Total, &place.name),
            None => self.refuse(line, Why::TotalAlone, ""),
        }
    }

    /// What a total of a place says where the column of districts counts.
    fn forget_loose_place(&mut self) {
        if self.data_here {
            self.place = None;
        }
    }

    /// Closes what a total sums; one above its rows closes nothing.
    fn close(&mut self, line: &LineAt, place: bool, rural: bool) {
        if !self.data_here {
            return;
        }
        self.part_open = false;
        self.place_closed |= place && self.place.is_some();
        self.rural_closed |= rural && self.rural.is_some();
        let is_section = (self.uses.district && self.place.is_some()) || (self.uses.rural && self.rural.is_some());
        if is_section {
            self.blocked = Some(line.clone());
        }
        if !self.uses.district {
            self.place = None;
        }
    }

    /// Whether a total names the place that is open above it.
    fn is_open(&self, named: &Place) -> bool {
        self.place.as_ref().is_some_and(|own| named.name.is_empty() || is_same_place(&own.name, &named.name))
    }

    fn is_in_town(&self) -> bool {
        self.uses.district && self.place.as_ref().is_some_and(|place| place.kind == PlaceKind::Town)
    }

    /// Rows behind the last data: headings without schools, and totals, one by one or all districts together.
    fn trailing(&mut self, lines: &[&LineAt]) {
        let named = |line: &&&LineAt| matches!(&line.line, Line::Total(Claim::Place(place)) if !place.name.is_empty());
        // Where no heading names a place, a total cannot name a wrong one.
        let known: Vec<&Place> = self.lines.iter().filter_map(LineAt::place).chain(&self.place).collect();
        let is_known = |line: &LineAt| match &line.line {
            Line::Total(Claim::Place(place)) if place.kind != PlaceKind::Part && !known.is_empty() => {
                known.iter().any(|own| is_same_place(&own.name, &place.name))
            }
            _ => true,
        };
        let names_own = |line: &LineAt| matches!(&line.line, Line::Total(Claim::Place(place)) if self.is_open(place));
        let totals: Vec<&LineAt> = lines.iter().filter(named).copied().collect();
        let own_is_lacking = self.place.is_some() && !totals.iter().any(|line| names_own(line)) && !self.place_closed;
        let wrong: Vec<&LineAt> = totals
            .iter()
            .enumerate()
            .filter(|(at, line)| !is_known(line) || (*at == 0 && own_is_lacking))
            .map(|(_, line)| *line)
            .collect();
        for line in wrong.into_iter().filter(|_| self.uses.district).collect::<Vec<_>>() {
            self.refuse_total(line);
        }
        let is_headed =
            |name: &str| self.lines.iter().filter_map(LineAt::place).any(|place| is_same_place(&place.name, name));
        let regions = lines.iter().filter_map(|line| match &line.line {
            Line::Total(Claim::Whole(name)) if !is_headed(name) => Some((*line, name)),
            _ => None,
        });
        for (line, name) in regions.collect::<Vec<_>>() {
            self.question_region(line, name);
        }
        let below = lines.iter().take_while(|line| line.place().is_some()).next();
        if let Some(line) = below.filter(|_| self.uses.district) {
            self.refuse(line, Why::Below, "");
        }
    }
}
