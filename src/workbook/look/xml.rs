//! XML that is read strictly: what is not well-formed counts as something that no plan has.

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

/// The attributes of an element, without the names of namespaces.
pub(super) struct Attributes(Vec<(String, String)>);

impl Attributes {
    /// `None` when they are not well-formed.
    pub(super) fn of(element: &BytesStart<'_>) -> Option<Self> {
        let mut out = Vec::new();
        for attribute in element.attributes() {
            let attribute = attribute.ok()?;
            let name = attribute.key.as_ref().to_owned();
            let value = unescape(&attribute.value).ok()?.into_owned();
            if name != "xmlns" && !name.starts_with("xmlns:") {
                out.push((name, value));
            }
        }
        Some(Self(out))
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether an attribute says yes.
    pub(super) fn is_true(&self, name: &str) -> bool {
        self.get(name).is_some_and(is_yes)
    }
}

/// Whether a value says yes.
pub(super) fn is_yes(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off" | "none" | "")
}

/// Calls `visit` for every element with the local names of those around it. `false` when the text is not well-formed, or
/// declares what it would be read with.
pub(super) fn walk(text: &str, mut visit: impl FnMut(&BytesStart<'_>, &[String])) -> bool {
    walk_nodes(text, |node, around| {
        if let Node::Element(element) = node {
            visit(element, around);
        }
    })
}

/// A part of XML.
pub(super) enum Node<'n> {
    /// An element begins.
    Element(&'n BytesStart<'n>),
    /// The element with this local name ends; one without content does not.
    End(&'n str),
    /// Text, or a part of it.
    Text(&'n str),
}

/// The same with texts and ends.
pub(super) fn walk_nodes(text: &str, mut visit: impl FnMut(&Node<'_>, &[String])) -> bool {
    let mut reader = Reader::from_str(text);
    let mut around: Vec<String> = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => {
                visit(&Node::Element(&element), &around);
                around.push(element.local_name().as_ref().to_owned());
            }
            Ok(Event::Empty(element)) => visit(&Node::Element(&element), &around),
            Ok(Event::End(_)) => {
                let name = around.pop().unwrap_or_default();
                visit(&Node::End(&name), &around);
            }
            Ok(Event::Text(text)) => visit(&Node::Text(&text), &around),
            Ok(Event::GeneralRef(name)) => visit(&Node::Text(&format!("&{};", &*name)), &around),
            Ok(Event::CData(text)) => visit(&Node::Text(&text), &around),
            Ok(Event::Eof) => return around.is_empty(),
            Ok(Event::DocType(_)) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

/// Notes something that no plan has, once, and no more than a reader takes in.
pub(super) fn note(foreign: &mut Vec<String>, what: impl Into<String>) {
    const MOST: usize = 10;
    const LONGEST: usize = 80;
    let what: String = what.into().chars().take(LONGEST).collect();
    if foreign.len() < MOST && !foreign.contains(&what) {
        foreign.push(what);
    }
}
