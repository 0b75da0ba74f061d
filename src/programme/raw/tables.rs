//! The grammar of model files.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{
    Amount, ByYear, Choice, Entries, Flag, FormulaText, FromNode, HeaderLists, List, Names, Number, Reporter, Rise,
    Scalar, Text, Whole, YearAt, Years,
};
use crate::programme::document::{Node, NodeValue, Span};
use crate::programme::{Buy, ColumnKind, DeliveredTo, RuleKind, ShareOf, Spread};

/// Declares tables of the grammar: a struct with one optional field per key, its reader and its JSON Schema.
///
/// `later` lists keys of the grammar that this version of the program does not plan yet. They are refused by
/// name, and a table that has one is not searched for missing keys.
macro_rules! tables {
    ($(
        $(#[$doc:meta])*
        $name:ident {
            required { $( $(#[$must_doc:meta])* $must_key:literal $must:ident: $must_type:ty, )* }
            optional { $( $(#[$may_doc:meta])* $may_key:literal $may:ident: $may_type:ty, )* }
            later [ $($later:literal),* ]
        }
    )*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, JsonSchema)]
        #[schemars(deny_unknown_fields)]
        pub(in crate::programme) struct $name {
            /// Where the table stands.
            #[schemars(skip)]
            #[allow(dead_code, reason = "every table has its place, though not every one is reported as a whole")]
            pub(in crate::programme) span: Span,
            /// Whether it has keys of later versions, so that what seems to be missing may be in them.
            #[schemars(skip)]
            pub(in crate::programme) has_later: bool,
            /// The keys that are there, readable or not.
            #[schemars(skip)]
            keys: Vec<&'static str>,
            $( $(#[$must_doc])* #[schemars(rename = $must_key, required)] pub(in crate::programme) $must: Option<$must_type>, )*
            $( $(#[$may_doc])* #[schemars(rename = $may_key)] pub(in crate::programme) $may: Option<$may_type>, )*
        }

        impl $name {
            /// Whether `key` may be missed: it is not there, and no key of a later version stands for it.
            pub(in crate::programme) fn lacks(&self, key: &str) -> bool {
                !self.has_later && !self.keys.contains(&key)
            }
        }

        impl FromNode for $name {
            fn read(node: &Node, reporter: &mut Reporter<'_>) -> Option<Self> {
                let NodeValue::Table(entries) = &node.value else {
                    reporter.wrong_type(node, "table");
                    return None;
                };
                let mut out = Self { span: node.span.clone(), has_later: false, keys: Vec::new(), $($must: None,)* $($may: None,)* };
                for (key, value) in entries {
                    match key.text.as_str() {
                        $( $must_key => {
                            out.keys.push($must_key);
                            out.$must = reporter.within($must_key, |reporter| FromNode::read(value, reporter));
                        } )*
                        $( $may_key => {
                            out.keys.push($may_key);
                            out.$may = reporter.within($may_key, |reporter| FromNode::read(value, reporter));
                        } )*
                        _ => out.has_later |= reporter.stray_key(key, &[$($must_key,)* $($may_key,)*], &[$($later),*]),
                    }
                }
                let required: &[&str] = &[$($must_key),*];
                for key in required.iter().filter(|key| out.lacks(key)) {
                    reporter.missing_key(&node.span, key);
                }
                Some(out)
            }
        }
    )*};
}

tables! {
    /// A model file: what a programme is.
    RawModel {
        required {
            /// The version of this grammar: 1.
            "schema" schema: Whole,
            /// The id of the programme, such as `teacher_computers`.
            "id" id: Text,
            /// The name of the programme.
            "name" name: Names,
        }
        optional {
            /// The years of the horizon, ascending.
            "years" years: List<YearAt>,
            /// Programmes that this one is built on.
            "include" include: List<Text>,
            /// Numbers that formulas may use by name.
            "params" params: Entries<Number>,
            /// Columns of the object sheet beyond the standard ones.
            "columns" columns: Entries<RawColumn>,
            /// Objects that are not schools.
            "objects" objects: Entries<RawObjects>,
            /// What is counted.
            "needs" needs: Entries<RawNeed>,
            /// What can be bought.
            "options" options: Entries<RawOption>,
            /// Groups of options of which one works at a time.
            "alternatives" alternatives: Entries<RawAlternatives>,
            /// What bundles consist of.
            "items" items: Entries<RawItem>,
            /// The money.
            "budgets" budgets: Entries<RawBudget>,
            /// What a plan must keep to.
            "rules" rules: Entries<RawRule>,
            /// Who comes first.
            "priority" priority: RawPriority,
            /// What is sought, in order.
            "goals" goals: List<RawGoal>,
            /// Which prices are not certain yet.
            "prices" prices: RawPrices,
            /// The reserve list.
            "reserve" reserve: RawReserve,
            /// Goals and priorities of included programmes, as the program itself writes them down in a plan.
            "programmes" programmes: List<RawPart>,
        }
        later []
    }

    /// Objects that are not schools: textbook titles, groups of people to be trained.
    RawObjects {
        required {
            /// The name of their sheet.
            "sheet" sheet: Text,
        }
        optional {
            /// What people call them.
            "label" label: Names,
            /// Other names of the sheet, by language; the first of each is shown in templates.
            "sheets" sheets: HeaderLists,
        }
        later []
    }

    /// A column of the object sheet.
    RawColumn {
        required {
            /// What it holds.
            "kind" kind: Choice<ColumnKind>,
            /// The headers that people use, by language; the first of each is shown in templates.
            "headers" headers: HeaderLists,
        }
        optional {
            /// Whether an empty cell is an error; so it is unless there is a `default`.
            "required" required: Flag,
            /// What an empty cell means.
            "default" default: Scalar,
            /// Texts that stand for "not stated".
            "missing" missing: List<Text>,
            /// The kind of objects that has it; left out, the kinds whose formulas use it.
            "object" object: Text,
        }
        later []
    }

    /// Something that is counted.
    RawNeed {
        required {
            /// The norm: how many an object should have.
            "need" need: FormulaText,
            /// The stock: how many it has.
            "have" have: FormulaText,
        }
        optional {
            /// What people call it.
            "label" label: Names,
            /// The kind of objects that has it; left out, schools.
            "object" object: Text,
            /// The unit, for headers.
            "unit" unit: Text,
            /// Service life in years of what is there, which retires where the sheet of ages says when it was made; left
            /// out, that of the option that gives it.
            "life" life: Whole,
            /// People served when it is covered; where alternatives supply it, `supplied` is the level that works.
            "people" people: FormulaText,
            /// Where the norm comes from: order, decision, date.
            "basis" basis: Text,
            /// Whether the norm is a placeholder of the planner.
            "placeholder" placeholder: Flag,
        }
        later []
    }

    /// Something that can be bought for an object.
    RawOption {
        required {
            /// What one purchase adds to the stock of needs; for an alternative the level while it works.
            "gives" gives: Entries<Whole>,
        }
        optional {
            /// `units`: any whole number up to the shortage; `once`: once or not at all. An alternative is bought once.
            "buy" buy: Choice<Buy>,
            /// The group of alternatives that it belongs to: one of them works at a time.
            "alternative" alternative: Text,
            /// What people call it.
            "label" label: Names,
            /// The kind of objects that can have it; left out, schools.
            "object" object: Text,
            /// Which objects may have it.
            "where" condition: FormulaText,
            /// Needs that must be full before it is bought.
            "requires" requires: List<Text>,
            /// The price of one purchase, in tenge; left out, the items add up to it.
            "price" price: ByYear<FormulaText>,
            /// The cost per year while in use, in tenge.
            "yearly" yearly: FormulaText,
            /// The site cost, in tenge: paid in each year in which any of it is bought for an object.
            "fixed" fixed: FormulaText,
            /// What delivery costs.
            "delivery" delivery: RawDelivery,
            /// Service life in years: bought in year y with n years, it works through y + n − 1 and can be bought again.
            "life" life: Whole,
            /// What a unit is worth, the less the more of the lack is covered: measured by `value(OPTION)`.
            "steps" steps: List<RawStep>,
            /// The bill of materials of one purchase.
            "items" items: Entries<FormulaText>,
            /// The years in which it may be bought; left out, all.
            "years" years: List<YearAt>,
            /// Whether several budgets may pay for one unit together.
            "split" split: Flag,
            /// Where the price comes from: quotation, contract, date.
            "basis" basis: Text,
            /// Whether the price is a placeholder of the planner.
            "placeholder" placeholder: Flag,
        }
        later [
            "breaks", "lot", "moq", "capacity", "weight",
            "vat", "price_after_tender"
        ]
    }

    /// What delivery of an option costs.
    RawDelivery {
        required {
            /// Where deliveries go together.
            "per" per: Choice<DeliveredTo>,
        }
        optional {
            /// The cost of each year in which anything is delivered there, in tenge.
            "fixed" fixed: Amount,
            /// The cost per unit delivered, in tenge: it is part of the price.
            "unit" unit: FormulaText,
        }
        later []
    }

    /// A part of what an object lacks, and what a unit of it is worth.
    RawStep {
        required {
            /// The share of the lack up to which it goes, above that of the step before; at most 100 %.
            "share" share: Number,
            /// The whole points of a unit, fewer than in the step before, at least 1. What is above the last step has none.
            "value" value: Whole,
        }
        optional {}
        later []
    }

    /// Options of which one works at a time at an object: the best that was bought, else what works today.
    RawAlternatives {
        required {}
        optional {
            /// What people call it.
            "label" label: Names,
            /// The column that says what works today: an option's id or label, or none.
            "now" now: Text,
        }
        later []
    }

    /// A part of bundles.
    RawItem {
        required {}
        optional {
            /// What people call it.
            "label" label: Names,
            /// The unit price, in tenge.
            "price" price: ByYear<FormulaText>,
            /// How many there are in a lot: an order is a whole number of lots.
            "lot" lot: Whole,
            /// The least that an order may be, in units.
            "moq" moq: Whole,
            /// The most that the supplier delivers in a year, in units; a year that is left out has no limit.
            "capacity" capacity: ByYear<Whole>,
            /// Lower prices of larger orders: all units of the order cost the price that it reaches.
            "breaks" breaks: List<RawBreak>,
            /// Whether more may be ordered than lots and the least order force, where that is cheaper.
            "surplus" surplus: Flag,
            /// Where the price comes from.
            "basis" basis: Text,
            /// Whether the price is a placeholder of the planner.
            "placeholder" placeholder: Flag,
        }
        later ["delivery", "vat"]
    }

    /// The price of an order of so many units or more.
    RawBreak {
        required {
            /// The least units of the order.
            "from" from: Whole,
            /// The price of each of its units, in tenge.
            "price" price: ByYear<FormulaText>,
        }
        optional {}
        later []
    }

    /// Money that may be spent.
    RawBudget {
        required {}
        optional {
            /// What people call it.
            "label" label: Names,
            /// The amount of each year, in tenge.
            "amount" amount: Years<Amount>,
            /// Whether it has no limit: what the plan spends is the answer (how much for 80 %?). It states no amount.
            "open" open: Flag,
            /// The objects it may pay for.
            "only" only: FormulaText,
            /// The options it may pay for; left out, all.
            "only_for" only_for: List<Text>,
            /// Whether unspent money passes to the next year.
            "carry_over" carry_over: Flag,
            /// Whether it must not be cut: kept and shown, used by no command yet.
            "protected" protected: Flag,
            /// Where the amount comes from: decision, date.
            "basis" basis: Text,
            /// Whether the amount is a placeholder of the planner.
            "placeholder" placeholder: Flag,
        }
        later []
    }

    /// Something that a plan must keep to.
    RawRule {
        required {
            /// What kind of rule it is.
            "kind" kind: Choice<RuleKind>,
        }
        optional {
            /// What people call it.
            "label" label: Names,
            /// What is measured.
            "what" what: Text,
            /// For `share`: what the group has its part of.
            "of" of: Text,
            /// The objects it is measured over.
            "where" condition: FormulaText,
            /// For `each` and `no_regress`: `district` or `region`. For `share`: the objects whose part is meant.
            "group" group: Text,
            /// For `gap`: the two groups that are compared.
            "groups" groups: List<Text>,
            /// For `cofund`: the budget that may pay for a part only.
            "budget" budget: Text,
            /// For `lock`: the object's id.
            "object" object: Text,
            /// The year at whose end it is measured; left out, the last.
            "year" year: YearAt,
            /// Whether it holds in each year.
            "each_year" each_year: Flag,
            /// The least value.
            "at_least" at_least: Number,
            /// The greatest value.
            "at_most" at_most: Number,
            /// For `target`: the value it must equal.
            "exactly" exactly: Number,
            /// The value of each year, where it differs from year to year.
            "by_year" by_year: Years<Number>,
            /// For `report`: the value it is compared with.
            "compare_to" compare_to: Number,
            /// Whether a shortfall is kept as small as possible instead of being forbidden.
            "soft" soft: Flag,
        }
        later []
    }

    /// Who comes first.
    RawPriority {
        required {}
        optional {
            /// How rural objects come first.
            "rural" rural: Rural,
            /// Tiers, most important first.
            "order" order: List<Text>,
            /// The conditions of the tiers.
            "tiers" tiers: Entries<FormulaText>,
            /// How units spread over objects with the same claim.
            "spread" spread: Choice<Spread>,
            /// The column of a commission's ranking; 1 is first.
            "rank" rank: Text,
        }
        later []
    }

    /// A guarantee for rural objects.
    RawRural {
        required {}
        optional {
            /// How many urban units a rural one counts for.
            "weight" weight: Number,
            /// The share that goes to rural objects, unless they get all that they can.
            "floor" floor: Number,
            /// Of what the share is guaranteed.
            "of" of: Choice<ShareOf>,
        }
        later []
    }

    /// Something that is sought.
    RawGoal {
        required {}
        optional {
            /// What there should be as much of as possible.
            "maximise" maximise: Text,
            /// What there should be as little of as possible.
            "minimise" minimise: Text,
            /// The share of which the lowest among the groups should be as high as possible, then the second lowest, …
            "leximin" leximin: Text,
            /// For `leximin`: the groups, `district` or `region`.
            "group" group: Text,
            /// The objects that count.
            "where" condition: FormulaText,
            /// The year at whose end it is measured; left out, the last.
            "year" year: YearAt,
        }
        later []
    }

    /// Which prices are not certain yet. All units of an option or an item come in at one price, as one tender.
    RawPrices {
        required {
            /// How many of the tenders may come in at their upper price: the plan fits whichever they are.
            "protect" protect: Whole,
        }
        optional {
            /// By option or item: by how much the price may rise, such as `"+12%"`. Upper prices of the workbook replace it.
            "uncertain" uncertain: Entries<Rise>,
        }
        later []
    }

    /// The reserve list.
    RawReserve {
        required {}
        optional {
            /// How many units to list.
            "list" list: Whole,
        }
        later ["price_range"]
    }

    /// Goals and priority of one included programme.
    RawPart {
        required {
            /// The programme's id.
            "id" id: Text,
        }
        optional {
            /// Its priority.
            "priority" priority: RawPriority,
            /// Its goals.
            "goals" goals: List<RawGoal>,
        }
        later []
    }
}

/// How rural objects come first: a word, or a table with numbers.
#[derive(Clone, Debug)]
pub(in crate::programme) enum Rural {
    /// No preference.
    None,
    /// Strictly first.
    First,
    /// A weight or a guaranteed share.
    Table(Box<RawRural>),
}

impl FromNode for Rural {
    fn read(node: &Node, reporter: &mut Reporter<'_>) -> Option<Self> {
        match &node.value {
            NodeValue::Text(word) if word == "none" => Some(Self::None),
            NodeValue::Text(word) if word == "first" => Some(Self::First),
            NodeValue::Text(_) => {
                let text = Text::read(node, reporter)?;
                reporter.unknown_value(&text, &["none", "first", "{ weight = … }", "{ floor = …, of = … }"]);
                None
            }
            _ => RawRural::read(node, reporter).map(|table| Self::Table(Box::new(table))),
        }
    }
}

impl JsonSchema for Rural {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Rural".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [{ "enum": ["none", "first"] }, generator.subschema_for::<RawRural>()] })
    }
}
