# report

# Assumptions
assumption-budget-open = the budget `{ $budget }` has no limit: what the dearest conceivable plan costs is taken for it, { $amount } a year
assumption-budget-flag = budget `{ $budget }`, { $year }: { $amount } is taken from the command line
assumption-budget-protected = budget `{ $budget }` is protected from cuts; so far this is only kept and shown: no command cuts a plan yet
assumption-budget-model = budget `{ $budget }`, { $year }: { $amount } is the amount of the model; the input states none
assumption-offers = option `{ $option }`: { $count } offers stand in place of the model's condition, price and fee; without an offer it cannot be bought
assumption-no-offers = option `{ $option }`: it has no offers, and the list lacks the columns by which the model estimates it; it cannot be bought
assumption-price-model = price of `{ $item }`: { $price } is the price of the model; the input states none
assumption-price-other-year = price of `{ $item }`: { $price } — taken from the model, which states it for { $written }; state it anew for this plan
assumption-price-flag = price of `{ $item }`: { $amount } is taken from the command line
assumption-breaks-stated = the workbook or the command line states the price of `{ $item }`: price breaks of the model do not count
assumption-guessed-column = sheet `{ $sheet }`: column `{ $header }` is taken for `{ $column }`
assumption-checked = sheet `{ $sheet }`, { $cell }: the value `{ $found }` of `{ $column }` is unusual, but the customer has checked it (setting `Checked`)
assumption-row-number = sheet `{ $sheet }`: column `{ $header }` holds row numbers and is not read
assumption-note-column = sheet `{ $sheet }`: column `{ $header }` holds notes and is not read
assumption-empty-column = sheet `{ $sheet }`: column `{ $header }` is empty
assumption-sheet-by-stem = sheet `{ $sheet }` is read for its columns and the words of its name, though it is not called as such sheets are
assumption-object-sheet = the list of objects is read from sheet `{ $sheet }`, which has most of the columns
assumption-skipped-column-numbers = sheet `{ $sheet }`: rows skipped (column numbers): { $rows }; { $count } in all
assumption-two-names = sheet `{ $sheet }`: names are taken from column `{ $header }`; column `{ $other }` is not read
assumption-skipped-units = sheet `{ $sheet }`: rows of units under the header (they count as part of it): { $rows }; { $count } in all
assumption-skipped-sections = sheet `{ $sheet }`: rows skipped (section headings): { $rows }; { $count } in all
assumption-skipped-totals = sheet `{ $sheet }`: rows skipped (totals): { $rows }; { $count } in all
assumption-skipped-footnotes = sheet `{ $sheet }`: rows skipped (footnotes and signatures): { $rows }; { $count } in all: { $texts }
assumption-skipped-headers = sheet `{ $sheet }`: rows skipped (repeated headers): { $rows }; { $count } in all
assumption-identity-bin = there is no id column: objects are known by their BIN
assumption-identity-name = there is no column with an id or a BIN: objects are known by district and name
assumption-bin-zeros = leading zeros of the BIN are put back, cells: { $count }
assumption-district-from-sheets = there is no column of districts, and the sheets are called like districts: the district is the name of the sheet
assumption-region-of-district = rows that name no region lie in that of the other rows of their district: { $count }
assumption-district-from-sections = there is no district column: districts are taken from section rows
assumption-spellings = different spellings count as one name: { $names }
assumption-rural-from-sections = there is no rural column: rural and urban are taken from section rows
assumption-all-urban = the type of place is stated nowhere and the plan does not need it: all objects are shown as urban
assumption-default-column = there is no column `{ $column }`: { $value } is taken for all objects
assumption-default-cells = column `{ $column }`: empty cells ({ $count }) mean { $value }
assumption-pupils-empty = objects without a number of pupils: { $count }; between equal claims it counts as zero
assumption-placeholder = `{ $name }`: a placeholder of the model
assumption-no-basis = `{ $name }`: its basis is not stated
assumption-reserve = no command makes the reserve list of the model (`reserve`, { $count }) yet
assumption-life = `{ $option }`: a purchase serves { $years } years, so none retires within the plan; what is there today retires where the sheet Age says when it was made
assumption-short-life = `{ $option }`: a purchase serves { $years } years; what is bought early retires within the plan and can be bought again, but not before its end
assumption-without-age = `{ $need }`: { $count-number ->
    [one] { $count } unit
   *[other] { $count } units
} in stock at objects of the sheet Age have no year; they are taken to stay
assumption-year-shifted = the model is written for { $written }, the plan begins in { $year }: the model's years, prices, amounts and limits are moved; its labels stay as they are
assumption-budget-other-year = budget `{ $budget }`, { $year }: { $amount } — taken from the model, which states it for { $written }; state it anew for this plan
assumption-seed = neither the customer's BIN nor the record of a draw is given: the lottery follows from `{ $seed }`
# The report: the plan workbook and the short summary on the terminal.

## Sheets (at most 31 characters)
sheet-summary = Summary
sheet-plan = Plan
sheet-orders = Orders
sheet-coverage = Coverage
sheet-why = Why
sheet-rules = Rule results
sheet-proof = Proof
sheet-check = Check
sheet-assumptions = Assumptions
sheet-commitments = Commitments
sheet-service = Service
sheet-years = By year
sheet-log = Log
sheet-data = Data
sheet-seal = Seal

## Every page
draft-mark = DRAFT · ПРОЕКТ / ЖОБА
draft = DRAFT: some prices, budgets or norms are placeholders or have no basis (sheet “Assumptions”)
page-footer = jospar · input and seal of the workbook:
page-number = page &P of &N

## Column headers
column-number = No.
column-id = Code
column-name = Name
column-region = Region
column-district = District
column-place = Rural / urban
column-option = What to buy
column-item = Item of the bundle
column-year = Year
column-source = Source
column-quantity = Quantity, units
column-unit-price = Price, ₸
column-lots = Lots
column-price-from = Price from, units
column-used = Used
column-spare = Left over
column-sum = Sum, ₸
column-sum-within = Of which, ₸
column-need = Need
column-level = Level
column-group = Where
column-objects = Objects
column-needed = Needed, units
column-before = Before, units
column-after = After, units
column-share-before = Share before
column-share-after = Share after
column-gap = Lacking, units
column-full-before = Fully met before, objects in need
column-full-after = Fully met after, objects in need
column-limit = Limit, ₸
column-spent = Spent, ₸
column-left = Left, ₸
column-verdict = Result
column-planned = In the plan, units
column-now = Now on sheet “Plan”, units
column-difference = Difference, units
column-lacks = Lacks
column-gets = Gets
column-reason = Why
column-score = Score, points
column-deciding-goal = Deciding goal
column-units-in-use = In use
column-units = Units
column-rule = Rule
column-rule-kind = Kind
column-metric = What is measured
column-direction = Limit
column-rule-limit = Limit, value
column-achieved = Achieved
column-result = Result
column-shortfall = Short by
column-unit = Unit
column-goal = Goal
column-value = Value
column-proved = What is proved
column-mode = How rural objects come first
column-rural = Rural
column-urban = Urban
column-all = Total
column-lost = Less than without priority
column-chosen = This plan
column-row = Row
column-multiplier = Multiplier, points per unit
column-product = Limit × multiplier, points
column-assumption = What was assumed
column-state = State
column-warning = Warning
column-where = Where
column-decision = What was decided
column-basis = Basis

## Words
word-ok = OK
word-overspent = OVERSPENT
word-changed = CHANGED
word-met = met
word-missed = missed
word-below = below
word-at-least = at least
word-at-most = at most
word-chosen = chosen
word-draft = draft
word-nothing = none
word-not-stated = not stated
word-quoted = “{ $text }”
row-total = Total
place-rural = rural
place-urban = urban
group-all = all
group-rural = rural
group-urban = urban
group-district = district
group-region = region
group-other = condition
group-condition = where { $condition }
option-fee = { $option } (fee for the year)
option-site = { $option } (site cost)
option-order = Order: { $item }
option-delivery = { $option } (delivery: { $district })
spread-fill = the greatest lack is filled before the next
spread-level = level: where most is lacking comes first
rule-hard = binding
rule-soft = desirable
rule-report = report only
unit-pieces = units
unit-objects = objects
unit-people = people
unit-people-years = person-years
unit-tenge = ₸
unit-share = share
unit-basis-points = × 0.01 percentage points
unit-points = points
unit-million = million ₸

## Goals and measures in plain words
measure-units = “{ $need }”: units covered
measure-new = “{ $need }”: units covered in the year
measure-stock = “{ $need }”: units in stock
measure-share = “{ $need }”: share covered
measure-full = “{ $need }”: objects fully met
measure-people = “{ $need }”: people served
measure-count = “{ $option }”: bought
measure-value = “{ $option }”: points by steps
measure-people-years = “{ $need }”: people served, once for each year
measure-cost = spending, ₸
measure-commitment = yearly fees after { $year }, ₸
goal-maximise = As much as possible: { $metric }
goal-minimise = As little as possible: { $metric }
goal-leximin = Raise the lowest share first, then the next, and so on: { $metric } (by { $partition ->
    [district] district
   *[region] region
})
goal-lowest = { $goal } — { $count-number ->
    [1] the lowest share
   *[other] the { $count } lowest shares together
}
goal-within = { $goal } ({ $group })
goal-in-year = { $goal }, { $year }
goal-weighted = { $goal } (in points: in villages with the weight { $weight })
goal-rural-part = { $goal } — rural first
goal-tier-part = { $goal } — tier “{ $tier }” first
goal-shortfall = As near as possible to the rule “{ $rule }”
goal-severity = Among equals: the greatest lack first
goal-money = Among equals: as cheap as possible
verdict-proved = proved: there is no better plan
verdict-solver-proved = the solver searched all cases and found no better plan (its arithmetic is not exact: what is proved exactly stands on sheet Proof)
verdict-bounded = { $missing } could be missing, that is { $percent }
at-most-pieces = at most { $count } { $count-number ->
        [one] unit
       *[other] units
    }
at-most-objects = at most { $count } { $count-number ->
        [one] object
       *[other] objects
    }
at-most-people = at most { $count } { $count-number ->
        [one] person
       *[other] people
    }
at-most-points = at most { $count } { $count-number ->
        [one] point
       *[other] points
    }
at-most-tenge = at most { $amount }
status-proved = it is proved that there is no better plan
status-solver-proved = the solver searched all cases and found no better plan (its arithmetic is not exact: what is proved exactly stands on sheet Proof)
status-bounded = a good plan, not proved to be the best: the search was not finished (a limit, or stopped); what could be missing stands below
mode-none = No priority
mode-impossible = impossible: with this the rules and decisions cannot all hold
mode-not-found = no plan was found within the limits of the search
mode-first = Strict order: rural first
mode-weight = Weight: a rural unit counts as { $weight } urban ones
mode-floor-units = At least { $share } of the units for rural objects, or all that they can get
mode-floor-money = At least { $share } of the money for rural objects, or all that they can get
mode-brief-units = At least { $share } of the units for rural objects
mode-brief-money = At least { $share } of the money for rural objects
modes-note = A share means: that much for rural objects, or all that they can get.
guarantee-kept = The guaranteed share is kept: { $rural } of { $all } for rural objects; condition: { $mode }.
guarantee-exception = The guaranteed share is not reached: { $rural } of { $all } for rural objects; condition: { $mode }. The exception holds: rural objects get all that they lack and that the programme's conditions let them have.

## Summary
summary-title = Procurement plan: { $programme }, { $years }
summary-customer = Customer: { $name }
summary-customer-bin = Customer: { $name }, BIN { $bin }
summary-status = Result: { $status }.
summary-money = Money
summary-coverage = Coverage at the end of { $year }
summary-evenness = How evenly the districts are covered
column-gini = Gini coefficient
column-rural-gap = Rural less urban, percentage points
column-lowest-district = District with the lowest share
column-lowest-share = Its share
evenness-before = { $need }: before
evenness-after = { $need }: after
gini-undefined = undefined: nothing is covered
gap-undefined = undefined: only villages or only towns need any
summary-goals = Goals in order of importance
summary-missed = What could not be reached
summary-modes = What each way of helping rural objects would give — { $metric }
summary-more = … and { $count } more (sheet “{ $sheet }”)
summary-appendices = Appendices
summary-note = The limits (yellow cells on sheet “Check”) and the quantities and prices on sheet “Plan” may be changed: sums and remainders are recomputed and overspending turns red. The plan itself is not optimised again: for a new budget run the calculation once more. A changed plan is no longer confirmed by `jospar verify`.
key-unused = No lot was needed: no object lost to another one with the same figures.
key-used = Between complete equals the published order decided (rank, number of pupils, lot): { $count } { $count-number ->
        [one] object
       *[other] objects
    }. Seed of the lot: { $seed }.
key-unproved = Between complete equals the published order decided (rank, number of pupils, lot): { $count } { $count-number ->
        [one] object
       *[other] objects
    }; that the order is exact is not proved. Seed of the lot: { $seed }.

## Plan, orders, coverage, why
plan-shared-note = Where several sources pay for one unit, each has a line: the unit is counted on one of them, and the sum on a line is what its source pays.
plan-whom-all = all together
plan-title = Plan: { $programme }, { $years }
plan-not-needed = The plan is empty: nothing that it could buy is lacking.
reason-less-severe = as useful, but the lack is more severe here: { $rivals }
reason-less-severe-by = does as much good, but less is lacking of what the goals count ({ $own }); more is lacking here ({ $other }): { $rivals }
reason-less-level = lacks are levelled: given to this one, more would be lacking at: { $rivals }
reason-dearer = as useful, but cheaper here: { $rivals }
plan-empty = The plan is empty: the money buys nothing of what is needed.
orders-title = Orders: { $programme }, { $years }
orders-note = Rows with an item show what a bundle contains; their sums are part of the bundle's row.
orders-lots-note = Rows “Order: …” are what is ordered for all objects together, in whole lots and at the price of the order's size; what of it is left over serves the next years. Such items cost nothing in the rows of purchases.
coverage-title = Coverage: { $programme }, { $years }
coverage-chart = { $need }: share covered before and after
why-title = Why: { $programme }, { $years }
why-note = Every purchase that is not in the plan was compared with those that are: the closest of them is named, with the goal in which it is stronger. The score is the points of that goal that the purchase would bring, less what it would take up of money and rules at the multipliers of the proof (sheet Proof); rounded. The multipliers are the same for all, so a purchase right at the margin may score 0 whether it is in the plan or not: the comparison decides, not the score.
reason-no-shortage = nothing is lacking
reason-nothing-due = nothing is due by the norm
reason-not-better = what works today is as good
reason-other-works = another one was bought that is as good or better
reason-below-norm = bought; what it gives is still below the norm
reason-replaced = bought, and later replaced by something better
reason-filled = everything that is lacking is bought
reason-filled-in-part = bought in part; the rest: { $why }
reason-renewed = bought, and bought again where the service life ended
reason-retires = bought; its service life ends within the plan, and less is in use at the end than is lacking
reason-forced = decided beforehand; basis: { $document }
reason-excluded = excluded from the plan; basis: { $document }
reason-incomplete = data are missing: { $document }
reason-not-eligible = the programme's condition does not hold: { $condition }
reason-no-payer = no budget may pay for it
reason-prerequisite-missing = needed first: { $needs }; it is missing and cannot be bought
reason-prerequisite-not-bought = needed first: { $needs }; it is not in the plan
reason-lower-tier = there is not money for all, and these come earlier: { $rivals }
reason-rural-first = rural schools come first, and there is not money for all; it went to: { $rivals }
reason-below-cut-off = this money gives more here: { $rivals }
reason-soft-rule = with this purchase the rule “{ $rule }” would be missed by more
reason-soft-rule-instead = for the rule “{ $rule }” the money goes here: { $rivals }
reason-hard-rule = a rule does not allow it: { $rule }
reason-guaranteed-share = the guaranteed share does not allow it: { $rule }
reason-no-order = no order covers it: { $item } comes in whole lots, from the least order on and as far as the supplier delivers
reason-not-worth = the goal named on the right would be served worse even with money enough
reason-not-worth-money = it helps no goal and costs money
reason-money-spent = what is left of the money does not suffice
reason-outweighed = no single reason can be named: the best set of purchases found does without this one
reason-too-little-money = there is not the money for a single purchase
reason-tie = equal in all goals, the lot decided: number { $number }, against { $other } of { $rivals }; the smaller number comes first
reason-tie-rank = equal in all goals, these are earlier in the commission's ranking: { $rivals }
reason-tie-pupils = equal in all goals, those with more pupils come first: { $rivals }
rivals-more = { $names } and { $count } more
barrier-rule = { $rule } ({ $group }, { $year })

## Rule results
rules-title = Rule results: limit and what is achieved
years-title = By year: { $programme }, { $years }
years-bought = What is bought
years-money = Spending
years-coverage = Share of the need that is covered at the end of the year
years-ordered = ordered, units
years-units = units
commitments-title = Yearly fees left to later budgets after { $year }
commitments-note = This money is in no budget of the plan: what is in use goes on to cost it every year.
commitments-empty = Nothing with a yearly fee is in use after the horizon.
commitments-without-end = Where no service life is stated, the fee goes on; the first three years are shown.
service-title = What is bought, retires and is in use, { $years }
service-note = Bought in year y with a service life of n years, a unit works through y + n − 1; it is not replaced before its end. Totals of “in use” are unit-years.
service-bought = bought
service-replacing = of these, in place of what has retired
service-retired = retire: serve no more from this year on
service-in-use = in use at the end of the year
rules-empty = The programme has no rules.

## Check
check-title = Check: sums of the plan against the limits
check-note = All numbers are computed from sheet “Plan”. Yellow cells may be changed: spending, remainder and result are recomputed. The plan itself does not change.

## Proof
proof-title = Proof: why there is no better plan
proof-1 = This sheet is for an auditor. It shows by hand that no other plan with the same money and rules gets more than the one proposed.
proof-2 = 1. Each row (a budget, a rule, a goal that is already reached) has a multiplier: how many points of the goal one unit of it is worth. Any valid multipliers will do: the bound holds for every set of them, a good set makes it tight.
proof-3 = 2. No plan gets more than the sum of “limit × multiplier” plus the sum of the objects' best responses: the best that each object could take if it paid the multiplier for every unit of a row that it uses.
proof-4 = 3. If this bound is less than the plan's value plus one point, there is no better plan: values are whole.
proof-5 = 4. Goals are checked one after another; each goal reached becomes a row for the next ones: its value must not get worse.
proof-6 = Numbers on this sheet are rounded for reading, budgets are in million tenge. The exact multipliers and the best response of every object are recomputed by the command jospar verify from the hidden sheet “Data”, in whole numbers and without a solver.
proof-goal = Goal { $number }. { $goal }
proof-goal-text = In the model: { $text }
proof-tiyn = Points of this goal are tiyn (1/100 tenge).
proof-scale = Points per unit: { $points }.
proof-minimise = A goal “as little as possible” is checked with a minus sign: as much as possible of minus the spending or the shortfall.
proof-value = Value of the plan
proof-bound = Bound: nothing is better
proof-label = Label
proof-label-a = A — proved exactly: the bound, computed in whole numbers, equals the plan's value
proof-label-b = B — the solver searched all cases; the exact bound is a little above the plan's value
proof-label-c = C — the search was not finished (a limit, or stopped); the bound shows how much could be missing
proof-case = Case { $number }. Not in force: { $rows }
proof-split-at-most = Only plans in which { $object } gets at most { $quantity } by the end of { $year }: { $option }
proof-split-at-least = Only plans in which { $object } gets at least { $quantity } by the end of { $year }: { $option }
proof-split-covered-at-most = Only plans in which at most { $quantity } are covered: { $group }
proof-split-covered-at-least = Only plans in which at least { $quantity } are covered: { $group }
proof-split-lots-at-most = Only plans in which at most { $quantity } lots are ordered in { $year } at the price from { $from }: { $item }
proof-split-lots-at-least = Only plans in which at least { $quantity } lots are ordered in { $year } at the price from { $from }: { $item }
proof-responses = Sum of the objects' best responses at these multipliers
proof-total = Bound in all
proof-plan-value = Value of the plan
proof-conclusion = Conclusion
proof-closed = the bound is less than the plan's value + 1: there is no better plan
proof-open = these multipliers do not close the bound
row-budget = Budget “{ $source }”, { $year }
row-budget-upper = Budget “{ $source }”, { $year }, at upper prices: { $tenders }
row-rule = Rule “{ $rule }” ({ $group }, { $year })
row-share-part = Guaranteed rural share
row-share-full = The rural need is full
row-goal = Goal { $number } already reached: { $goal }
row-covered = Covered in the group “{ $group }”
row-ordered = Ordered by the end of { $year }: { $item }
row-spare = Left over at the end of { $year }: { $item }
row-below = Group “{ $group }”: how far it is below the mark of the { $count-number ->
    [1] lowest share
   *[other] { $count } lowest shares
}

## Assumptions
assumptions-title = Assumptions and warnings
assumptions-note = Everything that the program took for granted, everything that was decided before the calculation, and all warnings about the input.
assumptions-section = What was assumed
warnings-section = Warnings about the input
decisions-section = What was decided before the calculation
decision-must = { $object }: the lack must be filled
decision-exclude = { $object }: not in the plan
decision-incomplete = { $object }: the row is incomplete, the plan was made without it
decision-lock = { $object }: “{ $option }”, at least { $count }

## Log
log-title = Log: what the plan was made from and with
log-what = What
log-value = Value
log-version = Program
log-programme = Programme
log-input = Input file
log-input-hash = SHA-256 of the input file
log-model-hash = SHA-256 of the model
log-source-hash = SHA-256 of file { $file }
log-status = Result
log-stopped = The user stopped the search before its end: the plan is the best that was found until then.
log-seed = Seed of the lot
log-priority = Priority ({ $programme })
log-param = Parameter { $name }
log-goal = Goal in the model

## Short summary on the terminal
text-title = { $programme }, { $years }
text-budget = Money: { $source }, { $year }: limit { $limit }, spent { $spent }, left { $left }
text-budget-open = Money: { $source }, { $year }: { $spent } needed (no limit)
budgets-open = No limit: { $budgets }. The limit shown is what the dearest conceivable plan costs; the answer is what is spent.
text-budget-carried = Money: { $source }, { $year }: limit { $limit } and { $carried } carried over, spent { $spent }, left { $left }
text-coverage = Coverage: { $need } ({ $group }): { $before } → { $after } of { $needed } ({ $share_before } → { $share_after })
text-served = Who gets some ({ $need }): { $lacking } lack it, { $served } of them get some
text-goal = { $goal }; { $verdict }
text-missed = { $rule } ({ $group }): { $verdict }, limit { $limit }, achieved { $achieved }
text-modes = How rural objects come first — { $metric } (rural + urban = total; less than without priority):
text-mode-free = { $mode }: { $rural } + { $urban } = { $total }
text-mode = { $mode }: { $rural } + { $urban } = { $total }; −{ $lost }
text-more = … and { $count } more

# Prices that are not certain
assumption-uncertain = Prices that are not certain: { $names }. The plan fits if at most { $protect } of them rise to their upper prices, whichever they are.
check-upper = If prices rise: the plan fits if at most { $protect } of { $count } tenders come in at their upper prices, whichever they are. Per budget, the ones that leave it least:
column-upper = At upper prices
summary-upper = Prices may rise: the plan fits if at most { $protect } of these { $count } tenders come in at their upper prices, whichever they are: { $tenders }.

## Coverage against money
sheet-frontier = Coverage and money
frontier-title = Coverage against money: { $programme }, { $years }
frontier-varied = What varies: budget { $budgets }.
frontier-varied-together = What varies, in one proportion: budgets { $budgets }; none stays none, and all below is at this proportion. `--source` names a single one.
frontier-others = Other budgets of the programme stay as they are: { $count }.
frontier-years = The years of a budget share its money in the same proportion as now.
frontier-measured = What is measured: { $metric }, at the end of { $year }.
frontier-stand-in = The model has no goal of coverage: this stands for one, with the rules of the model.
frontier-column-amount = Money, ₸
frontier-column-amount-short = Money
frontier-column-least = Least money for it, ₸
frontier-column-least-short = Least for it
frontier-column-total = Reached
frontier-column-total-short = Reached
frontier-column-share = Share covered
frontier-column-share-short = Share
frontier-column-ceiling = No plan has more than
frontier-column-ceiling-short = Ceiling
frontier-column-label = Proof
frontier-column-label-short = Proof
frontier-column-note = Note
column-rural-short = Rural
column-urban-short = Urban
frontier-is-present = the present budget
frontier-chart = { $metric }: what money reaches
frontier-stairs = Every line is a step: a tiyn less serves the goals of the plan, taken in their order, worse. → marks the present budget.
frontier-grid = → marks the present budget. Least for it: less money serves the goals of the plan, taken in their order, worse.
frontier-labels = Proof: A — proved exactly; B — the solver searched all cases; C — not proved. Ceiling: no plan of this money has more, in whatever order the goals are served.
frontier-falls = In places more money covers less in all: what comes first in the model (rural schools, rules) takes it.
frontier-holds = The rules can all hold from { $amount } on (proof { $label }).
frontier-holds-about = The rules can all hold with { $amount }; perhaps with less (proof { $label }).
frontier-enough = { $amount } fill everything that can be filled, goal by goal: { $reached } (proof { $label }).
frontier-enough-about = { $amount } fill everything that can be filled, goal by goal: { $reached }; perhaps less does (proof { $label }).
frontier-target = The least money for the wanted share: { $amount } — { $reached } (proof { $label }).
frontier-target-about = The wanted share is reached for { $amount } — { $reached }; perhaps for less (proof { $label }).
frontier-target-order = But the model's own order (rural schools first, weights or rules) makes less of that money: { $reached }.
frontier-target-impossible = The wanted share cannot be reached whatever the money: at most { $most }.
frontier-target-impossible-about = No plan was found that reaches the wanted share whatever the money; the best has { $most }.
frontier-target-blocked = Lacking where nothing may be bought (conditions, exclusions, left-out rows, no payer): rural { $rural }, urban { $urban }.
frontier-target-kept-back = Kept back by rules, prerequisites, sizes of purchases or other budgets: { $rest }.
frontier-target-not-found = There was no time to find the least money for the wanted share.
frontier-price = What money is worth now, budget { $budget }:
frontier-next = The next: { $gain } for { $extra } more (proof { $label })
frontier-next-about = The next: { $gain } for { $extra } more, perhaps for less (proof { $label })
frontier-next-none = More money alone improves nothing.
frontier-more-money = { $amount } more: { $change } (proof { $label })
frontier-less-money = { $amount } less: { $change } (proof { $label })
frontier-no-change = nothing changes
frontier-slope = For large sums about { $slope } per million ₸
frontier-slopes = For large sums about { $less } per million ₸ taken away and { $more } per million ₸ added
frontier-dearer = At prices { $percent }% higher the same money reaches { $then } instead of { $now } (proof { $label }).
frontier-dearer-impossible = At prices { $percent }% higher the rules could not all hold.
frontier-impossible = the rules and decisions cannot all hold with this money
frontier-incomplete = The search was stopped before everything was computed: what stands here was found until then.
amount-pieces = { $count } { $count-number ->
    [one] unit
   *[other] units
}
amount-objects = { $count } { $count-number ->
    [one] object
   *[other] objects
}
amount-people = { $count } { $count-number ->
    [one] person
   *[other] people
}
amount-points = { $count } { $count-number ->
    [one] point
   *[other] points
}
# The answer about one object
explain-title = { $name } ({ $id }), { $district }, { $place }
explain-title-name = { $name }, { $district }, { $place }
explain-source = Row { $row } of sheet “{ $sheet }” of { $file }
explain-need = { $need }: norm { $norm }, has { $have }
explain-gets = Lacks { $lacks }, the plan gives { $gets } for { $sum }
explain-gets-nothing = Lacks { $lacks }, the plan gives nothing
explain-why = Why: { $why }
explain-cost = All that will still be lacking costs { $sum }
explain-if-everything = If all that is lacking were bought: { $then }
explain-if-nothing = If nothing were bought: { $then }
explain-no-loss = the goals of the plan stay as they are
explain-settled = there is no choice: the data or a decision require it
explain-impossible = it cannot be: the money does not suffice, or rules and decisions would be broken
explain-stopped = unknown: the search was stopped before it found a plan
explain-loss-proved = worse: “{ $goal }”: { $before } → { $after }; proved that it cannot be better then
explain-loss = worse: “{ $goal }”: { $before } → { $after }; then no better than { $bound }
explain-better = “{ $goal }” even gains: { $before } → { $after }. The plan is not proved to be the best: its search was stopped or reached a limit
explain-tie-proved = the goals of the plan stay as they are, but what decides between equals is worse: “{ $goal }”: { $before } → { $after }; proved that it cannot be better then
explain-tie = the goals of the plan stay as they are, but what decides between equals is worse: “{ $goal }”: { $before } → { $after }; then no better than { $bound }
explain-no-loss-tie = the goals of the plan stay as they are; only what the lot or the published order decided changes
explain-loss-solver = worse: “{ $goal }”: { $before } → { $after }; the solver searched all cases and found nothing better then
explain-tie-solver = the goals of the plan stay as they are, but what decides between equals is worse: “{ $goal }”: { $before } → { $after }; the solver searched all cases and found nothing better then
explain-unknown = unknown: only a worse plan was found, “{ $goal }”: { $before } → { $after }, but { $bound } is not excluded; give the search more time
explain-losing = These would get less: { $names }
explain-gaining = These would get more: { $names }
explain-shift = { $name } ({ $by })
explain-shift-option = { $name } ({ $option }: { $by })

# Two plans side by side
compare-title = A: { $a }; B: { $b }
compare-same-input = The inputs and rules are the same
compare-inputs = The inputs differ: { $what }
compare-input-objects = the list of objects
compare-input-needs = needs
compare-input-options = what can be bought
compare-input-prices = prices
compare-input-budgets = budgets
compare-input-rules = rules
compare-input-goals = goals and priorities
compare-input-decisions = decisions about objects
compare-input-lottery = the lottery
compare-input-years = years
compare-input-places = district or rural/urban of objects
compare-only-a = Only in A — { $count }: { $names }
compare-only-b = Only in B — { $count }: { $names }
compare-no-rule = there is no such rule
compare-budget-name = { $source }, { $year }
compare-budget = Money: { $name }: limit { $limit_a } → { $limit_b }, spent { $spent_a } → { $spent_b }
compare-spent = Money: { $name }: limit { $limit_b }, spent { $spent_a } → { $spent_b }
compare-coverage-name = { $need } ({ $group })
compare-coverage = Coverage: { $name }: { $a } → { $b } of { $of_b } ({ $by })
compare-coverage-of = Coverage: { $name }: { $a } of { $of_a } → { $b } of { $of_b } ({ $by })
compare-goal = Goal: { $goal }: { $a } → { $b }
compare-rule = Rule: { $rule } ({ $group }, { $year }): { $a } → { $b }
compare-option = Purchases: { $option }: { $a } → { $b } ({ $by }), { $sum_a } → { $sum_b }
compare-less = These get less — { $count }:
compare-more = These get more — { $count }:
compare-same = The plans are the same: money, coverage, goals, rules and purchases.

sheet-reserve = Reserve
reserve-title = Reserve: who is next. { $programme }, { $years }
reserve-about = More money of `{ $budget }`, of which the plan leaves { $left }; what counts is: { $metric }. Everything in the plan stays.
reserve-added = { $name } ({ $district }): { $option } { $more }
reserve-place = { $place }. { $added } — with { $extra } more in all [{ $label }]
reserve-place-price = { $place }. { $added } — with { $extra } more in all, or at an average price of { $price } or less [{ $label }]
reserve-end-money = The next place needs more money than was asked about.
reserve-end-full = More money adds nothing beyond that.
reserve-end-stopped = The search was stopped: there may be more places.
reserve-nesting = Keeping everybody has a price: with { $extra } more a plan made anew would reach { $free }, the plan with its reserve { $nested }: { $lost } less [{ $label }]. A plan made anew may drop somebody who is in this one.
reserve-nesting-free = With { $extra } more a plan made anew would reach no more than the plan with its reserve: { $nested } [{ $label }].
reserve-note = The amounts add up: a place comes in when there is money for it and for all before it. A: proved that less money does not do; B: the solver's word; C: less may do.
reserve-column-place = Place
reserve-column-more = More
reserve-column-extra = More money in all, ₸
reserve-column-price = Enters at an average price of at most, ₸
