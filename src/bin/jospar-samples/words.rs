//! The words of a workbook that do not depend on the sample, in Russian and Kazakh.

use crate::name::Wording;

/// The words of a sheet that do not depend on the sample.
pub(crate) struct Words {
    pub(crate) synthetic: &'static str,
    pub(crate) total: &'static str,
    pub(crate) schools: &'static str,
    pub(crate) funds: FundsWords,
    pub(crate) prices: PriceWords,
    pub(crate) settings: SettingsWords,
}

/// The budget sheet.
pub(crate) struct FundsWords {
    pub(crate) sheet: &'static str,
    pub(crate) title: &'static str,
    pub(crate) source: &'static str,
    pub(crate) year: &'static str,
    pub(crate) tenge: &'static str,
    pub(crate) thousand: &'static str,
}

/// The price sheet.
pub(crate) struct PriceWords {
    pub(crate) sheet: &'static str,
    pub(crate) title: &'static str,
    pub(crate) item: &'static str,
    pub(crate) price: &'static str,
    pub(crate) note: &'static str,
}

/// The settings sheet: the title and two headers, then the settings' names; customer and language are values.
pub(crate) struct SettingsWords {
    pub(crate) sheet: &'static str,
    pub(crate) title: &'static str,
    pub(crate) setting: &'static str,
    pub(crate) value: &'static str,
    pub(crate) model: &'static str,
    pub(crate) unit: (&'static str, &'static str),
    pub(crate) customer: (&'static str, &'static str),
    pub(crate) bin: &'static str,
    pub(crate) language: (&'static str, &'static str),
}

/// The words of a sheet in that wording.
pub(crate) fn words(wording: Wording) -> &'static Words {
    if wording == Wording::Kazakh { &KAZAKH } else { &RUSSIAN }
}

static RUSSIAN: Words = Words {
    synthetic: "Школы и их показатели вымышлены (синтетические данные); какие итоги опубликованы, сказано в README",
    total: "Итого",
    schools: "Школы",
    funds: FundsWords {
        sheet: "Бюджеты",
        title: "Выделенные средства",
        source: "Источник",
        year: "Год",
        tenge: "Сумма, тенге",
        thousand: "Сумма, тыс. тенге",
    },
    prices: PriceWords {
        sheet: "Позиции и цены",
        title: "Цены за единицу",
        item: "Позиция",
        price: "Цена, тенге",
        note: "пояснение",
    },
    settings: SettingsWords {
        sheet: "Настройки",
        title: "Настройки плана",
        setting: "Параметр",
        value: "Значение",
        model: "модель",
        unit: ("денежная единица", "тенге"),
        customer: ("заказчик", "Управление образования Алматинской области (пример)"),
        bin: "БИН",
        language: ("язык", "ru"),
    },
};

static KAZAKH: Words = Words {
    synthetic: "Мектептер мен олардың көрсеткіштері ойдан алынған (синтетикалық деректер); қай жиынтықтар жарияланғаны README файлында айтылған",
    total: "Барлығы",
    schools: "Мектептер",
    funds: FundsWords {
        sheet: "Бюджеттер",
        title: "Бөлінген қаражат",
        source: "Көзі",
        year: "Жыл",
        tenge: "Сомасы, теңге",
        thousand: "Сомасы, мың теңге",
    },
    prices: PriceWords {
        sheet: "Тауарлар мен бағалар",
        title: "Бірлік бағалары",
        item: "Тауар",
        price: "Бағасы, теңге",
        note: "түсініктеме",
    },
    settings: SettingsWords {
        sheet: "Баптаулар",
        title: "Жоспар баптаулары",
        setting: "Параметр",
        value: "Мәні",
        model: "модель",
        unit: ("ақша бірлігі", "теңге"),
        customer: ("тапсырыс беруші", "Алматы облысының білім басқармасы (үлгі)"),
        bin: "БСН",
        language: ("тіл", "kk"),
    },
};
