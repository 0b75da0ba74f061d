//! What each sample says besides its schools: columns, money, prices.

use crate::bin_number::synthetic_bin;
use crate::column::Column::{self, *};
use crate::kits::MULTIMEDIA_KITS;
use crate::lines::{BROADBAND, DISTANCE_LEARNING};
use crate::name::Wording;

/// A source of money in a year.
pub(crate) struct Funds {
    /// The budget, as the model labels or names it.
    pub(crate) source: &'static str,
    pub(crate) year: u16,
    /// Tenge.
    pub(crate) tenge: u64,
}

/// A unit price.
pub(crate) struct Price {
    /// The option or item, as the model labels or names it.
    pub(crate) item: &'static str,
    /// Tenge.
    pub(crate) tenge: u64,
    /// Where it comes from, for the reader.
    pub(crate) note: &'static str,
}

/// A sample: one workbook for one model.
pub(crate) struct Sample {
    /// The model, and the name of the sample's folder.
    pub(crate) model: &'static str,
    pub(crate) wording: Wording,
    /// The title above the list of schools.
    pub(crate) title: &'static str,
    pub(crate) columns: &'static [Column],
    pub(crate) funds: &'static [Funds],
    /// How many tenge the unit of the budget sheet has: 1 or 1 000.
    pub(crate) funds_unit: u64,
    pub(crate) prices: &'static [Price],
}

/// The samples whose objects are the schools of the region.
pub(crate) const SAMPLES: [Sample; 10] = [
    TEACHER_COMPUTERS,
    COMPUTERS_2019,
    IT_CLASSES,
    WIFI,
    REGION_2020,
    RURAL_SHARE,
    INTERACTIVE_EQUIPMENT,
    BROADBAND,
    DISTANCE_LEARNING,
    MULTIMEDIA_KITS,
];

pub(crate) const TEACHER_COMPUTERS: Sample = Sample {
    model: "teacher_computers",
    wording: Wording::Mixed,
    title: "Обеспеченность педагогов компьютерами в школах Алматинской области, 2020 год",
    columns: &[Ordinal, Code, Name, Bin, Region, District, Locality, Pupils, Teachers, TeacherPcs],
    funds: &[Funds { source: "Местный бюджет", year: 2020, tenge: 311_800_000 }],
    funds_unit: 1_000,
    prices: &[Price {
        item: "Закупить компьютер",
        tenge: 269_956,
        note: "расчётная: 311,8 млн тенге : 1 155, округлено вниз до тенге",
    }],
};

pub(crate) const COMPUTERS_2019: Sample = Sample {
    model: "computers_2019",
    wording: Wording::Russian,
    title: "Потребность школ Алматинской области в компьютерах, 2019 год",
    columns: &[Ordinal, Code, Name, Region, District, Locality, Pupils, Pcs, PcNeed],
    funds: &[Funds { source: "Информатизация", year: 2019, tenge: 376_900_000 }],
    funds_unit: 1,
    prices: &[Price {
        item: "Закупить компьютер",
        tenge: 229_957,
        note: "расчётная: 376,9 млн тенге : 1 639, округлено вниз до тенге",
    }],
};

pub(crate) const IT_CLASSES: Sample = Sample {
    model: "it_classes",
    wording: Wording::Mixed,
    title: "Школы Алматинской области: IT-классы, 2020–2021 годы",
    columns: &[Ordinal, Code, Name, Region, District, Locality, Pupils, Pupils5To11, ItClasses],
    funds: &[
        Funds { source: "Меморандум", year: 2020, tenge: 476_800_000 },
        Funds { source: "Меморандум", year: 2021, tenge: 0 },
    ],
    funds_unit: 1_000,
    prices: &[
        Price {
            item: "Компьютер ученика", tenge: 300_000, note: "в комплекте 15 шт.; цена — допущение примера"
        },
        Price {
            item: "Компьютер учителя IT-класса",
            tenge: 386_000,
            note: "в комплекте 1 шт.; цена — допущение примера",
        },
        Price {
            item: "Интерактивная панель", tenge: 2_650_000, note: "в комплекте 1 шт.; цена — допущение примера"
        },
        Price {
            item: "3D-принтер", tenge: 2_000_000, note: "в комплекте 1 шт.; цена — допущение примера"
        },
    ],
};

/// 476.8 M ₸ ÷ 50.
pub(crate) const IT_CLASS_PRICE: u64 = 9_536_000;

pub(crate) const WIFI: Sample = Sample {
    model: "wifi",
    wording: Wording::Kazakh,
    title: "Алматы облысы мектептерінің Wi-Fi желісімен қамтылуы, 2020 жыл",
    columns: &[Ordinal, Code, Name, Region, District, Locality, Pupils, Classrooms, Internet, Wifi],
    funds: &[Funds { source: "Жергілікті бюджет: Wi-Fi", year: 2020, tenge: 454_000_000 }],
    funds_unit: 1_000,
    prices: &[Price {
        item: "Wi-Fi орнату",
        tenge: 2_910_256,
        note: "есептік баға: 454 млн теңге : 156, теңгеге дейін төмен дөңгелектелген",
    }],
};

pub(crate) const REGION_2020: Sample = Sample {
    model: "region_2020",
    wording: Wording::Mixed,
    title: "Школы Алматинской области: оснащение по трём программам, 2020–2021 годы",
    columns: &[
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
        TeacherPcs,
        Classrooms,
        ItClasses,
        Internet,
        Wifi,
        Line,
        Kundelik,
    ],
    funds: &[
        Funds { source: "Местный бюджет", year: 2020, tenge: 311_800_000 },
        Funds { source: "Меморандум", year: 2020, tenge: 476_800_000 },
        Funds { source: "Меморандум", year: 2021, tenge: 0 },
        Funds { source: "Местный бюджет: Wi-Fi", year: 2020, tenge: 454_000_000 },
    ],
    funds_unit: 1_000,
    prices: &[
        Price {
            item: "Закупить компьютер", tenge: 269_956, note: "311,8 млн тенге : 1 155, округлено вниз"
        },
        Price {
            item: "Открыть IT-класс", tenge: IT_CLASS_PRICE, note: "476,8 млн тенге : 50, без остатка"
        },
        Price {
            item: "Установить Wi-Fi", tenge: 2_910_256, note: "454 млн тенге : 156, округлено вниз"
        },
    ],
};

pub(crate) const RURAL_SHARE: Sample = Sample {
    model: "rural_share",
    wording: Wording::Mixed,
    title: "Компьютеры в школах Алматинской области: учителя и все рабочие места, 2020 год",
    columns: &[Ordinal, Code, Name, Region, District, Locality, Pupils, Teachers, TeacherPcs, Pcs],
    ..TEACHER_COMPUTERS
};

pub(crate) const INTERACTIVE_EQUIPMENT: Sample = Sample {
    model: "interactive_equipment",
    wording: Wording::Kazakh,
    title: "Мектептердің интерактивті жабдығы, 2023–2024 жылдар (760 мектеп үлгісінде)",
    columns: &[Ordinal, Code, Name, Region, District, Locality, Pupils, Classrooms, Panels, Power],
    funds: &[
        Funds { source: "Республикалық бюджет", year: 2023, tenge: 900_000_000 },
        Funds { source: "Республикалық бюджет", year: 2024, tenge: 900_000_000 },
    ],
    funds_unit: 1_000,
    prices: &[Price {
        item: "Панель орнату", tenge: 1_450_000, note: "баға — үлгінің болжамы"
    }],
};

/// A sample whose objects [`lists`](crate::lists) makes.
const LISTED: Sample = Sample {
    model: "",
    wording: Wording::Russian,
    title: "",
    columns: &[],
    funds: &[],
    funds_unit: 1_000,
    prices: &[],
};

pub(crate) const PLATFORMS: Sample = Sample {
    model: "platforms",
    title: "Школы и колледжи Алматинской области: образовательные платформы, 2019–2021 годы",
    funds: &[
        Funds { source: "Колледжи: Platonus", year: 2019, tenge: 52_500_000 },
        Funds { source: "Местный бюджет: Kundelik", year: 2020, tenge: 20_000_000 },
        Funds { source: "Местный бюджет: Kundelik", year: 2021, tenge: 20_000_000 },
    ],
    prices: &[Price {
        item: "Лицензия Platonus",
        tenge: 1_544_117,
        note: "расчётная: 52,5 млн тенге : 34, округлено вниз до тенге",
    }],
    ..LISTED
};

pub(crate) const ELEARNING: Sample = Sample {
    model: "elearning",
    title: "Школы и колледжи 16 регионов: система электронного обучения, 2012–2015 годы",
    funds: &[
        Funds { source: "Государственная программа", year: 2012, tenge: 9_000_000_000 },
        Funds { source: "Государственная программа", year: 2013, tenge: 15_000_000_000 },
        Funds { source: "Государственная программа", year: 2014, tenge: 22_000_000_000 },
        Funds { source: "Государственная программа", year: 2015, tenge: 22_000_000_000 },
    ],
    ..LISTED
};

pub(crate) const DIGITAL_TEXTBOOKS: Sample = Sample {
    model: "digital_textbooks",
    title: "Учебники: оцифровка, 2023–2024 годы",
    funds: &[
        Funds { source: "Республиканский бюджет", year: 2023, tenge: 300_000_000 },
        Funds { source: "Республиканский бюджет", year: 2024, tenge: 300_000_000 },
    ],
    ..LISTED
};

pub(crate) const TRAINING: Sample = Sample {
    model: "training",
    title: "Обучение педагогов и родителей по регионам, 2018–2019 годы",
    funds: &[
        Funds { source: "Республиканский бюджет", year: 2018, tenge: 450_000_000 },
        Funds { source: "Республиканский бюджет", year: 2019, tenge: 350_000_000 },
    ],
    ..LISTED
};

pub(crate) const NATIONAL: Sample = Sample {
    model: "national",
    title: "Школы страны: компьютеры учителей, Wi-Fi и интерактивные панели, 2023–2024 годы",
    funds: &[
        Funds { source: "Трансферты: компьютеры", year: 2023, tenge: 8_000_000_000 },
        Funds { source: "Трансферты: компьютеры", year: 2024, tenge: 9_000_000_000 },
        Funds { source: "Трансферты: Wi-Fi", year: 2023, tenge: 1_500_000_000 },
        Funds { source: "Трансферты: Wi-Fi", year: 2024, tenge: 1_500_000_000 },
        Funds { source: "Республиканский бюджет", year: 2023, tenge: 9_000_000_000 },
        Funds { source: "Республиканский бюджет", year: 2024, tenge: 9_000_000_000 },
    ],
    ..LISTED
};

/// Above the lists whose objects are not the schools of the region.
pub(crate) const NOTE: &str =
    "Перечень и показатели вымышлены (синтетические данные); какие итоги опубликованы, сказано в README";

/// The synthetic БИН of the synthetic customer.
pub(crate) fn customer_bin() -> String {
    synthetic_bin(1, 1).0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_sums_give_published_quantities() {
        for (sum, price, quantity, left) in [
            (311_800_000_u64, 269_956_u64, 1_155_u64, 820_u64),
            (376_900_000, 229_957, 1_639, 477),
            (476_800_000, IT_CLASS_PRICE, 50, 0),
            (454_000_000, 2_910_256, 156, 64),
        ] {
            assert_eq!((sum.div_euclid(price), sum.rem_euclid(price)), (quantity, left));
        }
    }

    #[test]
    fn the_bill_of_materials_adds_up_to_the_class() {
        let bill: u64 = IT_CLASSES.prices.iter().zip([15, 1, 1, 1]).map(|(price, count)| price.tenge * count).sum();
        assert_eq!(bill, IT_CLASS_PRICE);
    }

    #[test]
    fn the_customer_is_synthetic() {
        assert_eq!(customer_bin(), "010040000010");
    }
}
