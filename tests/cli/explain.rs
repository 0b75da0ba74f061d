//! `jospar explain`.

use crate::support::Folder;

/// 3 M tenge buy 11 computers: the village gets its 9, the town 2 of 19.
fn planned() -> Folder {
    let folder = Folder::new();
    folder.write(
        "list.csv",
        "id,name,district,rural,teachers,teacher_pcs\nS1,School 1,Talgar,yes,24,15\nS2,School 2,Talgar,no,60,41\n\
         S3,Lyceum,Talgar,no,9,9\n",
    );
    let args = ["plan", "list.csv", "--model", "teacher_computers", "--budget", "3 M", "--price", "pc=269 956"];
    folder.jospar(&args).exits(0);
    folder
}

#[test]
fn a_school_is_told_what_it_gets_why_and_what_else_could_be() {
    let folder = planned();
    let run = folder.jospar(&["explain", "list.plan.xlsx", "S1"]).exits(0);
    let run = run.says("School 1 (S1), Talgar, rural").says("Row 2 of sheet “list” of list.csv");
    let run = run.says("norm 24, has 15").says("Lacks 9, the plan gives 9 for 2,429,604");
    run.says("If nothing were bought: worse:").says("9 → 0").says("These would get more: School 2 (+9)");
    let run = folder.jospar(&["explain", "list.plan.xlsx", "school 2"]).exits(0);
    let run = run.says("Lacks 19, the plan gives 2 for").says("All that will still be lacking costs 4,589,252");
    run.says("If all that is lacking were bought: it cannot be");
    let run = folder.jospar(&["explain", "list.plan.xlsx", "Lyceum"]).exits(0).says("nothing is lacking");
    assert!(!run.stdout.contains("If "), "{}", run.stdout);
}

#[test]
fn programs_get_the_same() {
    let folder = planned();
    let json = folder.jospar(&["explain", "list.plan.xlsx", "S1", "--json"]).exits(0).json();
    assert_eq!((&json["object"], &json["source"]["row"]), (&"S1".into(), &2.into()), "{json:#}");
    let option = &json["options"][0];
    assert_eq!((&option["lacks"], &option["gets"], &option["reason"]), (&9.into(), &9.into(), &"filled".into()));
    let loss = &option["what_if"]["loss"];
    assert_eq!((&loss["lost"], &loss["lost_at_least"]), (&9.into(), &9.into()), "{json:#}");
    assert_eq!(option["what_if"]["changes"].as_array().map(Vec::len), Some(2));
    let json = folder.jospar(&["explain", "list.plan.xlsx", "S1", "--json", "--quick"]).exits(0).json();
    assert!(json["options"][0]["what_if"].is_null(), "{json:#}");
}

#[test]
fn it_speaks_the_language_of_the_plan_unless_another_is_asked_for() {
    let folder = planned();
    folder
        .jospar(&["explain", "list.plan.xlsx", "S2", "--lang", "ru"])
        .exits(0)
        .says("Если купить всё, чего не хватает");
    folder
        .jospar(&["explain", "list.plan.xlsx", "S2", "--lang", "kk"])
        .exits(0)
        .says("Жетпейтінінің бәрі сатып алынса");
}

#[test]
fn who_is_meant_must_be_clear() {
    let folder = planned();
    folder
        .jospar(&["explain", "list.plan.xlsx", "gymnasium"])
        .exits(2)
        .complains("no object of the plan has “gymnasium”");
    let run = folder.jospar(&["explain", "list.plan.xlsx", "school"]).exits(2);
    run.complains("S1 · School 1 · Talgar").complains("S2 · School 2 · Talgar");
}

#[test]
fn nothing_is_said_from_what_is_no_sound_plan() {
    let folder = planned();
    folder.jospar(&["explain", "list.csv", "S1"]).exits(1).complains("not-a-plan");
    folder.jospar(&["explain", "nowhere.xlsx", "S1"]).exits(2).complains("nowhere.xlsx");
}

/// What is paid for a school is more than its purchases; what else it would cost is said where that is certain.
#[test]
fn sums_have_site_costs_in_them() {
    let folder = Folder::new();
    let model = "schema = 1\nid = \"own\"\nname = { en = \"Own\" }\nyears = [2026]\n[needs.pc]\nneed = \"teachers\"\nhave = 0\n\
                 [options.pc]\nbuy = \"units\"\ngives = { pc = 1 }\nprice = \"10 000\"\nfixed = \"7 000\"\n\
                 [budgets.local]\namount = { 2026 = \"40 000\" }\n[priority]\nrural = \"first\"\n[[goals]]\nmaximise = \"units(pc)\"\n";
    folder.write("own.toml", model);
    folder.write("list.csv", "id,district,rural,teachers\nS1,A,yes,3\nS2,B,no,2\n");
    folder.jospar(&["plan", "list.csv", "--model", "own.toml"]).exits(0);
    folder.jospar(&["explain", "list.plan.xlsx", "S1", "--quick"]).exits(0).says("the plan gives 3 for 37,000");
    folder.jospar(&["explain", "list.plan.xlsx", "S2", "--quick"]).exits(0).says("still be lacking costs 27,000");
}
