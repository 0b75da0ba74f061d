//! Samples whose objects are not only the schools of the region: colleges, the whole country, titles, groups of people.

use crate::apportion::apportion;
use crate::clean::{funds_sheet, list_sheet, price_sheet, settings_sheet};
use crate::country;
use crate::grid::{Sheet, Value};
use crate::name::Wording;
use crate::place::{DISTRICTS, REGION};
use crate::programme::{DIGITAL_TEXTBOOKS, ELEARNING, NATIONAL, NOTE, PLATFORMS, Sample, TRAINING};
use crate::random::Random;
use crate::region::{RURAL_SIZES, School, URBAN_SIZES, size_at};
use crate::words::words;

/// Published: colleges of the region.
const COLLEGES: u32 = 34;
/// The sample's assumption: titles in all, of which 79 % (published) are digital.
const TITLES: usize = 1_000;
const DIGITAL_TITLES: usize = 790;
/// Published: who is to be trained.
const TEACHERS_TO_TRAIN: u32 = 150_000;
const PARENTS_TO_TRAIN: u32 = 1_500_000;
/// Every so many organisations one was equipped before 2012: 44 of 8 270.
const EQUIPPED_EVERY: usize = 188;

/// The 14 regions and 2 cities of 2012, with the sample's number of schools and colleges: 8 270 in all.
const REGIONS: [(&str, u32); 16] = [
    ("Акмолинская область", 640),
    ("Актюбинская область", 460),
    ("Алматинская область", 800),
    ("Атырауская область", 230),
    ("Восточно-Казахстанская область", 780),
    ("Жамбылская область", 500),
    ("Западно-Казахстанская область", 450),
    ("Карагандинская область", 720),
    ("Костанайская область", 600),
    ("Кызылординская область", 330),
    ("Мангистауская область", 170),
    ("Павлодарская область", 440),
    ("Северо-Казахстанская область", 640),
    ("Южно-Казахстанская область", 1_130),
    ("город Астана", 110),
    ("город Алматы", 270),
];

/// The samples: the model and the sheets of its workbook.
pub(crate) fn samples(schools: &[School]) -> Vec<(&'static str, Vec<Sheet>)> {
    [
        (&PLATFORMS, platforms(schools)),
        (&ELEARNING, elearning()),
        (&DIGITAL_TEXTBOOKS, textbooks()),
        (&TRAINING, training()),
        (&NATIONAL, country::schools()),
    ]
    .into_iter()
    .map(|(sample, objects)| (sample.model, workbook(sample, objects)))
    .collect()
}

fn workbook(sample: &Sample, objects: Sheet) -> Vec<Sheet> {
    let mut sheets = vec![objects, funds_sheet(sample)];
    if !sample.prices.is_empty() {
        sheets.push(price_sheet(sample));
    }
    sheets.push(settings_sheet(sample));
    sheets
}

fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

fn number(number: impl Into<u64>) -> Value {
    Value::Number(number.into())
}

fn yes(yes: bool) -> Value {
    text(if yes { "да" } else { "нет" })
}

fn place(rural: bool) -> Value {
    text(if rural { "Село" } else { "Город" })
}

/// The schools of the region, then its colleges; all on line, all schools on BilimLand.
fn platforms(schools: &[School]) -> Sheet {
    let headers = [
        ("Код", 12),
        ("Наименование", 58),
        ("Тип", 12),
        ("Область", 24),
        ("Район", 25),
        ("Тип местности", 14),
        ("Контингент обучающихся", 15),
        ("Интернет", 11),
        ("Kundelik", 11),
        ("BilimLand", 11),
    ];
    let mut random = Random::new(34);
    let school = |school: &School| {
        vec![
            text(school.code.as_str()),
            text(school.name.written(Wording::Russian)),
            text("школа"),
            text(REGION.ru),
            text(school.district.name.ru),
            place(school.rural),
            number(school.pupils),
            yes(true),
            yes(school.kundelik),
            yes(true),
        ]
    };
    let mut rows: Vec<Vec<Value>> = schools.iter().map(school).collect();
    for at in 1..=COLLEGES {
        let district = random.pick(&DISTRICTS);
        rows.push(vec![
            text(format!("AK-{at:02}")),
            text(format!("КГКП «Колледж № {at}»")),
            text("колледж"),
            text(REGION.ru),
            text(district.name.ru),
            place(district.town.is_none()),
            number(random.between(150, 1_400)),
            yes(true),
            yes(false),
            yes(false),
        ]);
    }
    list_sheet(words(Wording::Russian).schools, (PLATFORMS.title, NOTE), &headers, rows)
}

/// Schools and colleges of 16 regions, three in four rural outside the two cities.
fn elearning() -> Sheet {
    let headers = [
        ("Код", 12),
        ("Наименование", 44),
        ("Тип", 12),
        ("Область", 34),
        ("Тип местности", 14),
        ("Контингент обучающихся", 15),
        ("Классные комнаты", 14),
        ("Электронное обучение", 16),
    ];
    let mut random = Random::new(2012);
    let mut rows = Vec::new();
    for (region, count) in REGIONS {
        for number_in_region in 1..=count {
            let rural = !region.starts_with("город") && random.chance(75);
            let is_college = !rural && random.chance(25);
            let pupils = size_at(if rural { &RURAL_SIZES } else { &URBAN_SIZES }, random.below(1_001));
            let at = rows.len();
            let kind = if is_college { "колледж" } else { "школа" };
            rows.push(vec![
                text(format!("EL-{:04}", at + 1)),
                text(format!("{} № {number_in_region}", if is_college { "Колледж" } else { "Средняя школа" })),
                text(kind),
                text(region),
                place(rural),
                number(pupils),
                number(2 + (pupils * 5).div_euclid(100)),
                yes(at % EQUIPPED_EVERY == 7),
            ]);
        }
    }
    list_sheet(words(Wording::Russian).schools, (ELEARNING.title, NOTE), &headers, rows)
}

const SUBJECTS: [&str; 25] = [
    "Алгебра",
    "Геометрия",
    "Математика",
    "Физика",
    "Химия",
    "Биология",
    "География",
    "Информатика",
    "История Казахстана",
    "Всемирная история",
    "Казахский язык",
    "Казахская литература",
    "Русский язык",
    "Русская литература",
    "Английский язык",
    "Естествознание",
    "Познание мира",
    "Букварь",
    "Музыка",
    "Художественный труд",
    "Основы права",
    "Самопознание",
    "Физическая культура",
    "Черчение",
    "Экономика",
];
const LANGUAGES: [&str; 4] = ["казахский", "русский", "уйгурский", "узбекский"];

/// Titles by subject, class and language of instruction.
fn textbooks() -> Sheet {
    let headers = [
        ("Код", 12),
        ("Название", 52),
        ("Учеников пользуется", 16),
        ("Оцифрован", 12),
        ("Оценка стоимости, тенге", 18),
    ];
    let mut random = Random::new(2023);
    let mut digital: Vec<bool> = (0..TITLES).map(|at| at < DIGITAL_TITLES).collect();
    random.shuffle(&mut digital);
    let title = |(at, digital): (usize, bool)| {
        let subject = SUBJECTS.get(at % SUBJECTS.len()).copied().unwrap_or_default();
        let class = 1 + at.div_euclid(SUBJECTS.len()) % 11;
        let language = LANGUAGES.get(at.div_euclid(SUBJECTS.len() * 11)).copied().unwrap_or_default();
        vec![
            text(format!("T-{:04}", at + 1)),
            text(format!("{subject}, {class} класс ({language})")),
            number(random.between(5, 900) * 100),
            yes(digital),
            number(random.between(1_500, 3_400) * 1_000),
        ]
    };
    let rows: Vec<Vec<Value>> = digital.into_iter().enumerate().map(title).collect();
    list_sheet("Учебники", (DIGITAL_TEXTBOOKS.title, NOTE), &headers, rows)
}

/// One row per region and kind of place; the published totals split by the sample's numbers of organisations.
fn training() -> Sheet {
    let headers = [
        ("Код", 12),
        ("Наименование", 44),
        ("Область", 34),
        ("Тип местности", 14),
        ("Педагогов обучить", 14),
        ("Родителей обучить", 14),
    ];
    let groups: Vec<(&str, bool, u32)> = REGIONS
        .iter()
        .flat_map(|(region, count)| {
            let urban = if region.starts_with("город") { count * 3 } else { *count };
            let rural = if region.starts_with("город") { 0 } else { count * 2 };
            [(*region, true, rural), (*region, false, urban)]
        })
        .filter(|(_, _, weight)| *weight > 0)
        .collect();
    let weights: Vec<u32> = groups.iter().map(|(_, _, weight)| *weight).collect();
    let no_ceiling = vec![u32::MAX; weights.len()];
    let teachers = apportion(TEACHERS_TO_TRAIN, &weights, &no_ceiling);
    let parents = apportion(PARENTS_TO_TRAIN, &weights, &no_ceiling);
    let mut rows = Vec::with_capacity(groups.len());
    for (at, ((region, rural, _), (teachers, parents))) in
        (1..).zip(groups.iter().zip(teachers.into_iter().zip(parents)))
    {
        rows.push(vec![
            text(format!("G-{at:02}")),
            text(format!("{region}, {}", if *rural { "село" } else { "город" })),
            text(*region),
            place(*rural),
            number(teachers),
            number(parents),
        ]);
    }
    list_sheet("Группы обучения", (TRAINING.title, NOTE), &headers, rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(sheet: &Sheet) -> &[Vec<crate::grid::Cell>] {
        &sheet.rows[usize::try_from(sheet.frozen.0).unwrap()..]
    }

    fn column(sheet: &Sheet, at: usize) -> Vec<String> {
        let shown = |row: &Vec<crate::grid::Cell>| match &row[at].value {
            Value::Text(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => String::new(),
        };
        rows(sheet).iter().map(shown).collect()
    }

    fn count(sheet: &Sheet, at: usize, text: &str) -> usize {
        column(sheet, at).iter().filter(|shown| *shown == text).count()
    }

    fn sum(sheet: &Sheet, at: usize) -> u64 {
        column(sheet, at).iter().map(|shown| shown.parse::<u64>().unwrap()).sum()
    }

    #[test]
    fn totals_are_the_published_ones() {
        let platforms = platforms(&crate::region::region());
        assert_eq!((count(&platforms, 2, "школа"), count(&platforms, 2, "колледж")), (760, 34));
        assert_eq!((count(&platforms, 8, "да"), count(&platforms, 9, "да")), (704, 760));
        let elearning = elearning();
        assert_eq!((rows(&elearning).len(), count(&elearning, 7, "да")), (8_270, 44));
        let textbooks = textbooks();
        assert_eq!((rows(&textbooks).len(), count(&textbooks, 3, "да")), (1_000, 790));
        let training = training();
        assert_eq!((sum(&training, 4), sum(&training, 5)), (150_000, 1_500_000));
    }
}
