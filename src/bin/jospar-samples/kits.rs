//! Multimedia kits of 2018. The 41 % of schools with Wi-Fi are published for the region; all else is the sample's assumption.

use crate::column::Column::*;
use crate::name::Wording;
use crate::programme::{Funds, Price, Sample};
use crate::region::School;

pub(crate) const MULTIMEDIA_KITS: Sample = Sample {
    model: "multimedia_kits",
    wording: Wording::Russian,
    title: "Школы Алматинской области: мультимедийные комплекты, 2018–2020 годы",
    columns: &[Ordinal, Code, Name, Region, District, Locality, Pupils, Classrooms, Kits, WifiIn2018],
    funds: &[
        Funds { source: "Республиканский бюджет", year: 2018, tenge: 1_200_000_000 },
        Funds { source: "Республиканский бюджет", year: 2019, tenge: 1_200_000_000 },
        Funds { source: "Республиканский бюджет", year: 2020, tenge: 1_200_000_000 },
    ],
    funds_unit: 1_000,
    prices: &[Price {
        item: "Установить Wi-Fi",
        tenge: 2_910_256,
        note: "цена 2020 года; для 2018 — допущение примера",
    }],
};

impl School {
    /// Kits before 2018: about half of the classrooms in villages, more in towns.
    pub(crate) fn kits(&self) -> u32 {
        let percent = self.own_random(6).between(25, 70) + if self.rural { 0 } else { 15 };
        (self.classrooms * percent).div_euclid(100)
    }
}
