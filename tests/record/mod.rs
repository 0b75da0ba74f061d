//! A written plan is read as the very instance and plan that it was made from, and is written again byte for byte.

use std::path::PathBuf;

use jospar::instance::Instance;
use jospar::pipeline::{Request, prepare};
use jospar::plan::plan_instance;
use jospar::record;
use jospar::report::{Document, plan_workbook};
use jospar::workbook::read_workbook;

/// Everything but what sheet Data does not hold: assumptions, and the order in which sheets were read.
fn told(mut instance: Instance) -> String {
    instance.assumptions.clear();
    let names = |at: u32| instance.objects.sheets[usize::try_from(at).expect("a position")].clone();
    let sources: Vec<(u32, String)> =
        instance.objects.source.iter().map(|(row, sheet)| (*row, names(*sheet))).collect();
    instance.objects.sheets.clear();
    instance.objects.source.clear();
    format!("{instance:#?}\n{sources:?}")
}

fn assert_same(model: &str, before: &str, after: &str) {
    let first = before.lines().zip(after.lines()).enumerate().find(|(_, (before, after))| before != after);
    assert_eq!(first, None, "{model}");
    assert_eq!(before.lines().count(), after.lines().count(), "{model}");
}

fn comes_back(model: &str) {
    let input = PathBuf::from(format!("samples/{model}/input.xlsx"));
    let prepared = prepare(&Request { input, model: Some(model.to_owned()), ..Request::default() }).expect("a sample");
    let plan = plan_instance(&prepared.instance, &prepared.limits).expect("a plan");
    let document = prepared.document(&plan);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("plan.xlsx");
    std::fs::write(&path, plan_workbook(&document).unwrap()).unwrap();
    let record = record::read(&read_workbook(&path).unwrap()).unwrap_or_else(|| panic!("{model} is not read"));
    assert_same(model, &format!("{plan:#?}"), &format!("{:#?}", record.plan));
    let assumptions = prepared.instance.assumptions.clone();
    let again = Document {
        programme: &record.programme,
        instance: &Instance { assumptions, ..record.instance.clone() },
        overrides: &record.overrides,
        plan: &record.plan,
        findings: &prepared.findings,
        input_file: &record.input_file,
        lang: record.lang,
    };
    assert!(plan_workbook(&again).unwrap() == std::fs::read(&path).unwrap(), "{model}: another workbook");
    assert_same(model, &told(prepared.instance), &told(record.instance));
}

#[test]
fn plans_come_back_as_their_instances() {
    for model in ["region_2020", "it_classes", "interactive_equipment", "platforms", "rural_share", "digital_textbooks"]
    {
        comes_back(model);
    }
}

#[test]
fn alternatives_orders_and_people_come_back() {
    for model in ["broadband", "training", "distance_learning"] {
        comes_back(model);
    }
}
