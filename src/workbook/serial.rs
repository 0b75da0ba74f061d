//! Dates as the serial numbers of spreadsheets: days since 30 December 1899.

use calamine::{ExcelDateTime, ExcelDateTimeType};

/// Days between the epochs of files that count from 1904 and those that count from 1900.
const DAYS_1904: f64 = 1462.0;

/// The serial number of a date in a file that counts from 1900 or (`is_1904`) from 1904.
pub(super) fn from_excel(date: &ExcelDateTime, is_1904: bool) -> f64 {
    if is_1904 && date.is_datetime() { date.as_f64() + DAYS_1904 } else { date.as_f64() }
}

/// The serial number of `2026-09-01` or `2026-09-01T12:30:00`; `None` for other texts.
pub(super) fn from_iso_date(text: &str) -> Option<f64> {
    let (date, time) = text.split_once(['T', ' ']).unwrap_or((text, "00:00:00"));
    let mut parts = date.splitn(3, '-').map(|part| part.parse::<i32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if !((1900..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)) {
        return None;
    }
    let mut units = time.trim_end_matches('Z').splitn(3, ':').map(|part| part.parse::<f64>().ok());
    let (hours, minutes, seconds) = (units.next()??, units.next()??, units.next().unwrap_or(Some(0.0))?);
    Some(f64::from(days(year, month, day)) + fraction_of_day(hours, minutes, seconds))
}

/// The serial number of a duration such as `PT12H30M00S`; `None` for other texts.
pub(super) fn from_iso_duration(text: &str) -> Option<f64> {
    let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?.replace(',', ".");
    Some(fraction_of_day(hours.parse().ok()?, minutes.parse().ok()?, seconds.parse().ok()?))
}

/// `2026-09-01`, with ` 12:30` when there is a time of day; `12:30` alone for a time without a date.
pub(super) fn shown(serial: f64) -> String {
    let date = ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, false);
    let (year, month, day, hour, minute, ..) = date.to_ymd_hms_milli();
    match (serial < 1.0, hour, minute) {
        (true, ..) => format!("{hour:02}:{minute:02}"),
        (false, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        (false, ..) => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}"),
    }
}

fn fraction_of_day(hours: f64, minutes: f64, seconds: f64) -> f64 {
    hours / 24.0 + minutes / 1_440.0 + seconds / 86_400.0
}

/// Days from 30 December 1899 to a date of the Gregorian calendar, counted in years that begin in March.
fn days(year: i32, month: i32, day: i32) -> i32 {
    const TO_1899_12_30: i32 = 693_899;
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leap_days + (153 * month + 2).div_euclid(5) + day - 1 - TO_1899_12_30
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_have_the_serial_numbers_of_spreadsheets() {
        for (text, serial) in [("1900-03-01", 61.0), ("2020-09-01", 44_075.0), ("2026-02-28T12:00:00", 46_081.5)] {
            let found = from_iso_date(text).unwrap();
            assert!((found - serial).abs() < 1e-9, "{text}: {found}");
        }
        assert_eq!(from_iso_date("2026-13-01"), None);
        assert_eq!(from_iso_date("завтра"), None);
        assert!((from_iso_duration("PT12H30M00S").unwrap() - 12.5 / 24.0).abs() < 1e-9);
        assert_eq!(from_iso_duration("12:30"), None);
    }

    #[test]
    fn dates_are_shown_as_iso() {
        assert_eq!(shown(44_075.0), "2020-09-01");
        assert_eq!(shown(44_075.5), "2020-09-01 12:00");
        assert_eq!(shown(0.25), "06:00");
        let of_1904 = ExcelDateTime::new(42_613.0, ExcelDateTimeType::DateTime, true);
        assert_eq!(shown(from_excel(&of_1904, true)), "2020-09-01");
    }
}
