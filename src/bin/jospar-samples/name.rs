//! School names as registers write them, in Russian and Kazakh.

use crate::place::Both;

/// What a school teaches, which its name says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    /// Classes 1–4.
    Primary,
    /// Classes 1–9.
    Basic,
    /// Classes 1–11.
    Secondary,
    /// Classes 1–11, a gymnasium.
    Gymnasium,
    /// Classes 1–11, a lyceum.
    Lyceum,
}

/// What tells a school from the others of its place.
#[derive(Clone, Copy)]
pub(crate) enum Mark {
    /// `№ 12`.
    Number(u32),
    /// Named after a person: position in [`NAMESAKES`].
    Namesake(usize),
    /// The only school of its village.
    Only,
}

/// The parts of a school's name.
#[derive(Clone, Copy)]
pub(crate) struct SchoolName {
    /// What it teaches.
    pub(crate) level: Level,
    /// Its number or namesake.
    pub(crate) mark: Mark,
    /// The town or village.
    pub(crate) place: &'static Both,
    /// Whether the place is a village.
    pub(crate) rural: bool,
    /// Whether even Russian lists give the name in Kazakh, without the place: `№ 7 жалпы білім беретін орта мектеп`.
    pub(crate) kazakh: bool,
}

/// How a sheet writes names.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wording {
    /// Russian, some names in Kazakh.
    Mixed,
    /// Russian only, for character sets without Kazakh letters.
    Russian,
    /// Kazakh only.
    Kazakh,
}

impl SchoolName {
    /// The name as a sheet of that wording writes it.
    pub(crate) fn written(&self, wording: Wording) -> String {
        match wording {
            Wording::Kazakh => self.kazakh_full(),
            Wording::Mixed if self.kazakh => self.kazakh_short(),
            Wording::Mixed | Wording::Russian => self.russian(),
        }
    }

    fn russian(&self) -> String {
        let level = match self.level {
            Level::Primary => "Начальная школа",
            Level::Basic => "Основная средняя школа",
            Level::Secondary => "Средняя школа",
            Level::Gymnasium => "Школа-гимназия",
            Level::Lyceum => "Школа-лицей",
        };
        let mark = match self.mark {
            Mark::Number(number) => format!(" № {number}"),
            Mark::Namesake(at) => format!(" имени {}", namesake(at).ru),
            Mark::Only => String::new(),
        };
        let kind = if self.rural { "села" } else { "города" };
        format!("КГУ «{level}{mark} {kind} {}»", self.place.ru)
    }

    fn kazakh_full(&self) -> String {
        let level = match self.level {
            Level::Primary => "бастауыш мектебі",
            Level::Basic => "негізгі орта мектебі",
            Level::Secondary => "орта мектебі",
            Level::Gymnasium => "мектеп-гимназиясы",
            Level::Lyceum => "мектеп-лицейі",
        };
        let kind = if self.rural { "ауылының" } else { "қаласының" };
        format!("«{} {kind} {}{level}» КММ", self.place.kk, self.kazakh_mark())
    }

    fn kazakh_short(&self) -> String {
        let level = match self.level {
            Level::Primary => "бастауыш мектеп",
            Level::Basic => "негізгі орта мектеп",
            Level::Secondary => "жалпы білім беретін орта мектеп",
            Level::Gymnasium => "мектеп-гимназия",
            Level::Lyceum => "мектеп-лицей",
        };
        format!("{}{level}", self.kazakh_mark())
    }

    fn kazakh_mark(&self) -> String {
        match self.mark {
            Mark::Number(number) => format!("№ {number} "),
            Mark::Namesake(at) => format!("{} атындағы ", namesake(at).kk),
            Mark::Only => String::new(),
        }
    }
}

#[expect(clippy::indexing_slicing, reason = "the position is taken modulo the length")]
fn namesake(at: usize) -> &'static Both {
    &NAMESAKES[at % NAMESAKES.len()]
}

macro_rules! namesakes {
    ($($ru:literal $kk:literal),* $(,)?) => { &[$(Both { ru: $ru, kk: $kk }),*] };
}

/// People after whom schools are named: Russian genitive, Kazakh nominative.
pub(crate) static NAMESAKES: &[Both] = namesakes![
    "Абая" "Абай", "Ы. Алтынсарина" "Ы. Алтынсарин", "Жамбыла" "Жамбыл", "М. Ауэзова" "М. Әуезов",
    "Ш. Уалиханова" "Ш. Уәлиханов", "К. Сатпаева" "Қ. Сәтбаев", "И. Жансугурова" "І. Жансүгіров",
    "М. Маметовой" "М. Мәметова", "А. Молдагуловой" "Ә. Молдағұлова", "Б. Момышулы" "Б. Момышұлы",
    "А. Байтурсынова" "А. Байтұрсынов", "М. Дулатова" "М. Дулатов", "Ж. Аймаутова" "Ж. Аймауытов",
    "С. Сейфуллина" "С. Сейфуллин", "Б. Майлина" "Б. Майлин", "Г. Мусрепова" "Ғ. Мүсірепов",
    "С. Муканова" "С. Мұқанов", "К. Аманжолова" "Қ. Аманжолов", "М. Макатаева" "М. Мақатаев",
    "О. Жандосова" "О. Жандосов", "Т. Рыскулова" "Т. Рысқұлов", "Р. Кошкарбаева" "Р. Қошқарбаев",
    "Н. Тлендиева" "Н. Тілендиев", "Т. Бокина" "Т. Бокин", "К. Азербаева" "К. Әзірбаев", "Суюнбая" "Сүйінбай",
    "Кабанбай батыра" "Қабанбай батыр", "Райымбек батыра" "Райымбек батыр",
    "Наурызбай батыра" "Наурызбай батыр", "Карасай батыра" "Қарасай батыр", "А. Пушкина" "А. Пушкин",
    "М. Ломоносова" "М. Ломоносов", "Ю. Гагарина" "Ю. Гагарин", "А. Макаренко" "А. Макаренко",
    "Л. Толстого" "Л. Толстой", "Х. Хамраева" "Х. Хамраев", "А. Розыбакиева" "А. Розыбақиев",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_registers_write_them() {
        static PLACE: Both = Both { ru: "Узынагаш", kk: "Ұзынағаш" };
        let name =
            SchoolName { level: Level::Secondary, mark: Mark::Number(12), place: &PLACE, rural: true, kazakh: true };
        assert_eq!(name.written(Wording::Russian), "КГУ «Средняя школа № 12 села Узынагаш»");
        assert_eq!(name.written(Wording::Mixed), "№ 12 жалпы білім беретін орта мектеп");
        assert_eq!(name.written(Wording::Kazakh), "«Ұзынағаш ауылының № 12 орта мектебі» КММ");
    }
}
