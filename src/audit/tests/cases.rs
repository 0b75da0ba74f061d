//! Plans made by hand, whose optimum is known by enumeration.

use super::support::{ONE, TIYN, shown, up, workbook};
use crate::audit::audit;
use crate::audit::lottery::lottery;

/// Everything up to the budgets: one need `n`, one option `k` that fills it.
fn head(status: &str, years: &str, option: &str) -> String {
    let open = years.split(' ').map(|_| "1").collect::<String>();
    format!(
        "[meta]\nkey|value\nprogramme|test\nyears|{years}\nlang|ru\nseed|s\nstatus|{status}\n\
         [model]\nnumber|line\n1|[needs]\n2|need = 1\n\
         [needs]\nneed|label_ru|label_kk|label_en|unit\nn|Нужда|||\n\
         [options]\noption|label_ru|label_kk|label_en|buy|gives|requires|years|condition\nk|Товар|||{option}|n=1||{open}|\n\
         [items]\nitem|label_ru|label_kk|label_en\n[bom]\noption|item\n\
         [groups]\ngroup|kind|name\n0|all|\n1|rural|\n2|urban|\n\
         [budgets]\nbudget|label_ru|label_kk|label_en|year|amount|group|options\n"
    )
}

/// Priorities, rules and goals: one goal, units of `n`.
fn rules(rural: &str, rules: &str, year: &str) -> String {
    format!(
        "[priorities]\npriority|programme|rural|tiers|spread|rank\n0|test|{rural}||fill|0\n\
         [rules]\nrow|id|kind|metric|group|year|at_least|at_most|soft|rule\n{rules}\
         [goals]\ngoal|sense|metric|group|year|priority\n0|maximise|1*units:n|0|{year}|0\n"
    )
}

const OBJECTS: &str = "[objects]\nobject|name|district|region|rural|lottery|sheet|row|groups|need.n.2026|have.n.2026|eligible.k|price.k.2026|yearly.k\n";
const PURCHASES: &str =
    "[decisions]\nobject|kind|option|quantity|reason\n[purchases]\nobject|option|year|payer|quantity|unit_price|sum\n";
const FEES: &str = "[fees]\nobject|option|year|payer|quantity|unit_price|sum\n";
const COVERAGE: &str =
    "[coverage]\nneed|group|year|objects|needed|before|after|full_before|full_after|stock_before|stock_after\n";
const RESULTS: &str = "[results]\nrow|achieved|met|shortfall\n";
const SERVED: &str = "[served]\nposition|kind|rule|goal|tier|text|scale|minimise|value|bound|proof\n";
const LEAVES: &str = "[leaves]\nserved|leaf|off|bound\n";
const PRICES: &str = "[prices]\nserved|leaf|row|multiplier\n";

/// T01: 60 kits at 9 536 000, money for 50.
pub(super) fn kits() -> String {
    kits_of(60, 50)
}

/// `all` objects that each lack a kit, and money for `bought`.
fn kits_of(all: i128, bought: i128) -> String {
    let price = 953_600_000_i128;
    let mut objects = String::new();
    let mut purchases = String::new();
    for at in 1..=all {
        objects += &format!("S{at:02}|Школа {at}|Район|Область|0||Школы|{at}||1|0|1|{price}|0\n");
        if at <= bought {
            purchases += &format!("S{at:02}|k|2026|b|1|{price}|{price}\n");
        }
    }
    let mu = up(ONE, price);
    let bound = mu * bought * price;
    head("proved", "2026", "once")
        + &format!("b|Бюджет|||2026|{}|0|k\n", bought * price)
        + &rules("none", "", "2026")
        + OBJECTS
        + &objects
        + PURCHASES
        + &purchases
        + FEES
        + COVERAGE
        + &["all", "urban"].map(|g| format!("n|{g}|2026|{all}|{all}|0|{bought}|0|{bought}|0|{bought}\n")).concat()
        + RESULTS
        + SERVED
        + &format!(
            "0|model||0||maximise units(n)|1|0|{bought}|{bought}|A\n1|severity||||severity|1|0|{bought}|{bought}|A\n"
        )
        + &format!("2|money||||money|1|1|{0}|{0}|A\n", bought * price)
        + LEAVES
        + &format!("0|0||{bound}\n1|0||{bound}\n2|0||{}\n", -bought * price * ONE)
        + PRICES
        + &format!("0|0|budget:b:2026|{mu}\n1|0|budget:b:2026|{mu}\n2|0|goal:0|{}\n", -price * ONE)
}

/// T02: computers at 269 956, money 311.8 M: 1155, 820 ₸ left; a soft share of 80 % falls 45 short.
pub(super) fn computers() -> String {
    let (price, budget) = (26_995_600_i128, 31_180_000_000_i128);
    let mu = up(ONE, price);
    let mu700 = up(700 * ONE, price);
    let severity = mu700 * budget + (800 * ONE - price * mu700) * 800;
    let money = 1155 * price;
    head("proved", "2026", "units")
        + &format!("b|Бюджет|||2026|{budget}|0|k\n")
        + &rules("none", "0|target|floor|1*share:n|0|2026|4/5||1|0\n", "2026")
        + OBJECTS
        + &format!(
            "S1|A|Район|Область|0||Школы|1||800|0|1|{price}|0\nS2|B|Район|Область|0||Школы|2||700|0|1|{price}|0\n"
        )
        + PURCHASES
        + &format!("S1|k|2026|b|800|{price}|{}\nS2|k|2026|b|355|{price}|{}\n", 800 * price, 355 * price)
        + FEES
        + COVERAGE
        + "n|all|2026|2|1500|0|1155|0|1|0|1155\nn|district:Район|2026|2|1500|0|1155|0|1|0|1155\n"
        + RESULTS
        + "0|77/100|0|45\n"
        + SERVED
        + "0|shortfall|0|||target|1|1|45|45|A\n1|model||0||maximise units(n)|1|0|1155|1155|A\n"
        + &format!(
            "2|severity||||severity|1|0|888500|{}|C\n3|money||||money|1|1|{money}|{money}|A\n",
            severity.div_euclid(ONE)
        )
        + LEAVES
        + &format!("0|0||{}\n1|0||{}\n2|0||{severity}\n3|0||{}\n", mu * budget - 1200 * ONE, mu * budget, -money * ONE)
        + PRICES
        + &format!("0|0|budget:b:2026|{mu}\n0|0|rule:0|{}\n1|0|budget:b:2026|{mu}\n", -ONE)
        + &format!("2|0|budget:b:2026|{mu700}\n3|0|goal:1|{}\n", -price * ONE)
}

/// Two objects, rural R at 2 ₸ and urban U at 1 ₸, 12 ₸.
fn two(rural: &str, need: i128, bought: (i128, i128), rest: &str) -> String {
    let (r, u) = bought;
    let mut purchases = String::new();
    for (object, quantity, price) in [("R", r, 200), ("U", u, 100)] {
        if quantity > 0 {
            purchases += &format!("{object}|k|2026|b|{quantity}|{price}|{}\n", quantity * price);
        }
    }
    let full = |bought: i128, need: i128| i128::from(bought == need);
    head("proved", "2026", "units")
        + "b|Бюджет|||2026|1200|0|k\n"
        + &rules(rural, "", "2026")
        + OBJECTS
        + &format!(
            "R|Село|Район|Область|1|{}|Школы|1||{need}|0|1|200|0\nU|Город|Район|Область|0|{}|Школы|2||12|0|1|100|0\n",
            lottery("s", "R"),
            lottery("s", "U")
        )
        + PURCHASES
        + &purchases
        + FEES
        + COVERAGE
        + &format!("n|all|2026|2|{}|0|{}|0|{}|0|{}\n", need + 12, r + u, full(r, need) + full(u, 12), r + u)
        + &format!("n|rural|2026|1|{need}|0|{r}|0|{}|0|{r}\n", full(r, need))
        + RESULTS
        + rest
}

/// T04: strict tier, rural need 4: (4, 4).
pub(super) fn strict_tier() -> String {
    let rest = String::from(SERVED)
        + "0|model||0|rural|maximise units(n) where rural|1|0|4|4|A\n1|model||0||maximise units(n)|1|0|8|8|A\n\
           2|severity||||severity|1|0|64|64|A\n3|money||||money|1|1|1200|1200|A\n"
        + LEAVES
        + &format!("0|0||{}\n1|0||{}\n2|0||{}\n3|0||{}\n", 4 * ONE, 8 * ONE, 64 * ONE, -1200 * ONE)
        + PRICES
        + &format!("1|0|budget:b:2026|{}\n1|0|goal:0|{}\n", TIYN, -ONE)
        + &format!("2|0|budget:b:2026|{}\n2|0|goal:0|{}\n", 12 * TIYN, -20 * ONE)
        + &format!("3|0|goal:0|{0}\n3|0|goal:1|{0}\n", -100 * ONE);
    two("first", 4, (4, 4), &rest)
}

/// T04: weight 3/2 buys nothing rural.
pub(super) fn weight() -> String {
    let rest = String::from(SERVED)
        + "0|model||0||maximise units(n)|2|0|24|24|A\n1|severity||||severity|1|0|144|144|A\n2|money||||money|1|1|1200|1200|A\n"
        + LEAVES
        + &format!("0|0||{}\n1|0||{}\n2|0||{}\n", 24 * ONE, 144 * ONE, -1200 * ONE)
        + PRICES
        + &format!("0|0|budget:b:2026|{}\n1|0|budget:b:2026|{}\n2|0|goal:0|{}\n", 2 * TIYN, 12 * TIYN, -50 * ONE);
    two("weight 3/2", 8, (0, 12), &rest)
}

/// T04: half of the units to rural objects, or their need full: (4, 4). The second case closes at 4 < 8.
pub(super) fn share() -> String {
    let mu = up(2 * ONE, 300);
    let rest = String::from(SERVED)
        + "0|model||0||maximise units(n)|1|0|8|8|A\n1|severity||||severity|1|0|80|80|A\n2|money||||money|1|1|1200|1200|A\n"
        + LEAVES
        + &format!("0|0|share-full:0|{}\n0|1|share-part:0|{}\n", 1200 * mu, 4 * ONE)
        + &format!("1|0|share-full:0|{}\n2|0|share-full:0|{}\n", 80 * ONE, -1200 * ONE)
        + PRICES
        + &format!("0|0|budget:b:2026|{mu}\n0|0|share-part:0|-333333333333333350\n")
        + &format!("0|1|budget:b:2026|{}\n0|1|share-full:0|{}\n", TIYN, -ONE)
        + &format!("1|0|budget:b:2026|{}\n1|0|share-part:0|{}\n1|0|goal:0|{}\n", 8 * TIYN, -6 * ONE, -2 * ONE)
        + &format!("2|0|share-part:0|{}\n2|0|goal:0|{}\n", -50 * ONE, -150 * ONE);
    two("floor 1/2 units", 8, (4, 4), &rest)
}

/// The same with a rural need of 4: both cases reach (4, 4), and every goal is proved in both.
pub(super) fn share_both() -> String {
    let mu = up(2 * ONE, 300);
    let rest = String::from(SERVED)
        + "0|model||0||maximise units(n)|1|0|8|8|A\n1|severity||||severity|1|0|64|64|A\n2|money||||money|1|1|1200|1200|A\n"
        + LEAVES
        + &format!("0|0|share-full:0|{}\n0|1|share-part:0|{}\n", 1200 * mu, 8 * ONE)
        + &format!("1|0|share-full:0|{0}\n1|1|share-part:0|{0}\n", 64 * ONE)
        + &format!("2|0|share-full:0|{0}\n2|1|share-part:0|{0}\n", -1200 * ONE)
        + PRICES
        + &format!("0|0|budget:b:2026|{mu}\n0|0|share-part:0|-333333333333333350\n")
        + &format!("0|1|budget:b:2026|{TIYN}\n0|1|share-full:0|{}\n", -ONE)
        + &format!("1|0|budget:b:2026|{}\n1|0|share-part:0|{}\n", 4 * TIYN, -8 * ONE)
        + &format!("1|1|budget:b:2026|{}\n1|1|share-full:0|{}\n", 12 * TIYN, -20 * ONE)
        + &format!("2|0|share-part:0|{}\n2|0|goal:0|{}\n", -50 * ONE, -150 * ONE)
        + &format!("2|1|share-full:0|{0}\n2|1|goal:0|{0}\n", -100 * ONE);
    two("floor 1/2 units", 4, (4, 4), &rest)
}

/// T05: strict tier over kits: (1, 1) for 10 ₸; two rural at 7, three urban at 3.
pub(super) fn kit_tier() -> String {
    let mut objects = String::new();
    for (id, rural, price) in [("R1", 1, 700), ("R2", 1, 700), ("U1", 0, 300), ("U2", 0, 300), ("U3", 0, 300)] {
        objects += &format!("{id}|{id}|Район|Область|{rural}||Школы|1||1|0|1|{price}|0\n");
    }
    let (mu7, mu3) = (up(ONE, 700), up(ONE, 300));
    let lock = 700 * mu3 - ONE;
    head("proved", "2026", "once")
        + "b|Бюджет|||2026|1000|0|k\n"
        + &rules("first", "", "2026")
        + OBJECTS
        + &objects
        + PURCHASES
        + "R1|k|2026|b|1|700|700\nU1|k|2026|b|1|300|300\n"
        + FEES
        + COVERAGE
        + "n|all|2026|5|5|0|2|0|2|0|2\nn|rural|2026|2|2|0|1|0|1|0|1\n"
        + RESULTS
        + SERVED
        + "0|model||0|rural|rural|1|0|1|1|A\n1|model||0||all|1|0|2|2|A\n2|severity||||severity|1|0|2|2|A\n3|money||||money|1|1|1000|1000|A\n"
        + LEAVES
        + &format!("0|0||{0}\n1|0||{1}\n2|0||{1}\n3|0||{2}\n", 1000 * mu7, 1000 * mu3 - lock, -1000 * ONE)
        + PRICES
        + &format!("0|0|budget:b:2026|{mu7}\n1|0|budget:b:2026|{mu3}\n1|0|goal:0|{}\n", -lock)
        + &format!("2|0|budget:b:2026|{mu3}\n2|0|goal:0|{}\n", -lock)
        + &format!("3|0|goal:0|{}\n3|0|goal:1|{}\n", -400 * ONE, -300 * ONE)
}

/// T11: line 10, Wi-Fi 3, kit 4; A has the line; 23 ₸ fill one kit.
pub(super) fn chain() -> String {
    let mu = up(ONE, 1700);
    let bound = 2300 * mu + ONE - 700 * mu;
    let numbers = |bb: u8| format!("1|{bb}|1|0|1|0|1|1000|0|1|300|0|1|400|0");
    String::from("[meta]\nkey|value\nyears|2026\nlang|ru\nseed|s\nstatus|proved\n")
        + "[needs]\nneed|label_ru|label_kk|label_en|unit\nbb|Линия|||\nwifi|Wi-Fi|||\nkit|Набор|||\n"
        + "[options]\noption|label_ru|label_kk|label_en|buy|gives|requires|years|condition\n"
        + "bb|Линия|||once|bb=1||1|\nwifi|Wi-Fi|||once|wifi=1|bb|1|\nkit|Набор|||once|kit=1|wifi|1|\n"
        + "[groups]\ngroup|kind|name\n0|all|\n"
        + "[budgets]\nbudget|label_ru|label_kk|label_en|year|amount|group|options\nb|Бюджет|||2026|2300|0|bb wifi kit\n"
        + "[priorities]\npriority|programme|rural|tiers|spread|rank\n0|test|none||fill|0\n"
        + "[rules]\nrow|id|kind|metric|group|year|at_least|at_most|soft|rule\n"
        + "[goals]\ngoal|sense|metric|group|year|priority\n0|maximise|1*full:kit|0|2026|0\n"
        + "[objects]\nobject|name|district|region|rural|lottery|groups|need.bb.2026|have.bb.2026|need.wifi.2026|have.wifi.2026|need.kit.2026|have.kit.2026|eligible.bb|price.bb.2026|yearly.bb|eligible.wifi|price.wifi.2026|yearly.wifi|eligible.kit|price.kit.2026|yearly.kit\n"
        + &format!("A|A|Р|О|0||||{}\nB|B|Р|О|0||||{}\n", numbers(1), numbers(0)).replace("||||", "|||")
        + PURCHASES
        + "A|wifi|2026|b|1|300|300\nA|kit|2026|b|1|400|400\n"
        + FEES
        + COVERAGE
        + "bb|all|2026|2|2|1|1|1|1|1|1\nwifi|all|2026|2|2|0|1|0|1|0|1\nkit|all|2026|2|2|0|1|0|1|0|1\n"
        + RESULTS
        + SERVED
        + "0|model||0||full(kit)|1|0|1|1|A\n1|severity||||severity|1|0|1|1|A\n2|money||||money|1|1|700|700|A\n"
        + LEAVES
        + &format!("0|0||{bound}\n1|0||{bound}\n2|0||{}\n", -700 * ONE)
        + PRICES
        + &format!("0|0|budget:b:2026|{mu}\n1|0|budget:b:2026|{mu}\n2|0|goal:0|{}\n", -700 * ONE)
}

/// Two years, a second budget for rural objects only, a yearly fee: 5 units of 6.
pub(super) fn years() -> String {
    let b = up(ONE, 1300);
    let a = up(ONE - 100 * b, 1100);
    let (sb, money) = (up(3 * ONE, 1300), up(ONE * 100, 1100));
    let sa = up(6 * ONE - 100 * sb, 1100);
    let priced = |served: u8, first: i128, second: i128| {
        format!("{served}|0|budget:main:2026|{first}\n{served}|0|budget:rural:2026|{first}\n")
            + &format!("{served}|0|budget:main:2027|{second}\n{served}|0|budget:rural:2027|{second}\n")
    };
    head("proved", "2026 2027", "units")
        + "main|Общий|||2026|2200|0|k\nmain|Общий|||2027|1500|0|k\nrural|Сельский|||2026|1100|1|k\nrural|Сельский|||2027|1400|1|k\n"
        + &rules("none", "", "2027")
        + "[objects]\nobject|name|district|region|rural|lottery|groups|need.n.2026|have.n.2026|need.n.2027|have.n.2027|eligible.k|price.k.2026|price.k.2027|yearly.k\n"
        + "R|Село|Р|О|1|||4|1|4|1|1|1000|1200|100\nU|Город|Р|О|0|||3|0|3|0|1|1000|1200|100\n"
        + PURCHASES
        + "R|k|2026|rural|1|1000|1000\nU|k|2026|main|2|1000|2000\nR|k|2027|rural|1|1200|1200\nU|k|2027|main|1|1200|1200\n"
        + FEES
        + "R|k|2026|rural|1|100|100\nU|k|2026|main|2|100|200\nR|k|2027|rural|2|100|200\nU|k|2027|main|3|100|300\n"
        + COVERAGE
        + "n|all|2026|2|7|1|4|0|0|1|4\nn|all|2027|2|7|1|6|0|1|1|6\nn|urban|2027|1|3|0|3|0|1|0|3\n"
        + RESULTS
        + SERVED
        + "0|model||0||units|1|0|5|5|A\n1|severity||||severity|1|0|24|24|A\n2|money||||money|1|1|6200|6200|A\n"
        + LEAVES
        + &format!("0|0||{}\n1|0||{}\n2|0||{}\n", 3300 * a + 2900 * b, 3300 * sa + 2900 * sb, 3300 * money - 6500 * ONE)
        + PRICES
        + &priced(0, a, b)
        + &priced(1, sa, sb)
        + &format!("2|0|goal:0|{}\n2|0|budget:main:2026|{money}\n2|0|budget:rural:2026|{money}\n", -1300 * ONE)
}

/// All cases by name, small enough to change every cell.
pub(super) fn all() -> [(&'static str, String); 9] {
    [
        ("kits", kits_of(6, 4)),
        ("computers", computers()),
        ("strict tier", strict_tier()),
        ("weight", weight()),
        ("share", share()),
        ("share, both cases", share_both()),
        ("kit tier", kit_tier()),
        ("chain", chain()),
        ("years", years()),
    ]
}

#[test]
fn plans_that_are_right_stand() {
    for (name, data) in all().into_iter().chain([("60 kits", kits())]) {
        let audit = audit(&workbook(&data));
        assert!(audit.findings.is_empty(), "{name}\n{}", shown(&audit));
    }
}
