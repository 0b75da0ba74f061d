//! One mistake at a time.

use super::*;

#[test]
fn every_mistake_is_named_where_it_stands() {
    let mut wrong = Vec::new();
    for (line, other, expected) in [
        // the file
        ("name = \"Own\"", "name = \"Own", vec!["toml-syntax 3:12"]),
        ("kind = \"count\"", "kind \"count\"", vec!["toml-syntax 6:6"]),
        ("buy = \"units\"", "buy = \"units\"\nbuy = \"once\"", vec!["duplicate-key 13:1"]),
        ("schema = 1", "schema = 2", vec!["unsupported-schema 1:10"]),
        ("schema = 1\n", "", vec!["missing-key 1:1"]),
        ("id = \"own\"", "id = 5\nidd = 1", vec!["wrong-type 2:6", "unknown-key 3:1"]),
        (
            "[budgets.local]",
            "[prices]\nprotect = -1\nuncertain = { pc = \"12%\", bc = \"+1%\" }\n[budgets.local]",
            vec!["wrong-type 17:20", "unknown-name 17:27", "value-not-allowed 16:11"],
        ),
        ("[budgets.local]", "[objects.school]\nsheet = \"X\"\n[budgets.local]", vec!["value-not-allowed 15:10"]),
        ("[budgets.local]", "[objects.x]\nsheets = { ru = [\"X\"] }\n[budgets.local]", vec!["missing-key 15:1"]),
        ("need = \"teachers\"", "object = \"title\"\nneed = \"teachers\"", vec!["unknown-name 9:10"]),
        (
            "[needs.pc]",
            "[objects.title]\nsheet = \"Titles\"\n[needs.pc]\nobject = \"title\"",
            vec!["objects-differ 16:11"],
        ),
        ("headers = { ru = [\"ПК\"] }", "headers = { ru = [\"ПК\"] }\nobject = \"x\"", vec!["unknown-name 8:10"]),
        ("years = [2026, 2027]\n", "", vec!["missing-key 1:1"]),
        ("years = [2026, 2027]", "years = [2027, 2026]", vec!["years-not-ascending 4:16"]),
        ("years = [2026, 2027]", "years = []", vec!["empty-list 4:9"]),
        (
            "years = [2026, 2027]",
            "years = [2026, \"2027\", 20270]",
            vec!["wrong-type 4:16", "wrong-type 4:24", "year-outside-horizon 16:27"],
        ),
        ("years = [2026, 2027]", "years = [2026, 2027]\ninclude = [\"wify\"]", vec!["unknown-model 5:12"]),
        // columns and parameters
        ("kind = \"count\"", "kind = \"counts\"", vec!["unknown-value 6:8"]),
        ("headers = { ru = [\"ПК\"] }", "headers = { rus = [\"ПК\"] }", vec!["unknown-key 7:13", "missing-key 5:10"]),
        ("headers = { ru = [\"ПК\"] }", "headers = { ru = [\"Учителя\"] }", vec!["duplicate-header 5:10"]),
        (
            "headers = { ru = [\"ПК\"] }",
            "headers = { ru = [\"ПК\"] }\nrequired = true\ndefault = 0",
            vec!["keys-exclude 8:12"],
        ),
        ("headers = { ru = [\"ПК\"] }", "headers = { ru = [\"ПК\"] }\ndefault = \"нет\"", vec!["wrong-type 8:11"]),
        (
            "[columns.pcs]",
            "[params]\npcs = 1\nnorm = \"x\"\n[columns.pcs]",
            vec!["wrong-type 7:8", "column-name-taken 6:1"],
        ),
        ("[needs.pc]", "[columns.pupils]\nkind = \"text\"\nheaders = {}\n[needs.pc]", vec!["standard-column-kind 9:8"]),
        // needs and options
        ("need = \"teachers\"", "need = \"teachers + techers\"", vec!["unknown-column 9:20"]),
        ("need = \"teachers\"", "need = 'teachers +'", vec!["formula-syntax 9:19"]),
        ("need = \"teachers\"", "need = \"\"\"teachers\n  * \\\"2\\\"\"\"\"", vec!["formula-type 10:5"]),
        ("need = \"teachers\"", "need = [1]", vec!["wrong-type 9:8"]),
        ("need = \"teachers\"\n", "", vec!["missing-key 8:1"]),
        ("[needs.pc]", "[needs.\"a[b\"]\nneed = 1\nhave = 0\n[needs.pc]", vec!["bad-id 8:8"]),
        ("buy = \"units\"", "buy = \"unit\"", vec!["unknown-value 12:7"]),
        ("buy = \"units\"", "wher = \"rural\"", vec!["unknown-key 12:1", "missing-key 11:10"]),
        ("buy = \"units\"", "alternative = \"line\"", vec!["unknown-name 12:15"]),
        ("gives = { pc = 1 }", "gives = { pcs = 1 }", vec!["unknown-name 13:11"]),
        ("gives = { pc = 1 }", "gives = { pc = 0 }", vec!["value-not-allowed 13:16"]),
        ("gives = { pc = 1 }", "gives = { pc = \"3/2\" }", vec!["wrong-type 13:16"]),
        ("gives = { pc = 1 }", "gives = {}", vec!["gives-nothing 11:10"]),
        (
            "gives = { pc = 1 }",
            "gives = { pc = 1 }\nrequires = [\"pc\", \"x\"]",
            vec!["unknown-name 14:19", "requires-itself 14:13"],
        ),
        ("price = \"250 000\"\n", "", vec!["missing-key 11:10"]),
        ("price = \"250 000\"", "price = { 2026 = \"1\", next = 2 }", vec!["wrong-type 14:23"]),
        ("price = \"250 000\"", "price = \"rural and 1\"", vec!["formula-type 14:20"]),
        ("price = \"250 000\"", "price = \"250 000\"\nlife = 0", vec!["value-not-allowed 15:8"]),
        (
            "price = \"250 000\"",
            "price = \"250 000\"\nsteps = [{ share = \"50%\", value = 2 }, { share = \"40%\", value = 1 }]",
            vec!["value-not-allowed 15:50"],
        ),
        (
            "price = \"250 000\"",
            "price = \"250 000\"\nsteps = [{ share = \"50%\", value = 2 }, { share = \"100%\", value = 2 }]",
            vec!["value-not-allowed 15:66"],
        ),
        ("buy = \"units\"", "buy = \"once\"\nsteps = [{ share = \"50%\", value = 2 }]", vec!["value-not-allowed 13:9"]),
        ("price = \"250 000\"", "price = \"250 000\"\nyears = [2028]", vec!["year-outside-horizon 15:10"]),
        ("price = \"250 000\"", "items = { mouse = 1 }", vec!["unknown-name 14:11"]),
        // budgets
        (
            "amount = { 2026 = \"10 M\", 2027 = \"5 M\" }",
            "amount = { 2026 = \"ten\", 2028 = 1 }",
            vec!["wrong-type 16:19", "year-outside-horizon 16:26"],
        ),
        ("amount = { 2026 = \"10 M\", 2027 = \"5 M\" }", "amount = { 2026 = 0.001 }", vec!["wrong-type 16:19"]),
        ("[budgets.local]", "[budgets.local]\nonly_for = [\"pcs\"]", vec!["unknown-name 16:13"]),
        ("[budgets.local]", "[budgets.local]\nonly_for = []", vec!["empty-list 16:12"]),
        ("[budgets.local]", "[budgets.local]\nonly_for = [\"pc\", \"pc\"]", vec!["listed-twice 16:19"]),
        ("[budgets.local]", "[budgets.local]\ncarry_over = 1", vec!["wrong-type 16:14"]),
        ("[budgets.local]", "[budgets.local]\ncofund = \"50%\"", vec!["unknown-key 16:1"]),
        ("[budgets.local]\namount = { 2026 = \"10 M\", 2027 = \"5 M\" }", "", vec!["option-without-budget 11:10"]),
        ("amount = { 2026 = \"10 M\", 2027 = \"5 M\" }", "amount = { 2026 = 0 }", vec!["budget-pays-nothing 15:10"]),
        // rules
        (
            "kind = \"floor\"",
            "kind = \"cofund\"",
            vec![
                "key-not-for-kind 19:8",
                "key-not-for-kind 20:12",
                "key-not-for-kind 21:8",
                "missing-key 17:8",
                "missing-key 17:8",
            ],
        ),
        (
            "kind = \"floor\"\nwhat = \"share(pc)\"\nat_least",
            "kind = \"cofund\"\nbudget = \"locale\"\nat_most",
            vec!["key-not-for-kind 21:8", "unknown-name 19:10"],
        ),
        ("kind = \"floor\"", "kind = \"gap\"", vec!["key-not-for-kind 20:12", "missing-key 17:8", "missing-key 17:8"]),
        (
            "kind = \"floor\"\nwhat = \"share(pc)\"\nat_least",
            "kind = \"gap\"\ngroups = [\"rural\"]\nwhat = \"units(pc)\"\nat_most",
            vec!["value-not-allowed 19:10", "value-not-allowed 20:8"],
        ),
        (
            "kind = \"floor\"\nwhat = \"share(pc)\"\nat_least = \"50%\"",
            "kind = \"target\"\nwhat = \"units(pc)\"\nexactly = 5\nby_year = { 2026 = 5, 2030 = 1 }",
            vec!["keys-exclude 21:13", "year-outside-horizon 21:23"],
        ),
        (
            "kind = \"floor\"\nwhat = \"share(pc)\"\nat_least = \"50%\"",
            "kind = \"target\"\nwhat = \"units(pc)\"\nyear = 2026\nby_year = { 2026 = \"1/2\" }",
            vec!["keys-exclude 20:8", "value-not-allowed 21:20"],
        ),
        (
            "kind = \"floor\"\nwhat = \"share(pc)\"\nat_least = \"50%\"",
            "kind = \"capacity\"\nwhat = \"units(pc)\"",
            vec!["missing-key 17:8", "value-not-allowed 19:8"],
        ),
        (
            "kind = \"floor\"\nwhat = \"share(pc)\"\nat_least = \"50%\"",
            "kind = \"no_regress\"\nwhat = \"cost()\"\ngroup = \"town\"",
            vec!["unknown-value 20:9", "value-not-allowed 19:8"],
        ),
        (
            "kind = \"floor\"",
            "kind = \"target\"",
            vec!["key-not-for-kind 20:12", "missing-key 17:8", "value-not-allowed 19:8"],
        ),
        ("kind = \"floor\"", "kind = \"flor\"", vec!["unknown-value 18:8"]),
        ("kind = \"floor\"", "kind = \"each\"", vec!["missing-key 17:8"]),
        ("kind = \"floor\"", "kind = \"each\"\ngroup = \"town\"", vec!["unknown-value 19:9"]),
        ("kind = \"floor\"", "kind = \"cap\"", vec!["key-not-for-kind 20:12", "missing-key 17:8"]),
        ("at_least = \"50%\"", "at_least = \"150%\"", vec!["value-not-allowed 20:12"]),
        ("what = \"share(pc)\"", "what = \"units(pc)\"", vec!["value-not-allowed 20:12"]),
        ("what = \"share(pc)\"", "what = \"share(pcs)\"", vec!["unknown-name 19:15"]),
        ("what = \"share(pc)\"", "what = \"shares(pc)\"", vec!["unknown-name 19:9"]),
        ("what = \"share(pc)\"", "what = \"share(pc) + cost()\"", vec!["metric-shape 19:9"]),
        ("what = \"share(pc)\"", "what = \"units(pc) + cost()\"", vec!["metric-shape 19:9"]),
        ("what = \"share(pc)\"", "what = \"2 * share(pc)\"", vec!["metric-shape 19:9"]),
        ("what = \"share(pc)\"", "what = \"people(pc)\"", vec!["metric-without-people 19:16"]),
        ("what = \"share(pc)\"", "what = \"commitment(after = 2030)\"", vec!["year-outside-horizon 19:28"]),
        ("what = \"share(pc)\"", "what = \"commitment(2027)\"", vec!["metric-shape 19:20"]),
        ("what = \"share(pc)\"", "what = \"commitment(after = 2027)\"\nyear = 2026", vec!["keys-exclude 20:8"]),
        ("what = \"share(pc)\"", "what = \"people_years(pc)\"", vec!["metric-without-people 19:22"]),
        ("soft = true", "soft = 1\nyear = 2026\neach_year = true", vec!["wrong-type 21:8", "keys-exclude 23:13"]),
        (
            "[rules.half]",
            "[rules.lock]\nkind = \"lock\"\nobject = \"S1\"\nwhat = \"units(pc)\"\nat_least = 2\n[rules.half]",
            vec!["value-not-allowed 20:8"],
        ),
        // priority and goals
        ("rural = \"first\"", "rural = \"last\"", vec!["unknown-value 23:9"]),
        ("rural = \"first\"", "rural = { weight = 0 }", vec!["value-not-allowed 23:20"]),
        ("rural = \"first\"", "rural = { floor = \"50%\" }", vec!["missing-key 23:9"]),
        ("rural = \"first\"", "rural = { weight = 2, floor = \"50%\", of = \"units\" }", vec!["keys-exclude 23:31"]),
        (
            "rural = \"first\"",
            "order = [\"near\", \"far\"]\ntiers = { near = \"rural\", wide = \"not rural\" }",
            vec!["tier-not-in-order 24:27", "unknown-name 23:18"],
        ),
        ("rural = \"first\"", "tiers = { near = \"rural\" }", vec!["missing-key 23:11"]),
        ("rural = \"first\"", "rank = \"type\"", vec!["value-not-allowed 23:8"]),
        ("rural = \"first\"", "rank = \"place\"", vec!["unknown-column 23:8"]),
        ("maximise = \"units(pc)\"", "maximize = \"units(pc)\"", vec!["unknown-key 25:1", "missing-key 24:1"]),
        ("maximise = \"units(pc)\"", "leximin = \"units(pc)\"\ngroup = \"district\"", vec!["value-not-allowed 25:11"]),
        ("maximise = \"units(pc)\"", "leximin = \"share(pc)\"", vec!["missing-key 24:1"]),
        ("maximise = \"units(pc)\"", "leximin = \"share(pc)\"\ngroup = \"school\"", vec!["unknown-value 26:9"]),
        ("maximise = \"units(pc)\"", "maximise = \"units(pc)\"\ngroup = \"district\"", vec!["keys-exclude 26:9"]),
        (
            "maximise = \"units(pc)\"",
            "maximise = \"units(pc)\"\nleximin = \"share(pc)\"\ngroup = \"district\"",
            vec!["keys-exclude 26:11"],
        ),
        ("maximise = \"units(pc)\"", "maximise = \"value(pc)\"", vec!["value-not-allowed 25:19"]),
        ("maximise = \"units(pc)\"", "maximise = \"pc\"", vec!["metric-shape 25:13"]),
        ("maximise = \"units(pc)\"", "maximise = \"units(pc) * 0\"", vec!["metric-shape 25:13"]),
        ("maximise = \"units(pc)\"", "maximise = \"units(pc)\"\nyear = 2030", vec!["year-outside-horizon 26:8"]),
        ("[[goals]]\nmaximise = \"units(pc)\"", "", vec!["no-goals 1:1"]),
        (
            "[[goals]]\nmaximise = \"units(pc)\"",
            "[reserve]\nlist = -1\n[[goals]]\nminimise = \"cost()\"",
            vec!["value-not-allowed 25:8"],
        ),
    ] {
        let found = findings(&with(line, other));
        if found != expected {
            wrong.push(format!("{other}\n  found    {found:?}\n  expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn suggestions_name_the_nearest() {
    for (line, other, nearest) in [
        ("buy = \"units\"", "buy = \"unit\"", "units"),
        ("maximise = \"units(pc)\"", "maximize = \"units(pc)\"", "maximise"),
        ("need = \"teachers\"", "need = \"techers\"", "teachers"),
        ("what = \"share(pc)\"", "what = \"shre(pc)\"", "share"),
        ("gives = { pc = 1 }", "gives = { pcs = 1 }", "pc"),
        ("schema = 1", "schema = 1\nbudget = 1", "budgets"),
    ] {
        let (_, findings) = load(&with(line, other));
        let found = findings.iter().find_map(|finding| finding.suggestion.clone());
        assert_eq!(found.as_deref(), Some(nearest), "{other}");
    }
}

#[test]
fn grammar_of_later_versions_is_recognised() {
    let (_, findings) =
        load(&with("price = \"250 000\"", "price = \"250 000\"\nbreaks = []\nlot = 5\nmoq = 1\ncapacity = 7"));
    let codes: Vec<Code> = findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::NotSupportedYet; 4]);
    assert_eq!(
        findings.iter().next().map(|finding| finding.message(&Catalogue::new(Lang::En))).as_deref(),
        Some(
            "this version does not plan `breaks` of an option or rule (put it into `[items.NAME]` and the item into `items`) yet"
        )
    );
}

#[test]
fn alternatives_are_bought_once_and_give_one_need_of_their_own() {
    let group = "[alternatives.line]\nnow = \"type\"\n[options.pc]\nalternative = \"line\"\n";
    let found = |option: &str, more: &str| {
        let model = with("[options.pc]\nbuy = \"units\"\n", &format!("{group}{option}"));
        findings(&model.replacen("[budgets.local]", &format!("{more}[budgets.local]"), 1))
    };
    assert_eq!(found("", ""), Vec::<String>::new());
    assert_eq!(found("buy = \"once\"\n", ""), Vec::<String>::new());
    assert_eq!(found("buy = \"units\"\n", ""), ["alternative-misused 15:7"]);
    let other = "[needs.mouse]\nneed = 1\nhave = 0\n";
    assert_eq!(found("requires = [\"mouse\"]\n", other), ["alternative-misused 15:12"]);
    let stranger = "[options.mouse]\nbuy = \"once\"\ngives = { pc = 1 }\nprice = 1\n";
    assert_eq!(found("", stranger), ["alternative-misused 17:10"]);
    let second = "[needs.mouse]\nneed = 1\nhave = 0\n[options.mouse]\nalternative = \"line\"\ngives = { mouse = 1 }\nprice = 1\n";
    assert_eq!(found("", second), ["alternative-misused 20:10"]);
    let empty = with("[budgets.local]", "[alternatives.line]\n[budgets.local]");
    assert_eq!(findings(&empty), ["alternative-misused 15:15"]);
    let column = with("[budgets.local]", "[alternatives.line]\nnow = \"pupils\"\n[budgets.local]");
    assert_eq!(findings(&column), ["value-not-allowed 16:7", "alternative-misused 15:15"]);
}

#[test]
fn the_level_that_works_has_a_name_where_there_is_one() {
    let people = "need = \"teachers\"\npeople = \"min(pupils, supplied * 2)\"";
    assert_eq!(findings(&with("need = \"teachers\"", people)), ["unknown-column 10:23"]);
    let model = with("need = \"teachers\"", people);
    let group = "[alternatives.line]\n[options.pc]\nalternative = \"line\"\n";
    let model = model.replacen("[options.pc]\nbuy = \"units\"\n", group, 1);
    assert_eq!(findings(&model), Vec::<String>::new());
    // Nothing is supplied in the norm itself.
    let norm = model.replacen("need = \"teachers\"", "need = \"supplied\"", 1);
    assert_eq!(findings(&norm), ["unknown-column 9:9"]);
}

#[test]
fn what_cannot_be_planned_of_what_retires_is_named() {
    let short = with("price = \"250 000\"", "price = \"250 000\"\nlife = 1");
    assert_eq!(findings(&short), Vec::<String>::new());
    let level = short.replacen("rural = \"first\"", "rural = \"first\"\nspread = \"level\"", 1);
    assert_eq!(findings(&level), ["not-supported-yet 15:8"]);
    assert_eq!(findings(&level.replacen("life = 1", "life = 2", 1)), Vec::<String>::new());
    let group = "[alternatives.line]\n[options.pc]\nalternative = \"line\"\n";
    let line = short.replacen("[options.pc]\nbuy = \"units\"\n", group, 1);
    assert_eq!(findings(&line), ["not-supported-yet 16:8"]);
    let years: Vec<String> = (2026..2037).map(|year| year.to_string()).collect();
    let long = short.replacen("[2026, 2027]", &format!("[{}]", years.join(", ")), 1);
    assert_eq!(findings(&long), ["not-supported-yet 15:8"]);
}
