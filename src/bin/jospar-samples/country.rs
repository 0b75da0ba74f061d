//! A synthetic country of 2023: 7 687 invented schools in 20 regions and 200 districts, 5 260 of them rural as published.

use crate::apportion::apportion;
use crate::clean::list_sheet;
use crate::grid::{Sheet, Value};
use crate::name::Wording;
use crate::programme::{NATIONAL, NOTE};
use crate::random::Random;
use crate::region::{RURAL_SIZES, URBAN_SIZES, size_at};
use crate::words::words;

/// A region: how many districts and schools it has is the sample's assumption, made to add up to the published totals.
struct Region {
    name: &'static str,
    /// Before the number of a district, so that no two districts have one name.
    short: &'static str,
    districts: u32,
    urban: u32,
    rural: u32,
}

const fn region(name: &'static str, short: &'static str, districts: u32, urban: u32, rural: u32) -> Region {
    Region { name, short, districts, urban, rural }
}

/// The 17 regions and 3 cities since 2022.
const REGIONS: [Region; 20] = [
    region("Область Абай", "Абай", 9, 100, 240),
    region("Акмолинская область", "Акмола", 17, 130, 400),
    region("Актюбинская область", "Актобе", 12, 130, 320),
    region("Алматинская область", "Алматы", 9, 90, 450),
    region("Атырауская область", "Атырау", 8, 90, 120),
    region("Западно-Казахстанская область", "Запад", 12, 100, 300),
    region("Жамбылская область", "Жамбыл", 11, 120, 380),
    region("Область Жетісу", "Жетісу", 9, 100, 260),
    region("Карагандинская область", "Караганда", 10, 230, 260),
    region("Костанайская область", "Костанай", 16, 130, 380),
    region("Кызылординская область", "Кызылорда", 8, 100, 210),
    region("Мангистауская область", "Мангистау", 7, 70, 90),
    region("Павлодарская область", "Павлодар", 12, 110, 260),
    region("Северо-Казахстанская область", "Север", 13, 90, 400),
    region("Туркестанская область", "Туркестан", 14, 180, 900),
    region("Область Ұлытау", "Ұлытау", 4, 50, 50),
    region("Восточно-Казахстанская область", "Восток", 11, 150, 240),
    region("город Астана", "Астана", 5, 130, 0),
    region("город Алматы", "город Алматы", 8, 220, 0),
    region("город Шымкент", "Шымкент", 5, 107, 0),
];

/// One school in so many has no line yet.
const OFFLINE_EVERY: usize = 60;

const HEADERS: [(&str, u16); 13] = [
    ("Код", 12),
    ("Наименование", 36),
    ("Область", 34),
    ("Район", 26),
    ("Тип местности", 14),
    ("Контингент обучающихся", 15),
    ("Количество педагогов", 13),
    ("Компьютеры учителей", 13),
    ("Классные комнаты", 12),
    ("Интернет", 11),
    ("Wi-Fi", 11),
    ("Интерактивные панели", 15),
    ("Электроснабжение", 17),
];

/// The schools of the country, by region and district.
pub(crate) fn schools() -> Sheet {
    let mut random = Random::new(2023);
    let mut rows = Vec::new();
    for region in &REGIONS {
        found_region(region, &mut random, &mut rows);
    }
    list_sheet(words(Wording::Russian).schools, (NATIONAL.title, NOTE), &HEADERS, rows)
}

/// The schools of a region: the first districts are its towns, the others have its villages.
fn found_region(region: &Region, random: &mut Random, rows: &mut Vec<Vec<Value>>) {
    let towns = if region.rural == 0 { region.districts } else { region.districts.div_ceil(6) };
    let places = [(0, towns, region.urban, false), (towns, region.districts, region.rural, true)];
    for (first, end, schools, rural) in places.into_iter().filter(|(first, end, ..)| first < end) {
        let weights: Vec<u32> = (first..end).map(|_| random.between(6, 14)).collect();
        let no_ceiling = vec![u32::MAX; weights.len()];
        for (district, count) in (first + 1..).zip(apportion(schools, &weights, &no_ceiling)) {
            let kind = if rural { "район" } else { "город" };
            let name = format!("{}, {kind} {district}", region.short);
            for number in 1..=count {
                let at = rows.len();
                rows.push(school((at, number), region, (&name, rural), random));
            }
        }
    }
}

/// A school: large and urban ones are better equipped.
fn school(
    (at, number): (usize, u32),
    region: &Region,
    (district, rural): (&str, bool),
    random: &mut Random,
) -> Vec<Value> {
    let pupils = size_at(if rural { &RURAL_SIZES } else { &URBAN_SIZES }, random.below(1_001));
    let teachers = 4 + (pupils * random.between(70, 110)).div_euclid(1_000);
    let teacher_pcs = (teachers * random.between(35, 90)).div_euclid(100);
    let classrooms = 2 + (pupils * random.between(45, 60)).div_euclid(1_000);
    let online = at % OFFLINE_EVERY != 17;
    let wifi = online && random.chance(if rural { 45 } else { 75 });
    let panels = classrooms.div_euclid(if rural { 16 } else { 8 });
    let power = !rural || pupils >= 20 || random.chance(50);
    let text = |text: &str| Value::Text(text.to_owned());
    let number_of = |number: u32| Value::Number(u64::from(number));
    let yes = |yes: bool| text(if yes { "да" } else { "нет" });
    vec![
        Value::Text(format!("KZ-{:05}", at + 1)),
        Value::Text(format!("Средняя школа № {number}")),
        text(region.name),
        text(district),
        text(if rural { "Село" } else { "Город" }),
        number_of(pupils),
        number_of(teachers),
        number_of(teacher_pcs),
        number_of(classrooms),
        yes(online),
        yes(wifi),
        number_of(panels),
        yes(power),
    ]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn totals_are_the_published_ones() {
        let sum = |of: fn(&Region) -> u32| REGIONS.iter().map(of).sum::<u32>();
        assert_eq!((sum(|r| r.urban + r.rural), sum(|r| r.rural), sum(|r| r.districts)), (7_687, 5_260, 200));
        let sheet = schools();
        let rows = &sheet.rows[usize::try_from(sheet.frozen.0).unwrap()..];
        let shown = |row: &Vec<crate::grid::Cell>, at: usize| match &row[at].value {
            Value::Text(text) => text.clone(),
            _ => String::new(),
        };
        assert_eq!(rows.len(), 7_687);
        assert_eq!(rows.iter().filter(|row| shown(row, 4) == "Село").count(), 5_260);
        assert_eq!(rows.iter().map(|row| shown(row, 3)).collect::<BTreeSet<_>>().len(), 200);
    }
}
