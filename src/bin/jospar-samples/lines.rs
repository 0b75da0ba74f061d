//! How the synthetic schools are connected in detail, and the samples about it. All of it is the samples' assumption,
//! but for the published 527 of 760 schools on fibre or copper, which are those with 4 Mbit/s or more.

use crate::column::Column::*;
use crate::name::Wording;
use crate::programme::{Funds, Sample};
use crate::random::Random;
use crate::region::{Line, School};

pub(crate) const BROADBAND: Sample = Sample {
    model: "broadband",
    wording: Wording::Mixed,
    title: "Школы Алматинской области: широкополосный интернет, 2020–2022 годы",
    columns: &[Ordinal, Code, Name, Region, District, Locality, Pupils, Line, Mbps, KmToFibre, CopperNear, Lte],
    funds: &[
        Funds { source: "Республиканский бюджет", year: 2020, tenge: 600_000_000 },
        Funds { source: "Республиканский бюджет", year: 2021, tenge: 600_000_000 },
        Funds { source: "Республиканский бюджет", year: 2022, tenge: 600_000_000 },
        Funds { source: "Местный бюджет", year: 2020, tenge: 90_000_000 },
        Funds { source: "Местный бюджет", year: 2021, tenge: 120_000_000 },
        Funds { source: "Местный бюджет", year: 2022, tenge: 150_000_000 },
    ],
    funds_unit: 1_000,
    prices: &[],
};

pub(crate) const DISTANCE_LEARNING: Sample = Sample {
    model: "distance_learning",
    wording: Wording::Russian,
    title: "Школы Алматинской области: интернет для дистанционного обучения, 2020–2021 годы",
    columns: &[Ordinal, Code, Name, Region, District, Locality, Pupils, Line, Mbps, KmToFibre, CopperNear],
    funds: &[
        Funds { source: "Республиканский бюджет", year: 2020, tenge: 400_000_000 },
        Funds { source: "Республиканский бюджет", year: 2021, tenge: 400_000_000 },
    ],
    funds_unit: 1_000,
    prices: &[],
};

impl School {
    /// A stream of the school's own, by its code, so that nothing else of the region depends on it.
    pub(crate) fn own_random(&self, salt: u64) -> Random {
        let digits = self.code.chars().filter_map(|c| c.to_digit(10));
        Random::new(salt * 10_000 + digits.fold(0, |number, digit| number * 10 + u64::from(digit)))
    }

    /// Mbit/s today.
    pub(crate) fn mbps(&self) -> u32 {
        let speeds: &[u32] = match self.line {
            Line::Fibre => &[10, 20, 30, 50, 100],
            Line::Copper => &[4, 4, 6, 8],
            Line::Satellite => &[1, 2, 2, 3],
        };
        *self.own_random(1).pick(speeds)
    }

    /// Kilometres to the nearest fibre.
    pub(crate) fn km_to_fibre(&self) -> u32 {
        match self.line {
            Line::Fibre => 0,
            Line::Copper => self.own_random(2).between(1, 6 + 3 * self.district.remote),
            Line::Satellite => self.own_random(2).between(2, 14 + 9 * self.district.remote),
        }
    }

    /// Whether there is 4G at the school.
    pub(crate) fn has_lte(&self) -> bool {
        self.own_random(3).chance(if self.rural { 60 - 12 * self.district.remote } else { 95 })
    }

    /// Whether a copper line can be had.
    pub(crate) fn has_copper_near(&self) -> bool {
        self.line == Line::Copper || self.own_random(4).chance(20)
    }
}
