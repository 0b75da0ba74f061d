# The command line: `help-<command>` with `.usage` and `.examples`, `help-arg-<argument>`, wrong usage, messages.

help-jospar = Plans the purchase of equipment: a workbook of schools, prices and budgets in, a proved plan out.
    .usage = jospar COMMAND [OPTIONS]
    .examples =
        jospar models
        jospar template wifi -o wifi.xlsx
        jospar check wifi.xlsx
        jospar plan wifi.xlsx
        jospar verify wifi.plan.xlsx
        jospar explain wifi.plan.xlsx "school no. 5"
help-models = Lists the programmes that are built in, or shows one in full.
    .usage = jospar models [ID] [OPTIONS]
    .examples =
        jospar models
        jospar models teacher_computers
        jospar models teacher_computers > mine.toml
help-template = Writes a workbook to fill in: sheets, headers, units, drop-down lists, notes and example rows.
    .usage = jospar template MODEL [OPTIONS]
    .examples =
        jospar template teacher_computers
        jospar template wifi -o wifi-2027.xlsx --lang kk
help-check = Lists every problem of an input in one run, with file, sheet, cell and remedy.
    .usage = jospar check INPUT [OPTIONS]
    .examples =
        jospar check input.xlsx
        jospar check list.csv --model wifi --budget "454 M" --json
help-plan = Plans an input, writes the plan workbook beside it and shows a short summary.
    .usage = jospar plan INPUT [OPTIONS]
    .examples =
        jospar plan input.xlsx
        jospar plan list.xlsx --model teacher_computers --budget "311.8 M" --price pc="269 956"
        jospar plan input.xlsx --rural floor=50%:units -o half.plan.xlsx
        jospar plan input.xlsx --json
help-frontier = Shows what other amounts of a budget would reach: coverage against money, the least money for a share, and what one more million buys.
    .usage = jospar frontier INPUT [OPTIONS]
    .examples =
        jospar frontier input.xlsx
        jospar frontier input.xlsx --target 80%
        jospar frontier input.xlsx --from "300 M" --to "500 M" --points 10
        jospar frontier input.xlsx --source local -o frontier.xlsx
help-verify = Proves a plan again from its workbook alone: money, rules, coverage, bound and every cell.
    .usage = jospar verify PLAN.xlsx [OPTIONS]
    .examples =
        jospar verify input.plan.xlsx
        jospar verify input.plan.xlsx --input input.xlsx
help-reserve = Lists who is next: what more money, or lower prices, would add to a plan that is kept whole.
    .usage = jospar reserve PLAN.xlsx [OPTIONS]
    .examples =
        jospar reserve input.plan.xlsx
        jospar reserve input.plan.xlsx --places 100 -o reserve.xlsx
        jospar reserve input.plan.xlsx --source local --extra "5 M"
help-compare = Compares two plans: money, coverage, goals, rules, and who gets more or less.
    .usage = jospar compare A.xlsx B.xlsx [OPTIONS]
    .examples =
        jospar compare plan.xlsx revised.xlsx
        jospar compare plan.xlsx revised.xlsx --json
help-explain = Explains from a plan workbook why an object gets what it gets, and what would follow if it were otherwise.
    .usage = jospar explain PLAN.xlsx OBJECT [OPTIONS]
    .examples =
        jospar explain input.plan.xlsx AO-0059
        jospar explain input.plan.xlsx "school no. 7"
        jospar explain input.plan.xlsx AO-0059 --json

help-examples = Examples:
help-usage = Usage:
help-commands = Commands
help-arguments = Arguments
help-options = Options
help-exit-codes = Exit codes: 0 done · 1 the input has errors or the plan is refused · 2 wrong usage, file or system trouble · 3 no plan satisfies the hard rules · 4 stopped before any plan was found · 101 a bug

help-arg-color = Colours of messages: auto, always or never. NO_COLOR is respected
help-arg-budget = The amount of a budget instead of the workbook's, such as "311.8 M" or local:2027="5 000 000". May be repeated
help-arg-force = Replace an existing file
help-arg-help = Show this help
help-arg-id = The programme to show in full
help-arg-input = A workbook (.xlsx, .xls, .xlsb, .ods), a .csv file or a folder of .csv files
help-arg-json = Machine-readable JSON on stdout
help-arg-lang = Language: kk, ru or en. Without it, that of the workbook's Settings, else ru
help-arg-memory-limit = Memory for reading and solving, in MiB. Without it, 4096
help-arg-model = The programme: an id (see `jospar models`) or a model file. Without it, that of the workbook's Settings
help-arg-output = The workbook to write; - is stdout
help-arg-plan = The plan workbook
help-arg-price = The price of an option or item instead of the workbook's, such as pc="269 956". May be repeated
help-arg-quiet = No messages but errors, from `check`, too; --json stays whole
help-arg-rural = How rural schools come first: none, first, weight=3/2, floor=50%:units or floor=50%:money (or all that rural schools can get)
help-arg-skip-incomplete = Leave incomplete rows out of the plan and list them, instead of refusing the input
help-arg-time-limit = Stop the search after so many seconds. The plan then depends on the speed of the computer and says so
help-arg-version = Show the version
help-arg-year = The first year of the plan instead of the model's: its years, prices and amounts move with it
help-arg-source = The budget that varies, by id or name. Without it, all that pay for the first goal, in one proportion
help-arg-from = The least amount, such as "300 M". Without it, 0
help-arg-to = The greatest amount. Without it, what fills everything that can be filled
help-arg-points = About how many amounts, from 2 to 200. Without it, 20
help-arg-target = A share, such as 80%: the least money that reaches it
help-frontier-output = A workbook with the table and its chart
help-frontier-time-limit = Stop after so many seconds and show the points found until then
help-reserve-source = The budget that has more money, by id or name. Without it, every budget in turn
help-arg-places = The most places. Without it, as many as the model says, else 20
help-arg-extra = The most extra money, such as "5 M": how far it goes, and what keeping everybody costs
help-reserve-output = A workbook with the list
help-reserve-time-limit = Stop after so many seconds and show the places found until then
help-plan-output = The plan workbook. Without it, <INPUT>.plan.xlsx beside the input; - is stdout
help-plan-json = One JSON object on stdout instead of the summary; without -o no workbook is written
help-template-model = The programme: an id (see `jospar models`) or a model file
help-template-output = The workbook to write. Without it, <MODEL>.xlsx here; - is stdout
help-compare-first = The workbook of a plan
help-compare-second = The workbook of another plan
help-compare-exit-code = Exit code 1 where the plans differ
help-explain-object = The object: its code or a part of its name
help-explain-quick = Only what the plan says; nothing is tried
help-explain-time-limit = Stop each trial after so many seconds
help-verify-input = The input of the plan: the plan must have been made from exactly this file

usage-unknown-argument = there is no argument `{ $argument }` here
usage-unknown-command = there is no command `{ $command }`
usage-no-command = a command is missing
usage-missing = the argument `{ $argument }` is missing
usage-no-value = `{ $argument }` needs a value
usage-wrong-value = `{ $value }` is no value for `{ $argument }`
usage-value-not-allowed = `{ $value }` is no value for `{ $argument }`; allowed are { $allowed }
usage-repeated = `{ $argument }` is given more than once
usage-conflict = `{ $argument }` cannot be used with `{ $prior }`
usage-help = Try `jospar --help`, or `--help` after a command.

cli-reading = reading { $file } …
cli-solving = planning for { $objects } { $objects-number ->
    [one] object
   *[other] objects
} …
cli-writing = writing and proving the plan …
cli-check-accepted = { $model }: the input is complete. { $objects } { $objects-number ->
    [one] object
   *[other] objects
}, { $options } { $options-number ->
    [one] option
   *[other] options
}, budgets of { $budget } in all.
cli-check-count = Errors: { $errors }. Warnings: { $warnings }.
cli-plan-written = The plan is in { $file }
cli-template-written = The template is in { $file }. Fill in the yellow cells, then run `jospar check` on it.
cli-nothing-written = Errors: { $errors }. Nothing was written.
cli-no-plan = no plan satisfies the hard rules. The nearest one would fall short here:{ $rules }
cli-no-plan-rule = {"  "}`{ $rule }` ({ $group }, { $year }): short by { $short }
cli-group-all = all objects
cli-group-rural = rural
cli-group-urban = urban
cli-stopped = the search was stopped before any plan was found; allow more time with --time-limit
cli-stopped-by-user = you stopped the search before any plan was found
cli-stopping = stopping: the best plan so far will be written; press Ctrl-C again to end at once
cli-interrupted = stopped at once; no plan was written
cli-progress = goal { $goal } of { $goals }: found { $value }, no plan is better than { $bound }, gap { $gap }, { $seconds } s
cli-progress-no-plan = goal { $goal } of { $goals }: no plan yet, { $seconds } s
cli-frontier-stopping = stopping: the points found so far will be shown; press Ctrl-C again to end at once
cli-frontier-progress = point { $done } of { $all }
cli-frontier-written = The table and its chart are in { $file }
cli-reserve-stopping = stopping: the places found so far will be shown; press Ctrl-C again to end at once
cli-reserve-progress = place { $done } of { $all }
cli-reserve-written = The list is in { $file }
cli-reserve-no-limit = this budget has no limit: there is nobody for whom it lacks money
cli-frontier-nothing-paid = this budget pays for nothing that a goal measures, so nothing depends on its amount; name another one with --source
cli-frontier-no-whole = what is measured has no whole of which it is a share, so --target cannot be answered; leave it out and look at the table
cli-frontier-empty-range = --from is above --to (or above the money that fills everything): give a smaller --from or a larger --to
cli-two-results = `--json` and `-o -` both want stdout; give the workbook a file
cli-audit-refused = the audit refuses the plan that jospar { $version } made, so nothing was written. This is a bug: please report it with the input
cli-bug = the workbook could not be made: { $reason }. This is a bug: please report it with the input
cli-worker-panic = jospar { $version } met a bug, see above; nothing was written. Please report it with the input
cli-worker-crash = reading or solving ended unexpectedly; nothing was written. Either the { $memory } MiB of --memory-limit were too few or the file is damaged: allow more memory, or save the file anew
cli-worker-overdue = the search did not end within { $seconds } seconds and was stopped from outside; nothing was written
cli-worker-unstartable = the worker process cannot be started: { $reason }
cli-no-object = no object of the plan has “{ $text }” in its code or name
cli-many-objects = several objects have “{ $text }” in their codes or names: { $count }. Name the code of one of them:{ $names }
cli-plan-not-sound = { $file }: the plan is not verified, so nothing can be said from it; what is wrong with it:
cli-verify-same-input = The plan was made from exactly this input.
cli-verify-same-content = The plan was made from the same content: the file has other bytes (saved again, or in another format), but says the same.
cli-verify-other-input = The plan was not made from this input: what differs stands above.
cli-verify-accepted = { $file }: verified.
cli-verify-sound-but-other = { $file }: the plan itself is sound, but it does not belong to this input: REFUSED.
cli-verify-refused = { $file }: REFUSED.
stdout-failed = the result cannot be written: { $reason }
