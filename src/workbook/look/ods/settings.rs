//! How an OpenDocument spreadsheet is opened: frozen rows, what a view leaves out.

use super::super::MOST_FROZEN;
use super::super::xml::{Node, note, walk_nodes};
use crate::workbook::parts::attribute;

/// Checks the settings of the views.
pub(super) fn check_settings(text: &str, foreign: &mut Vec<String>) {
    let (mut name, mut value) = (String::new(), String::new());
    let mut view = View::default();
    let is_whole = walk_nodes(text, |node, _| match node {
        Node::Element(element) => {
            attribute(element, "config:name").unwrap_or_default().clone_into(&mut name);
            value.clear();
        }
        Node::Text(text) => value.push_str(text),
        Node::End("config-item") => view.item(&name, &value, foreign),
        // Each sheet has an entry.
        Node::End("config-item-map-entry") => std::mem::take(&mut view).end(foreign),
        Node::End(_) => {}
    });
    if !is_whole {
        note(foreign, "settings.xml");
    }
}

/// The view of one sheet.
#[derive(Default)]
struct View {
    is_frozen: [bool; 2],
    split: [u32; 2],
    first: [u32; 2],
}

impl View {
    fn item(&mut self, name: &str, value: &str, foreign: &mut Vec<String>) {
        let number = value.parse::<u32>().unwrap_or(u32::MAX);
        match name {
            "ShowZeroValues" | "HasSheetTabs" if value != "true" => note(foreign, format!("{name}=\"{value}\"")),
            "ShowFormulas" if value != "false" => note(foreign, format!("{name}=\"{value}\"")),
            "ShowCharts" | "ShowObjects" if !matches!(value, "0" | "true") => {
                note(foreign, format!("{name}=\"{value}\""));
            }
            "ZoomValue" if number < 40 => note(foreign, format!("{name}=\"{value}\"")),
            "HorizontalSplitMode" => self.is_frozen[0] = value == "2",
            "VerticalSplitMode" => self.is_frozen[1] = value == "2",
            "HorizontalSplitPosition" => self.split[0] = number,
            "VerticalSplitPosition" => self.split[1] = number,
            "PositionLeft" => self.first[0] = number,
            "PositionTop" => self.first[1] = number,
            _ => {}
        }
    }

    /// What is frozen begins with the first row and leaves room for others.
    fn end(self, foreign: &mut Vec<String>) {
        let axes = self.is_frozen.into_iter().zip(self.split).zip(self.first);
        for ((is_frozen, split), first) in axes {
            if is_frozen && (split > MOST_FROZEN || first > 0) {
                note(foreign, format!("SplitPosition={split} Position={first}"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn views_that_leave_rows_out_are_found() {
        let found = |items: &[(&str, &str)]| {
            let item =
                |(name, value): &(&str, &str)| format!("<config-item config:name=\"{name}\">{value}</config-item>");
            let items: String = items.iter().map(item).collect();
            let mut foreign = Vec::new();
            check_settings(&format!("<a><config-item-map-entry>{items}</config-item-map-entry></a>"), &mut foreign);
            foreign
        };
        assert_eq!(found(&[("ShowZeroValues", "true"), ("PositionTop", "40")]), Vec::<String>::new());
        assert_eq!(found(&[("HasSheetTabs", "false")]), ["HasSheetTabs=\"false\""]);
        let frozen = [("VerticalSplitMode", "2"), ("VerticalSplitPosition", "2")];
        assert_eq!(found(&frozen), Vec::<String>::new());
        assert_eq!(found(&[frozen[0], frozen[1], ("PositionTop", "3")]), ["SplitPosition=2 Position=3"]);
    }
}
