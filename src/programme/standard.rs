//! Columns that every model may use without declaring them.

use super::formula::Value;
use super::{Column, ColumnKind, Headers};

/// The standard columns of the object sheet, each with headers as people write them.
///
/// `rural` is usually stated as yes or no; under a header such as «Тип местности» its cells say село / город
/// (ауыл / қала), which the instance stage reads as yes / no. `must` and `exclude` hold the reason of a decision
/// (document number, date); an empty cell means that there is none.
pub fn standard_columns() -> Vec<Column> {
    use ColumnKind::{Code, Count, Text, YesNo};
    let none = || Some(Value::Text(String::new()));
    let column = |id: &str, kind, default, [ru, kk, en]: [&[&str]; 3]| {
        let list = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        let headers = Headers { ru: list(ru), kk: list(kk), en: list(en) };
        Column { id: id.to_owned(), kind, headers, default, missing: Vec::new(), standard: true, object: None }
    };
    vec![
        column("id", Code, None, ID),
        column("name", Text, None, NAME),
        column("region", Text, None, REGION),
        column("district", Text, None, DISTRICT),
        column("rural", YesNo, None, RURAL),
        column("type", Text, None, TYPE),
        column("pupils", Count, None, PUPILS),
        column("teachers", Count, None, TEACHERS),
        column("classrooms", Count, None, CLASSROOMS),
        column("kato", Code, None, KATO),
        column("bin", Code, None, BIN),
        column("must", Text, none(), MUST),
        column("exclude", Text, none(), EXCLUDE),
    ]
}

/// Headers in Russian, Kazakh and English; the first of each is shown in templates.
type Aliases = [&'static [&'static str]; 3];

const ID: Aliases = [
    &["Код", "Код школы", "Код организации", "Код объекта", "Идентификатор", "ИД"],
    &["Коды", "Мектеп коды", "Ұйым коды", "Нысан коды"],
    &["id", "School id", "School code"],
];
const NAME: Aliases = [
    &[
        "Название",
        "Наименование",
        "Наименование организации образования",
        "Наименование школы",
        "Название школы",
        "Школа",
        "Школы",
        "Организация образования",
        "Организация",
        "Учреждение",
        "Наименование учреждения",
        "Наименование организации",
        "Наименование государственного учреждения",
        "Полное наименование",
        "Наименование ОУ",
        "Наименование ОО",
        "Наименование организаций образования",
        "Наименование школ",
    ],
    &[
        "Атауы",
        "Білім беру ұйымының атауы",
        "Мектеп атауы",
        "Мектептің атауы",
        "Мектептің толық атауы",
        "Мектептің аты",
        "Білім беру ұйымы",
        "Мектеп",
    ],
    &["name", "School name", "School"],
];
const REGION: Aliases =
    [&["Область", "Регион", "Наименование области"], &["Облыс", "Өңір", "Облыстың атауы"], &["region"]];
const DISTRICT: Aliases = [
    &[
        "Район",
        "Р-н",
        "Район (город)",
        "Район / город",
        "Наименование района",
        "Район, город областного значения",
        "Город / район",
        "Районы и города",
        "Регион, район",
        "Отдел образования",
        "Районный отдел образования",
    ],
    &["Аудан", "Аудан (қала)", "Аудан / қала", "Ауданның атауы", "Ауданы", "Аудандар", "Қала, аудан"],
    &["district"],
];
const RURAL: Aliases = [
    &[
        "Село",
        "Село (да/нет)",
        "Сельская",
        "Сельская школа",
        "Тип местности",
        "Местность",
        "Город / село",
        "Сельская / городская",
        "Тип населённого пункта",
        "Вид населённого пункта",
        "Территориальная принадлежность",
    ],
    &[
        "Ауыл",
        "Ауыл (иә/жоқ)",
        "Ауылдық",
        "Ауыл мектебі",
        "Жергілікті жердің түрі",
        "Елді мекен түрі",
        "Қала / ауыл",
        "Ауылдық / қалалық",
        "Ауыл / қала",
    ],
    &["rural", "Rural (yes/no)", "Locality type"],
];
const TYPE: Aliases = [
    &["Тип", "Тип организации", "Вид", "Вид организации"],
    &["Түрі", "Ұйым түрі", "Ұйымның түрі"],
    &["type", "Organisation type"],
];
const PUPILS: Aliases = [
    &[
        "Ученики",
        "Контингент",
        "Контингент обучающихся",
        "Контингент учащихся",
        "Количество учащихся",
        "Количество учеников",
        "Кол-во учеников",
        "Кол-во учащихся",
        "Учащиеся",
        "Обучающиеся",
        "Число учащихся",
        "Учащихся",
        "Обучающихся",
        "Учеников",
        "Всего учащихся",
        "Численность учащихся",
    ],
    &[
        "Оқушылар",
        "Оқушылар контингенті",
        "Білім алушылар контингенті",
        "Білім алушылардың контингенті",
        "Оқушылар саны",
        "Оқушы саны",
        "Оқушылардың саны",
        "Білім алушылар саны",
    ],
    &["pupils", "Students", "Number of pupils", "Enrolment"],
];
const TEACHERS: Aliases = [
    &[
        "Учителя",
        "Педагоги",
        "Количество педагогов",
        "Количество учителей",
        "Кол-во учителей",
        "Кол-во педагогов",
        "Число учителей",
        "Количество педагогов, учителей",
        "Педагогов",
        "Учителей",
        "Всего педагогов",
        "Всего учителей",
        "Численность педагогов",
        "Педагогические работники",
        "Количество педагогических работников",
        "Педработники",
        "Пед. работников",
    ],
    &[
        "Мұғалімдер",
        "Педагогтер",
        "Мұғалімдер саны",
        "Мұғалімдердің саны",
        "Мұғалім саны",
        "Педагогтер саны",
        "Педагогтердің саны",
        "Педагогтар",
        "Педагогтардың саны",
        "Педагог қызметкерлер",
        "Педагог қызметкерлердің саны",
    ],
    &["teachers", "Number of teachers"],
];
const CLASSROOMS: Aliases = [
    &[
        "Классы",
        "Кабинеты",
        "Учебные кабинеты",
        "Количество кабинетов",
        "Количество классов",
        "Кол-во классов",
        "Классные комнаты",
    ],
    &["Сыныптар", "Кабинеттер", "Оқу кабинеттері", "Сыныптар саны", "Кабинеттер саны", "Сынып бөлмелері"],
    &["classrooms", "Classes", "Number of classrooms"],
];
const KATO: Aliases = [&["КАТО", "Код КАТО"], &["ӘАОЖ", "ӘАОЖ коды", "КАТО коды"], &["kato", "KATO code"]];
const BIN: Aliases = [&["БИН", "БИН организации"], &["БСН", "Ұйымның БСН-і"], &["bin", "BIN number"]];
const MUST: Aliases = [
    &[
        "Обязательно",
        "Обязательно (основание)",
        "Решение: обязательно",
        "Включить обязательно",
        "Обязательно включить",
        "Обязательные",
    ],
    &["Міндетті", "Міндетті (негіздеме)", "Шешім: міндетті", "Міндетті енгізу"],
    &["must", "Must (reason)"],
];
const EXCLUDE: Aliases = [
    &[
        "Исключить",
        "Исключить (основание)",
        "Решение: исключить",
        "Исключение",
        "Исключить из плана",
        "Исключена",
        "Исключён",
    ],
    &["Алып тастау", "Алып тастау (негіздеме)", "Шешім: алып тастау", "Жоспардан алып тастау"],
    &["exclude", "Exclude (reason)"],
];
