//! Files that include each other.

use super::*;

/// Writes model files beside each other and loads the first.
fn load_files(files: &[(&str, &str)]) -> (Option<Programme>, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let mut findings = Diagnostics::new();
    let source = ModelSource::File(folder.path().join(files[0].0));
    let (programme, findings) = match load_programme(&source, &mut findings) {
        Ok(programme) => (Some(programme), findings),
        Err(errors) => (None, errors),
    };
    let names = findings.iter().map(|finding| match &finding.place {
        Place::Model(at) => {
            let file = std::path::Path::new(&at.file).file_name().unwrap().to_string_lossy().into_owned();
            format!("{} {file}:{}:{}", finding.code.name(), at.line, at.character)
        }
        Place::File { .. } => format!("{} file", finding.code.name()),
        other => format!("{} {other:?}", finding.code.name()),
    });
    (programme, names.collect())
}

const HEAD: &str = "schema = 1\nid = \"top\"\nname = \"Top\"\n";

#[test]
fn the_including_file_lies_over_the_included_ones() {
    let top = format!(
        "{HEAD}include = [\"base\", \"wifi\"]\nyears = [2028]\n[options.pc]\nprice = \"300 000\"\n[needs.pc]\nlabel = \"ПК\"\n"
    );
    let (programme, findings) = load_files(&[("top.toml", &top), ("base.toml", MODEL)]);
    assert_eq!(findings, Vec::<String>::new());
    let programme = programme.unwrap();
    assert_eq!(programme.years.iter().map(|year| year.get()).collect::<Vec<_>>(), [2020, 2026, 2027, 2028]);
    assert_eq!(programme.options[0].price.as_ref().unwrap().values().map(tenge).collect::<Vec<_>>(), [300_000]);
    assert_eq!(programme.options[0].buy, Buy::Units, "what is not said again stays");
    assert_eq!(programme.needs[0].label.ru.as_deref(), Some("ПК"));
    assert_eq!(programme.priorities.iter().map(|p| p.programme.as_str()).collect::<Vec<_>>(), ["own", "wifi"]);
    assert_eq!(programme.sources.len(), 3);
}

#[test]
fn includes_go_wrong_where_they_are_written() {
    let other = MODEL.replacen("\"own\"", "\"other\"", 1).replacen("\"250 000\"", "\"1\"", 1);
    let include = |names: &str| format!("{HEAD}include = [{names}]\n");
    for (files, expected) in [
        (
            vec![("top.toml", include("\"a\", \"b\"")), ("a.toml", MODEL.to_owned()), ("b.toml", other)],
            vec!["include-conflict b.toml:11:10"],
        ),
        (vec![("top.toml", include("\"a\"")), ("a.toml", include("\"top\""))], vec!["include-cycle a.toml:4:12"]),
        (vec![("top.toml", include("\"top\""))], vec!["include-cycle top.toml:4:12"]),
        (vec![("top.toml", include("\"../top\""))], vec!["unknown-model top.toml:4:12"]),
        (
            vec![("top.toml", include("\"a\"") + "x = 1\n"), ("a.toml", "y = \n".to_owned())],
            vec!["toml-syntax a.toml:1:5", "unknown-key top.toml:5:1"],
        ),
        (
            vec![
                ("top.toml", include("\"a\"")),
                ("a.toml", with("need = \"teachers\"", "need = \"techers\"\nfoo = 1")),
            ],
            vec!["unknown-key a.toml:10:1", "unknown-column a.toml:9:9"],
        ),
        (
            vec![("top.toml", include("\"a\"") + "[priority]\nrural = \"none\"\n"), ("a.toml", MODEL.to_owned())],
            vec!["priority-unused top.toml:5:1"],
        ),
    ] {
        let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
        assert_eq!(load_files(&files).1, expected);
    }
}

#[test]
fn an_included_option_keeps_what_is_not_said_anew() {
    let top = format!(
        "{HEAD}include = [\"base\"]\n[needs.any]\nneed = \"pupils\"\nhave = 0\n\
         [options.pc]\ngives = {{ pc = 1, any = 2 }}\nlabel = \"PC\"\n"
    );
    let (programme, findings) = load_files(&[("top.toml", &top), ("base.toml", MODEL)]);
    assert_eq!(findings, Vec::<String>::new());
    let programme = programme.unwrap();
    let [option] = programme.options.as_slice() else { panic!("one option") };
    let gives: Vec<_> = option.gives.iter().map(|(need, units)| (need.at(), units.get())).collect();
    assert_eq!((gives, option.buy), (vec![(0, 1), (1, 2)], Buy::Units));
    assert!(option.price.is_some(), "the price of the included option stays");
}

#[test]
fn diamonds_of_includes_are_read_once() {
    let middle = |id: &str| format!("schema = 1\nid = \"{id}\"\nname = \"M\"\ninclude = [\"base\"]\n");
    let top = format!("{HEAD}include = [\"a\", \"b\"]\n");
    let (programme, findings) =
        load_files(&[("top.toml", &top), ("a.toml", &middle("a")), ("b.toml", &middle("b")), ("base.toml", MODEL)]);
    assert_eq!(findings, Vec::<String>::new());
    let programme = programme.unwrap();
    assert_eq!(programme.goals.len(), 1);
    assert_eq!(programme.sources.len(), 4);
}

#[test]
fn files_that_are_no_text_are_refused() {
    let absent = ModelSource::File("/no/such/file.toml".into());
    assert!(load_programme(&absent, &mut Diagnostics::new()).unwrap_err().iter().any(|f| f.code == Code::FileNotFound));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("m.toml");
    std::fs::write(&path, [0xcf, 0xe5]).unwrap();
    let errors = load_programme(&ModelSource::File(path.clone()), &mut Diagnostics::new()).unwrap_err();
    assert!(errors.iter().any(|finding| finding.code == Code::ModelNotUtf8));
    std::fs::write(&path, format!("\u{feff}{}", MODEL.replace('\n', "\r\n"))).unwrap();
    assert!(load_programme(&ModelSource::File(path), &mut Diagnostics::new()).is_ok());
    let unknown = load_programme(&ModelSource::BuiltIn("teacher_computer".to_owned()), &mut Diagnostics::new());
    let suggestion = unknown.unwrap_err().iter().next().and_then(|finding| finding.suggestion.clone());
    assert_eq!(suggestion.as_deref(), Some("teacher_computers"));
}
