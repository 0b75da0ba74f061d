//! `jospar reserve`.

use crate::support::{Folder, sheets};

/// The list of 2019: of 1 639 computers 1 802 were bought. Places come in as the average price falls, as published.
#[test]
fn the_published_places_of_2019() {
    let folder = Folder::with_samples();
    folder.jospar(&["plan", "samples/computers_2019/input.xlsx", "-o", "plan.xlsx", "-q"]).exits(0);
    let json = folder.jospar(&["reserve", "plan.xlsx", "--places", "163", "--json"]).exits(0).json();
    let own = &json["reserves"][0];
    let price = |place: usize| own["places"][place - 1]["average_price"].as_i64();
    assert_eq!([1, 100, 163].map(price), [229_817, 216_733, 209_156].map(Some));
    assert_eq!(
        (&own["places"][162]["value"], &own["left"], &own["end"]),
        (&1802.into(), &477.into(), &"listed".into())
    );
    assert_eq!(own["nesting"]["price"], 0, "{own:#}");
    let proved = own["places"].as_array().is_some_and(|places| places.iter().all(|place| place["label"] == "A"));
    assert!(proved, "a place is not proved");
}

/// Every budget of the region by itself: the extra money of its first place is what the published plan lacks for one more.
#[test]
fn every_budget_has_a_reserve_of_its_own() {
    let folder = Folder::with_samples();
    folder.jospar(&["plan", "samples/region_2020/input.xlsx", "-o", "plan.xlsx", "-q"]).exits(0);
    let json = folder.jospar(&["reserve", "plan.xlsx", "--places", "2", "--json"]).exits(0).json();
    let all = json["reserves"].as_array().expect("reserves");
    let first: Vec<_> = all.iter().map(|own| own["places"][0]["extra"].as_i64()).collect();
    assert_eq!(first, [269_136, 9_536_000, 2_910_192].map(Some));
    let places = all.iter().flat_map(|own| own["places"].as_array().expect("places"));
    let added = places.flat_map(|place| place["added"].as_array().expect("added"));
    assert!(added.into_iter().all(|shift| shift["more"].as_i64() > Some(0)), "{json:#}");
}

fn planned() -> Folder {
    let folder = Folder::new();
    folder.write(
        "list.csv",
        "id,name,district,rural,teachers,teacher_pcs\nS1,School 1,Talgar,yes,24,15\nS2,School 2,Talgar,no,60,41\n",
    );
    let args = ["plan", "list.csv", "--model", "teacher_computers", "--budget", "2 M", "--price", "pc=269 956"];
    folder.jospar(&args).exits(0);
    folder
}

#[test]
fn it_is_told_in_runs_and_written_row_by_row() {
    let folder = planned();
    let run = folder.jospar(&["reserve", "list.plan.xlsx", "--places", "4", "-o", "next.xlsx"]).exits(0);
    let run = run.says("1–2. School 1 (Talgar)").says("+2").says("3–4. School 2 (Talgar)");
    run.says("next.xlsx");
    let all = sheets(&folder.path("next.xlsx"));
    let rows = all.first().map(|(_, rows)| rows.clone()).expect("a sheet");
    let text = |row: &[String], at: usize| row.get(at).cloned().unwrap_or_default();
    let places: Vec<String> = rows
        .iter()
        .filter(|row| text(row, 1).starts_with('S'))
        .map(|row| format!("{} {}", text(row, 0), text(row, 1)))
        .collect();
    assert_eq!(places, ["1 S1", "2 S1", "3 S2", "4 S2"]);
    folder.jospar(&["reserve", "list.plan.xlsx", "-o", "next.xlsx"]).exits(2);
    folder.jospar(&["reserve", "list.plan.xlsx", "-o", "next.xlsx", "--force", "-q"]).exits(0);
}

#[test]
fn an_amount_says_how_far_it_goes() {
    let folder = planned();
    let json = folder.jospar(&["reserve", "list.plan.xlsx", "--extra", "500 000", "--json"]).exits(0).json();
    let own = &json["reserves"][0];
    assert_eq!((own["places"].as_array().map(Vec::len), &own["end"]), (Some(2), &"money".into()), "{json:#}");
    folder.jospar(&["reserve", "list.plan.xlsx", "--extra", "much"]).exits(2).complains("--extra");
    folder.jospar(&["reserve", "list.plan.xlsx", "--source", "nobody"]).exits(2).complains("nobody");
    folder.jospar(&["reserve", "list.csv"]).exits(1);
}
