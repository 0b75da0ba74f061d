//! Kinds of objects.

use super::columns::kind_named;
use super::{Checker, label};
use crate::args;
use crate::diagnostic::Code;
use crate::index::KindIx;
use crate::lang::Label;
use crate::programme::document::Key;
use crate::programme::raw::{RawObjects, Text};
use crate::programme::{Headers, ObjectKind, SCHOOL};

impl Checker<'_> {
    /// Schools, then the kinds that the model declares.
    pub(super) fn objects(&mut self) -> Option<Vec<ObjectKind>> {
        let schools = ObjectKind { id: SCHOOL.to_owned(), label: Label::default(), sheets: Headers::default() };
        let mut kinds = vec![Some(schools)];
        let declared = self.raw.objects.as_ref().map(|objects| objects.0.as_slice()).unwrap_or_default();
        for (key, raw) in declared {
            kinds.push(raw.as_ref().and_then(|raw| self.kind(key, raw)));
        }
        kinds.into_iter().collect()
    }

    fn kind(&mut self, key: &Key, raw: &RawObjects) -> Option<ObjectKind> {
        if key.text == SCHOOL {
            self.not_allowed(&key.span, &key.text, "school");
            return None;
        }
        let mut sheets = raw.sheets.as_ref().map(|lists| lists.0.clone()).unwrap_or_default();
        sheets.en.insert(0, raw.sheet.as_ref()?.text.clone());
        Some(ObjectKind { id: key.text.clone(), label: label(raw.label.as_ref()), sheets })
    }

    /// The kind that a need or an option is about: schools, unless it says otherwise.
    pub(super) fn kind_of(&mut self, name: Option<&Text>) -> Option<KindIx> {
        name.map_or(Some(KindIx::new(0)), |name| kind_named(&self.kinds, name, &mut self.reporter))
    }

    /// Whether a need that an option gives or requires is of the same objects; reports it where it is not.
    pub(super) fn same_kind(&mut self, option: &Key, own: Option<KindIx>, need: &Text) {
        let Some((_, raw)) = self.needs.0.iter().find(|(key, _)| key.text == need.text) else { return };
        let other = raw.as_ref().and_then(|raw| raw.object.as_ref()).map_or(SCHOOL, |name| name.text.as_str());
        let other_at = self.kinds.iter().position(|kind| kind == other).map(KindIx::new);
        let (Some(own), Some(other_at)) = (own, other_at) else { return };
        if own != other_at {
            let kind = self.kinds.get(own.at()).map_or("", String::as_str);
            let args = args![option = option.text.as_str(), kind = kind, need = need.text.as_str(), other = other];
            self.reporter.report(Code::ObjectsDiffer, &need.span, args);
        }
    }
}
