//! The message catalogues, one Fluent bundle per language, built into the program.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

use super::{Arg, Args, Lang, number};

/// The files of one language, in a fixed order.
macro_rules! locale_files {
    ($lang:literal) => {
        [
            include_str!(concat!("../../locales/", $lang, "/cli.ftl")),
            include_str!(concat!("../../locales/", $lang, "/diagnostics.ftl")),
            include_str!(concat!("../../locales/", $lang, "/report.ftl")),
            include_str!(concat!("../../locales/", $lang, "/template.ftl")),
            include_str!(concat!("../../locales/", $lang, "/audit.ftl")),
        ]
    };
}

fn sources(lang: Lang) -> [&'static str; 5] {
    match lang {
        Lang::Kk => locale_files!("kk"),
        Lang::Ru => locale_files!("ru"),
        Lang::En => locale_files!("en"),
    }
}

/// All texts of one language.
pub struct Catalogue {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl Catalogue {
    /// Loads the catalogue of `lang`. A broken message keeps its key as its text; a test finds it.
    pub fn new(lang: Lang) -> Self {
        let id = lang.code().parse::<unic_langid::LanguageIdentifier>().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![id]);
        bundle.set_use_isolating(false);
        for source in sources(lang) {
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(partial, _)| partial);
            bundle.add_resource_overriding(resource);
        }
        Self { lang, bundle }
    }

    /// The language of this catalogue.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// The message `key` without arguments.
    pub fn get(&self, key: &str) -> String {
        self.format(key, &Vec::new())
    }

    /// The message `key` with its arguments; `key` may name an attribute as `message.attribute`.
    /// A count or an amount `x` is passed formatted as `$x`, and as the bare number `$x-number` for plurals.
    pub fn format(&self, key: &str, args: &Args) -> String {
        self.try_format(key, args).unwrap_or_else(|| key.to_owned())
    }

    /// Like [`format`](Self::format), but `None` when the key is not in the catalogue.
    pub fn try_format(&self, key: &str, args: &Args) -> Option<String> {
        let (message, attribute) = key.split_once('.').map_or((key, None), |(m, a)| (m, Some(a)));
        let message = self.bundle.get_message(message)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&self.fluent_args(args)), &mut errors);
        Some(text.into_owned())
    }

    fn fluent_args(&self, args: &Args) -> FluentArgs<'static> {
        let mut out = FluentArgs::new();
        for (name, arg) in args {
            let text = match arg {
                Arg::Text(text) => text.clone(),
                Arg::Count(n) => {
                    out.set(format!("{name}-number"), plural_selector(*n));
                    number::count(self.lang, *n)
                }
                Arg::Money(amount) => number::money(self.lang, *amount),
                Arg::Share(share) => number::share_percent(self.lang, *share),
                Arg::Named(id, label) => label.text(self.lang, id).to_owned(),
                Arg::NamedList(list) => {
                    let names = list.iter().map(|(id, label)| format!("`{}`", label.text(self.lang, id)));
                    names.collect::<Vec<_>>().join(", ")
                }
            };
            out.set(*name, text);
        }
        out
    }
}

/// The number by which Fluent selects a plural form. Only the last digits matter to the rules of our languages.
#[expect(clippy::as_conversions, reason = "below 10⁶, exact in a float")]
fn plural_selector(n: i64) -> FluentValue<'static> {
    let magnitude = n.unsigned_abs();
    let small = if magnitude < 1_000_000 { magnitude } else { magnitude % 1_000 + 1_000 };
    FluentValue::Number(FluentNumber::new(small as f64, fluent_bundle::types::FluentNumberOptions::default()))
}

/// Keys (and attributes) that some language has and another lacks, and messages that use other
/// arguments than their Russian twin: empty when the catalogues agree.
pub fn missing_keys() -> Vec<String> {
    let shape_of = |lang| sources(lang).iter().flat_map(|source| shapes(source)).collect::<BTreeMap<_, _>>();
    let reference = shape_of(Lang::Ru);
    let mut findings = Vec::new();
    for lang in [Lang::Kk, Lang::En] {
        let own = shape_of(lang);
        for (key, arguments) in &reference {
            match own.get(key) {
                None => findings.push(format!("{}: no `{key}`", lang.code())),
                Some(other) if other != arguments => {
                    findings.push(format!("{}: `{key}` uses {other:?}, ru uses {arguments:?}", lang.code()));
                }
                Some(_) => {}
            }
        }
        findings.extend(own.keys().filter(|key| !reference.contains_key(*key)).map(|key| format!("ru: no `{key}`")));
    }
    findings
}

/// Each key of a Fluent source with the names of the plain arguments (`$x`, not the plural selector `$x-number`) that it uses.
fn shapes(source: &str) -> BTreeMap<String, Vec<String>> {
    let mut out: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let (mut message, mut key) = (String::new(), String::new());
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once('=').filter(|(name, _)| is_identifier(name.trim_end())) {
            name.trim_end().clone_into(&mut message);
            key.clone_from(&message);
            out.entry(key.clone()).or_default();
        } else if let Some((name, _)) = line.trim_start().strip_prefix('.').and_then(|rest| rest.split_once('=')) {
            key.clone_from(&message);
            let _ = write!(key, ".{}", name.trim());
            out.entry(key.clone()).or_default();
        }
        let used = out.entry(key.clone()).or_default();
        for part in line.split('$').skip(1) {
            let name: String =
                part.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
            if !name.ends_with("-number") && !used.contains(&name) {
                used.push(name);
                used.sort();
            }
        }
    }
    out.remove("");
    out
}

fn is_identifier(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_message() {
        assert_eq!(missing_keys(), Vec::<String>::new());
    }

    #[test]
    fn every_source_parses() {
        for lang in Lang::ALL {
            for source in sources(lang) {
                if let Err((_, errors)) = FluentResource::try_new(source.to_owned()) {
                    panic!("{}: {errors:?}", lang.code());
                }
            }
        }
    }
}
