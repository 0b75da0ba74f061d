//! A synthetic Almaty region of 2020: 760 invented schools whose totals are the published ones, exactly.

use crate::apportion::apportion;
use crate::bin_number::synthetic_bin;
use crate::name::{Level, Mark, NAMESAKES, SchoolName};
use crate::place::{DISTRICTS, District};
use crate::random::Random;

/// One seed for everything: the same samples on every machine.
const SEED: u64 = 2020;

/// Teachers' computers before the purchase. With [`TEACHERS`] it is the sample's reading of the published
/// "1 155 computers, 67.4 %": (23 109 + 1 155) / 36 000 = 67.4 %.
pub(crate) const TEACHER_PCS: u32 = 23_109;
/// Teachers; see [`TEACHER_PCS`].
pub(crate) const TEACHERS: u32 = 36_000;
/// Published: computers in rural schools.
pub(crate) const RURAL_PCS: u32 = 39_903;
/// Published: computers in all schools.
pub(crate) const PCS: u32 = 50_453;
/// Published: schools with Wi-Fi before the purchase.
pub(crate) const WITH_WIFI: usize = 483;
/// Published: 41 % of schools had Wi-Fi in 2018, which is 312 of 760.
pub(crate) const WITH_WIFI_IN_2018: usize = 312;
/// Published: schools on fibre or copper; the others are on satellite.
pub(crate) const ON_CABLE: usize = 527;
/// The sample's assumption: how many of those are on copper.
pub(crate) const ON_COPPER: usize = 125;
/// Published: schools on the platform Kundelik.
pub(crate) const ON_KUNDELIK: usize = 704;
/// The sample's assumption: IT classes before 2020. With the 50 of 2020 that is 110 of the published 119.
pub(crate) const WITH_IT_CLASS: usize = 60;
/// The least number of pupils for which the model `it_classes` sees a need.
pub(crate) const IT_CLASS_NORM: u32 = 200;
/// Pupils per computer that the planner aims at.
pub(crate) const PUPILS_PER_PC: u32 = 5;

/// How a school is connected.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Line {
    Fibre,
    Copper,
    Satellite,
}

/// An invented school.
#[derive(Clone)]
pub(crate) struct School {
    pub(crate) code: String,
    pub(crate) bin: String,
    pub(crate) name: SchoolName,
    pub(crate) district: &'static District,
    pub(crate) rural: bool,
    pub(crate) pupils: u32,
    pub(crate) pupils_5_11: u32,
    pub(crate) teachers: u32,
    pub(crate) teacher_pcs: u32,
    pub(crate) classrooms: u32,
    pub(crate) pcs: u32,
    pub(crate) pc_need: u32,
    pub(crate) it_class: bool,
    pub(crate) wifi: bool,
    pub(crate) wifi_in_2018: bool,
    pub(crate) line: Line,
    pub(crate) kundelik: bool,
}

/// The 760 schools in the order of a register: by district, urban schools first.
pub(crate) fn region() -> Vec<School> {
    let mut random = Random::new(SEED);
    let mut schools = Vec::new();
    for district in &DISTRICTS {
        found_schools(district, &mut random, &mut schools);
    }
    twin_some(&mut schools, &mut random);
    number_them(&mut schools, &mut random);
    staff_and_equip(&mut schools, &mut random);
    connect(&mut schools, &mut random);
    schools
}

/// Pupils at each tenth of the schools sorted by size, roughly log-normal; between the tenths the size is interpolated.
pub(crate) const RURAL_SIZES: [u32; 11] = [8, 32, 70, 130, 205, 300, 410, 560, 780, 1_120, 2_050];
pub(crate) const URBAN_SIZES: [u32; 11] = [180, 430, 600, 760, 910, 1_060, 1_220, 1_400, 1_630, 1_960, 2_520];

/// The size at `permille` of the sorted schools.
pub(crate) fn size_at(sizes: &[u32; 11], permille: u32) -> u32 {
    let tenth = usize::try_from(permille.div_euclid(100)).unwrap_or(0);
    match sizes.get(tenth..=tenth + 1) {
        Some([low, high]) => low + ((high - low) * permille.rem_euclid(100)).div_euclid(100),
        _ => sizes[10],
    }
}

fn found_schools(district: &'static District, random: &mut Random, schools: &mut Vec<School>) {
    let mut namesakes: Vec<usize> = (0..NAMESAKES.len()).collect();
    random.shuffle(&mut namesakes);
    let mut only_in: Vec<&str> = Vec::new();
    let mut number = 0;
    for at in 0..district.urban + district.rural {
        let rural = at >= district.urban;
        let permille = random.below(1_001);
        let pupils = match rural {
            true => size_at(&RURAL_SIZES, (permille * (20 - district.remote)).div_euclid(20)),
            false => size_at(&URBAN_SIZES, permille),
        };
        let place = match &district.town {
            Some(town) if !rural => town,
            _ => random.pick(district.villages),
        };
        let mark = if pupils < 90 && !only_in.contains(&place.ru) {
            only_in.push(place.ru);
            Mark::Only
        } else if let Some(namesake) = random.chance(45).then(|| namesakes.pop()).flatten() {
            Mark::Namesake(namesake)
        } else {
            number += 1;
            Mark::Number(number)
        };
        let kazakh = matches!(mark, Mark::Number(_) | Mark::Namesake(_)) && random.chance(14);
        let name = SchoolName { level: level(pupils, rural, random), mark, place, rural, kazakh };
        schools.push(School::founded(name, district, rural, pupils));
    }
}

fn level(pupils: u32, rural: bool, random: &mut Random) -> Level {
    match pupils {
        0..25 => Level::Primary,
        25..90 => Level::Basic,
        700.. if random.chance(if rural { 8 } else { 30 }) => {
            if random.chance(60) {
                Level::Gymnasium
            } else {
                Level::Lyceum
            }
        }
        _ => Level::Secondary,
    }
}

impl School {
    /// The sample's assumption: a panel for eight classrooms in towns, for sixteen in villages.
    pub(crate) fn panels(&self) -> u32 {
        self.classrooms.div_euclid(if self.rural { 16 } else { 8 })
    }

    /// The sample's assumption: the smallest schools on satellite have no reliable power.
    pub(crate) fn has_power(&self) -> bool {
        self.line != Line::Satellite || self.pupils >= 20
    }

    /// A school with pupils and nothing else yet.
    fn founded(name: SchoolName, district: &'static District, rural: bool, pupils: u32) -> Self {
        Self {
            code: String::new(),
            bin: String::new(),
            name,
            district,
            rural,
            pupils,
            pupils_5_11: 0,
            teachers: 0,
            teacher_pcs: 0,
            classrooms: 0,
            pcs: 0,
            pc_need: pupils.div_ceil(PUPILS_PER_PC),
            it_class: false,
            wifi: false,
            wifi_in_2018: false,
            line: Line::Satellite,
            kundelik: false,
        }
    }
}

/// Gives some rural schools the size of their neighbour, so that plans meet schools with equal claims.
fn twin_some(schools: &mut [School], random: &mut Random) {
    for at in 1..schools.len() {
        if let Some([first, second]) = schools.get_mut(at - 1..=at)
            && first.rural
            && second.rural
            && first.district.name.ru == second.district.name.ru
            && first.name.level == second.name.level
            && random.chance(8)
        {
            second.pupils = first.pupils;
            second.pc_need = first.pc_need;
        }
    }
}

/// Codes that follow neither the row nor the district, and identification numbers.
fn number_them(schools: &mut [School], random: &mut Random) {
    let mut codes: Vec<usize> = (1..=schools.len()).collect();
    random.shuffle(&mut codes);
    let mut serial = 100;
    for (school, code) in schools.iter_mut().zip(codes) {
        school.code = format!("AO-{code:04}");
        let year = if random.chance(40) { random.between(1, 9) } else { random.between(92, 99) };
        (school.bin, serial) = synthetic_bin(year, serial + 1);
    }
}

/// Teachers, classrooms and equipment. Totals are split in proportion, so that they add up exactly.
fn staff_and_equip(schools: &mut [School], random: &mut Random) {
    let least = 4;
    let count = u32::try_from(schools.len()).unwrap_or(0);
    let weights: Vec<u32> = schools.iter().map(|s| s.pupils + 20).collect();
    let no_ceiling = vec![u32::MAX; schools.len()];
    for (school, more) in schools.iter_mut().zip(apportion(TEACHERS - least * count, &weights, &no_ceiling)) {
        school.teachers = least + more;
        school.classrooms = 2 + (school.pupils * random.between(45, 60)).div_euclid(1_000);
        school.pupils_5_11 = match school.name.level {
            Level::Primary => 0,
            Level::Basic => (school.pupils * random.between(46, 54)).div_euclid(100),
            _ => (school.pupils * random.between(52, 60)).div_euclid(100),
        };
    }
    equip(schools, TEACHER_PCS, random, |_| true, |s| s.teachers, |s| &mut s.teacher_pcs);
    equip(schools, RURAL_PCS, random, |s| s.rural, |s| s.pc_need, |s| &mut s.pcs);
    equip(schools, PCS - RURAL_PCS, random, |s| !s.rural, |s| s.pc_need, |s| &mut s.pcs);
}

/// Splits `total` among the schools that `belongs` names, each getting a random part of its `norm` and never more.
/// Neighbours of one size get one part, so that some lacks are equal.
fn equip(
    schools: &mut [School],
    total: u32,
    random: &mut Random,
    belongs: impl Fn(&School) -> bool,
    norm: impl Fn(&School) -> u32,
    stock: impl Fn(&mut School) -> &mut u32,
) {
    let mut members: Vec<&mut School> = schools.iter_mut().filter(|s| belongs(s)).collect();
    let norms: Vec<u32> = members.iter().map(|s| norm(s)).collect();
    let mut last = (0, 0);
    let weights: Vec<u32> = members
        .iter()
        .zip(&norms)
        .map(|(school, norm)| {
            let percent =
                if school.pupils == last.0 { last.1 } else { random.between(20, 60) + random.between(15, 55) };
            last = (school.pupils, percent);
            norm * percent
        })
        .collect();
    for (school, part) in members.iter_mut().zip(apportion(total, &weights, &norms)) {
        *stock(school) = part;
    }
}

/// Lines, Wi-Fi, Kundelik and IT classes: large, urban and near schools have them more often.
fn connect(schools: &mut [School], random: &mut Random) {
    let size = |s: &School| s.pupils.min(1_200);
    let town = |s: &School, points: u32| if s.rural { 0 } else { points };
    let far = |s: &School, points: u32| (3 - s.district.remote) * points;

    let cable = best(schools, ON_CABLE, |s| random.below(500) + size(s) + town(s, 3_000) + far(s, 150));
    for school in marked(schools, &cable) {
        school.line = Line::Fibre;
    }
    let copper = best(schools, ON_COPPER, |s| match s.line {
        Line::Fibre => 1 + random.below(900) + 1_200 - size(s),
        _ => 0,
    });
    for school in marked(schools, &copper) {
        school.line = Line::Copper;
    }
    let wifi = best(schools, WITH_WIFI, |s| random.below(1_000) + size(s).div_euclid(3) + town(s, 250) + far(s, 120));
    let kundelik = best(schools, ON_KUNDELIK, |s| random.below(900) + size(s) + far(s, 150));
    let it_class = best(schools, WITH_IT_CLASS, |s| {
        if s.pupils < IT_CLASS_NORM { 0 } else { 1 + random.below(1_500) + size(s) + town(s, 600) }
    });
    for school in marked(schools, &wifi) {
        school.wifi = true;
    }
    let early =
        best(schools, WITH_WIFI_IN_2018, |s| if s.wifi { 1 + s.own_random(5).below(1_000) + size(s) } else { 0 });
    for school in marked(schools, &early) {
        school.wifi_in_2018 = true;
    }
    for school in marked(schools, &kundelik) {
        school.kundelik = true;
    }
    for school in marked(schools, &it_class) {
        school.it_class = true;
    }
}

fn marked<'a>(schools: &'a mut [School], marks: &'a [bool]) -> impl Iterator<Item = &'a mut School> {
    schools.iter_mut().zip(marks).filter(|(_, mark)| **mark).map(|(school, _)| school)
}

/// Marks the `count` schools with the highest score; equal scores go to the earlier school.
fn best(schools: &[School], count: usize, mut score: impl FnMut(&School) -> u32) -> Vec<bool> {
    let mut order: Vec<(std::cmp::Reverse<u32>, usize)> =
        schools.iter().enumerate().map(|(at, s)| (std::cmp::Reverse(score(s)), at)).collect();
    order.sort_unstable();
    let mut marked = vec![false; schools.len()];
    for (_, at) in order.into_iter().take(count) {
        if let Some(mark) = marked.get_mut(at) {
            *mark = true;
        }
    }
    marked
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::name::Wording;

    fn count(schools: &[School], is: impl Fn(&School) -> bool) -> usize {
        schools.iter().filter(|school| is(school)).count()
    }

    fn sum(schools: &[School], of: impl Fn(&School) -> u32) -> u32 {
        schools.iter().map(of).sum()
    }

    #[test]
    fn totals_are_the_published_ones() {
        let schools = region();
        assert_eq!(schools.len(), 760);
        assert_eq!(count(&schools, |s| s.rural), 646);
        assert_eq!(schools.iter().map(|s| s.district.name.ru).collect::<BTreeSet<_>>().len(), 20);
        assert_eq!(sum(&schools, |s| s.teachers), 36_000);
        assert_eq!(sum(&schools, |s| s.teacher_pcs), 23_109);
        assert_eq!(sum(&schools, |s| s.pcs), 50_453);
        assert_eq!(sum(&schools, |s| if s.rural { s.pcs } else { 0 }), 39_903);
        assert_eq!(count(&schools, |s| s.wifi), 483);
        assert_eq!(count(&schools, |s| s.line != Line::Satellite), 527);
        assert_eq!(count(&schools, |s| s.line == Line::Satellite), 233);
        assert_eq!(count(&schools, |s| s.line == Line::Copper), 125);
        assert_eq!(count(&schools, |s| s.kundelik), 704);
        assert_eq!(count(&schools, |s| s.it_class), 60);
        // 24 264 of 36 000 is 67.4 %.
        assert_eq!((TEACHER_PCS + 1_155) * 1_000, TEACHERS * 674);
    }

    #[test]
    fn schools_are_of_every_size_and_never_have_more_than_they_need() {
        let schools = region();
        assert!(schools.iter().any(|s| s.pupils <= 12) && schools.iter().any(|s| s.pupils >= 2_400));
        assert!(schools.iter().all(|s| (8..=2_520).contains(&s.pupils) && s.pupils_5_11 <= s.pupils));
        assert!(schools.iter().all(|s| s.teacher_pcs <= s.teachers && s.pcs <= s.pc_need));
        assert!(schools.iter().all(|s| !s.it_class || s.pupils >= IT_CLASS_NORM));
    }

    #[test]
    fn plans_have_a_choice_to_make() {
        let schools = region();
        let lack = |rural: bool| sum(&schools, |s| if s.rural == rural { s.teachers - s.teacher_pcs } else { 0 });
        assert!(lack(true) > 1_155 && lack(false) > 1_155);
        assert!(sum(&schools, |s| if s.rural { s.pc_need - s.pcs } else { 0 }) > 1_802);
        assert!(count(&schools, |s| s.rural && !s.wifi) > 156 && count(&schools, |s| !s.rural && !s.wifi) > 0);
        assert!(count(&schools, |s| s.pupils >= IT_CLASS_NORM && !s.it_class) > 100);
        let twins = |a: &School, b: &School| {
            a.rural && b.rural && (a.pupils, a.teachers, a.teacher_pcs) == (b.pupils, b.teachers, b.teacher_pcs)
        };
        let has_twin = |at: usize, a: &School| schools.iter().skip(at + 1).any(|b| twins(a, b));
        assert!(schools.iter().enumerate().filter(|(at, a)| has_twin(*at, a)).count() >= 10);
    }

    #[test]
    fn identities_tell_schools_apart_and_names_do_within_a_district() {
        let schools = region();
        let distinct = |of: &dyn Fn(&School) -> String| schools.iter().map(of).collect::<BTreeSet<_>>().len();
        assert_eq!(distinct(&|s| s.code.clone()), 760);
        assert_eq!(distinct(&|s| s.bin.clone()), 760);
        for wording in [Wording::Mixed, Wording::Russian, Wording::Kazakh] {
            assert_eq!(distinct(&|s| format!("{} {}", s.district.name.ru, s.name.written(wording))), 760);
        }
        assert!(distinct(&|s| s.name.written(Wording::Mixed)) < 760, "some names repeat in other districts");
        assert!(!schools.iter().map(|s| s.code.as_str()).is_sorted(), "codes do not follow the rows");
    }
}
