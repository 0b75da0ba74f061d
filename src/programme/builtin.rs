//! The model files that are built into the program.

/// `(id, text)` of each built-in model file, by id.
pub const MODELS: &[(&str, &str)] = &[
    ("broadband", include_str!("../../models/broadband.toml")),
    ("computers_2019", include_str!("../../models/computers_2019.toml")),
    ("distance_learning", include_str!("../../models/distance_learning.toml")),
    ("it_classes", include_str!("../../models/it_classes.toml")),
    ("region_2020", include_str!("../../models/region_2020.toml")),
    ("teacher_computers", include_str!("../../models/teacher_computers.toml")),
    ("wifi", include_str!("../../models/wifi.toml")),
];
