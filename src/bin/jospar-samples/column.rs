//! The columns of a list of schools, in Russian and Kazakh.

use crate::grid::Value;
use crate::name::Wording;
use crate::place::{Both, REGION};
use crate::region::{Line, School};

/// A column of the sheet of schools.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Ordinal,
    Code,
    Name,
    Bin,
    Region,
    District,
    Locality,
    Pupils,
    Pupils5To11,
    Teachers,
    Classrooms,
    TeacherPcs,
    Pcs,
    PcNeed,
    ItClasses,
    Internet,
    Wifi,
    Line,
    Kundelik,
    Mbps,
    KmToFibre,
    CopperNear,
    Lte,
    Panels,
    Power,
    Kits,
    WifiIn2018,
}

impl Column {
    /// The header, Russian and Kazakh.
    pub(crate) fn header(self) -> Both {
        let (ru, kk) = match self {
            Self::Ordinal => ("№ п/п", "р/с №"),
            Self::Code => ("Код школы", "Мектеп коды"),
            Self::Name => ("Наименование организации образования", "Білім беру ұйымының атауы"),
            Self::Bin => ("БИН", "БСН"),
            Self::Region => ("Область", "Облыс"),
            Self::District => ("Район", "Аудан"),
            Self::Locality => ("Тип местности", "Елді мекен түрі"),
            Self::Pupils => ("Контингент обучающихся", "Білім алушылар контингенті"),
            Self::Pupils5To11 => ("Ученики 5–11 классов", "5–11-сынып оқушылары"),
            Self::Teachers => ("Количество педагогов", "Мұғалімдер саны"),
            Self::Classrooms => ("Классные комнаты", "Сынып бөлмелері"),
            Self::TeacherPcs => ("Компьютеры учителей", "Мұғалімдердің компьютерлері"),
            Self::Pcs => ("Количество компьютеров", "Компьютерлер саны"),
            Self::PcNeed => ("Норма компьютеров", "Компьютерлер нормасы"),
            Self::ItClasses => ("IT-классы", "IT-сыныптар"),
            Self::Internet => ("Интернет", "Интернет бар"),
            Self::Wifi => ("Wi-Fi", "Wi-Fi бар"),
            Self::Line => ("Тип подключения", "Қосылу түрі"),
            Self::Kundelik => ("Kundelik", "Kundelik"),
            Self::Mbps => ("Скорость, Мбит/с", "Жылдамдығы, Мбит/с"),
            Self::KmToFibre => ("Км до оптики", "Оптикаға дейін, км"),
            Self::CopperNear => ("Медь возможна", "Мыс желі мүмкін"),
            Self::Lte => ("4G", "4G бар"),
            Self::Panels => ("Интерактивные панели", "Интерактивті панельдер"),
            Self::Power => ("Электроснабжение", "Электрмен жабдықталуы"),
            Self::Kits => ("Мультимедийные комплекты", "Мультимедиялық жинақтар"),
            Self::WifiIn2018 => ("Wi-Fi", "Wi-Fi бар"),
        };
        Both { ru, kk }
    }

    /// The width in characters.
    pub(crate) fn width(self) -> u16 {
        match self {
            Self::Ordinal => 7,
            Self::Name => 58,
            Self::Region | Self::Bin | Self::Line => 20,
            Self::District => 25,
            Self::Code | Self::Internet | Self::Wifi => 11,
            _ => 15,
        }
    }

    /// The number of `school` in this column; `None` for columns that do not add up.
    pub(crate) fn count(self, school: &School) -> Option<u32> {
        match self {
            Self::Pupils => Some(school.pupils),
            Self::Pupils5To11 => Some(school.pupils_5_11),
            Self::Teachers => Some(school.teachers),
            Self::Classrooms => Some(school.classrooms),
            Self::TeacherPcs => Some(school.teacher_pcs),
            Self::Pcs => Some(school.pcs),
            Self::PcNeed => Some(school.pc_need),
            Self::ItClasses => Some(u32::from(school.it_class)),
            Self::Mbps => Some(school.mbps()),
            Self::KmToFibre => Some(school.km_to_fibre()),
            Self::Panels => Some(school.panels()),
            Self::Kits => Some(school.kits()),
            _ => None,
        }
    }

    /// The sum over `schools`; for yes-or-no columns the number of yes.
    pub(crate) fn total<'a>(self, schools: impl IntoIterator<Item = &'a School>) -> Option<u64> {
        let of = |school: &School| match self {
            Self::Internet => Some(1),
            Self::Wifi => Some(u32::from(school.wifi)),
            Self::WifiIn2018 => Some(u32::from(school.wifi_in_2018)),
            Self::Kundelik => Some(u32::from(school.kundelik)),
            Self::CopperNear => Some(u32::from(school.has_copper_near())),
            Self::Lte => Some(u32::from(school.has_lte())),
            Self::Power => Some(u32::from(school.has_power())),
            _ => self.count(school),
        };
        schools.into_iter().map(|school| of(school).map(u64::from)).sum()
    }

    /// What a tidy sheet holds for `school`; `ordinal` is its place in the sheet, from 1.
    pub(crate) fn value(self, school: &School, ordinal: u64, wording: Wording) -> Value {
        let kazakh = wording == Wording::Kazakh;
        let say = |ru: &str, kk: &str| Value::Text(if kazakh { kk } else { ru }.to_owned());
        let yes = |yes: bool| if yes { say("да", "иә") } else { say("нет", "жоқ") };
        match self {
            Self::Ordinal => Value::Number(ordinal),
            Self::Code => Value::Text(school.code.clone()),
            Self::Name => Value::Text(school.name.written(wording)),
            Self::Bin => Value::Text(school.bin.clone()),
            Self::Region => say(REGION.ru, REGION.kk),
            Self::District => say(school.district.name.ru, school.district.name.kk),
            Self::Locality if school.rural => say("Село", "Ауыл"),
            Self::Locality => say("Город", "Қала"),
            Self::Internet => yes(true),
            Self::Wifi => yes(school.wifi),
            Self::WifiIn2018 => yes(school.wifi_in_2018),
            Self::Kundelik => yes(school.kundelik),
            Self::CopperNear => yes(school.has_copper_near()),
            Self::Lte => yes(school.has_lte()),
            Self::Power => yes(school.has_power()),
            Self::Line => match school.line {
                Line::Fibre => say("оптика", "оптика"),
                Line::Copper => say("медь", "мыс"),
                Line::Satellite => say("спутник", "спутник"),
            },
            _ => self.count(school).map_or(Value::Blank, |count| Value::Number(u64::from(count))),
        }
    }

    /// Whether its cells stand in the middle.
    pub(crate) fn is_centred(self) -> bool {
        !matches!(self, Self::Name | Self::Region | Self::District)
    }
}
