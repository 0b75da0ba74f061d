//! The model files that are built into the program.

/// `(id, text)` of each built-in model file, by id.
pub const MODELS: &[(&str, &str)] = &[
    ("broadband", include_str!("../../models/broadband.toml")),
    ("computers_2019", include_str!("../../models/computers_2019.toml")),
    ("digital_textbooks", include_str!("../../models/digital_textbooks.toml")),
    ("distance_learning", include_str!("../../models/distance_learning.toml")),
    ("elearning", include_str!("../../models/elearning.toml")),
    ("interactive_equipment", include_str!("../../models/interactive_equipment.toml")),
    ("it_classes", include_str!("../../models/it_classes.toml")),
    ("multimedia_kits", include_str!("../../models/multimedia_kits.toml")),
    ("national", include_str!("../../models/national.toml")),
    ("platforms", include_str!("../../models/platforms.toml")),
    ("region_2020", include_str!("../../models/region_2020.toml")),
    ("rural_share", include_str!("../../models/rural_share.toml")),
    ("teacher_computers", include_str!("../../models/teacher_computers.toml")),
    ("training", include_str!("../../models/training.toml")),
    ("wifi", include_str!("../../models/wifi.toml")),
];
