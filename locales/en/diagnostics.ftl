# Diagnostics. `<code>` says what was found and what is allowed, `.allowed` the latter alone; `.help` says what to do.
severity-error = error
severity-warning = warning
severity-note = note
word-help = help
did-you-mean = Did you mean `{ $nearest }`?
and-more = … and { $count } more of `{ $code }`
place-sheet = { $file }, sheet `{ $sheet }`
place-cell = { $file }, sheet `{ $sheet }`, cell { $cell }

file-not-found = the file `{ $file }` does not exist
    .help = Check the name and the folder.
file-unreadable = the file `{ $file }` cannot be read: { $reason ->
    [denied] access is denied
    [folder] it is a folder
    [read-only] the disk is read-only
    [full] the disk is full
   *[other] the system refused
  }
    .help = Close it in other programs and check that you may read it.

# Objects, prices, money, rules
missing-sheet = there is no sheet of objects: no sheet ({ $sheets }) is named `Schools`, and none has a column with an id, a BIN or a name
    .help = Name the sheet `Schools`, or check its headers: at least `id`, `BIN` or `name` is needed.
missing-object-sheet = there is no sheet `{ $sheet }` with the objects of the kind `{ $kind }`; the sheets are { $sheets }
    .help = Add the sheet, or name the one that lists them `{ $sheet }`.
input-is-plan = `{ $file }` is a plan that this program wrote, no input
    .help = To check the plan, run `jospar verify { $file }`. To plan anew, name the file that it was made from.
ambiguous-sheets = the sheets { $sheets } look equally like the list of objects; which to read is unclear
    .help = Name the sheets that count `Schools`, `Schools (2)` …, and hide or delete the others. If each sheet holds one district, call the sheets like districts (`Talgar district`): the district of each school is then taken from the name of its sheet.
joined-sheets = the list is read from several sheets as one (rows in brackets): { $sheets }
    .help = Hide or delete a sheet that does not belong.
hidden-sheet = the sheet `{ $sheet }` is hidden and was not read
    .help = Unhide it if its data are needed.
hidden-parts = rows or columns of the sheet `{ $sheet }` are hidden, by a filter or by hand, and were read like all others: { $parts }
    .help = If they are not meant to count, delete them from the sheet; else show them, so that everybody sees what the plan was made from.
unused-sheet = nothing reads the sheet `{ $sheet }`
    .help = If it is needed, name it `Schools`, `Items`, `Budgets`, `Rules` or `Settings`.
unused-list = { $how ->
        [district] the sheet is called like a district, but no list of schools is recognised on it, and it is not read: `{ $sheet }`
       *[list] the sheet `{ $sheet }` holds another list with nearly the same columns, and it is not read
    }
    .help = { $how ->
        [district] Give the sheet the headers of the other sheets of districts; if it does not belong, hide or delete it.
       *[list] If its rows are wanted, call the sheet like the first one with a number (`Schools (2)`): both are read together; if not, delete or hide the sheet.
    }
sheet-not-used-yet = the sheet `{ $sheet }` is not used yet: the plan is made without it
    .help = Count its data in the stock, or state them as `lock` rules of the model.
example-rows = rows of the sheet `{ $sheet }` that begin with `#` were skipped: { $rows }; in all { $count }
    .help = Examples of a template are marked so. If they are real rows, remove the `#`.
commented-rows = rows of the sheet `{ $sheet }` among the others begin with `#` and are not planned: { $rows }; in all { $count }
    .help = If a school shall be left out, write the reason into its cell of the column `exclude`. If `#` belongs to the name, write `№` instead.
side-table = column `{ $header }` and those behind it hold a second list beside the first: its schools are not read
    .help = Move the second list below the first, under the same headers. If it is no list of schools, delete it.
locality-differs = column `{ $column }` says the opposite of the heading above, rows: { $count }; this is the first of them. The column counts
    .help = Correct the column, or move the heading.
shown-otherwise = `{ $column }`: the cell holds { $found }, but its number format shows something else
    .help = Give the cell an ordinary number format and see what it holds.
label-above = above the header `{ $header }` stands `{ $found }`: it is not read
    .help = If it says what the numbers are, write it into the header; else move it away from there.
count-differs = `{ $found }` states { $stated } schools, and { $count } rows were read there
    .help = Look for a row that was lost, hidden or counted twice; or correct the number.
no-table = the sheet `{ $sheet }` has no header row that can be recognised
    .help = Add a row of headers; `jospar template` writes an example.
no-rows = the sheet `{ $sheet }` has no data rows below its headers
    .help = Fill in at least one row.
column-numbers = this row looks like one of column numbers (1, 2, 3 …), but could be an object, too
    .help = If it numbers the columns, delete it. If it is an object, give it a name in words, or let another row stand first.
missing-column = there is no column `{ $column }`; these headers will do: { $headers }
    .allowed = { $headers }
    .help = Add the column, or rename the one that is meant.
two-columns = the columns { $headers } have one meaning: `{ $column }`
    .help = Keep one of them, or rename the other. Amounts of several years stand in one column, a row for each year.
header-unclear = the word `{ $word }` in the header may turn its meaning: it is not certain that this is the column `{ $column }`; headers that mean it: { $headers }
    .allowed = { $headers }
    .help = If it is, leave one of those headers above it. If it is another, begin its header with another word.
guessed-column = sheet `{ $sheet }`, { $cell }: `{ $header }` is read as `{ $column }`
    .help = If another column is meant, rename this one; the usual header settles the question.
unused-column = { $how ->
        [one] nothing uses the column `{ $header }`
       *[many] nothing uses the columns ({ $count }): { $headers }
    }
    .help = If it is needed, check its header, or declare the column in the model.
column-without-header = column { $column } has no header, but holds something (rows: { $count }): nothing reads it
    .help = Give it a header, or delete it.
row-too-wide = there is something in column { $column }, right of the last header (rows: { $count }): a comma inside a number moves the cells behind it
    .help = Put numbers with a comma into quotes, separate the columns by semicolons, or save the file as .xlsx.
column-not-supported = the column `{ $column }` is not supported here yet, but it says `{ $found }`
    .help = Clear the cell and state this in the model; to ignore it would change the plan.
column-not-for-kind = a rule of kind `{ $kind }` has no use for the column `{ $column }`, but it says `{ $found }`
    .help = Clear the cell or change the kind of the rule; docs/model-files.md says which kind takes what.
rows-disagree = `{ $column }`: here it is `{ $found }`, but another row of the same source says something else
    .help = Say the same in all rows of the source, or say it in one only.
too-many-sources = { $count } sources may pay for one unit together: that would be { $sets } joint limits, and at most { $most } are planned
    .help = Limit what each source pays for (`only`, `only_for`), or take `split` and co-funding away where they are not needed.
cofund-unpaid = option `{ $option }`: at { $count } objects the shares that sources may pay add up to less than the whole; none is planned for them
    .help = Name a source that pays the rest, or raise the shares.
upper-price-unused = `{ $item }` has an upper price of { $upper }, but the model does not say how many prices may rise
    .help = Add `[prices]` with `protect` to the model, or leave the column of upper prices empty.
upper-price-below = the upper price of `{ $item }`, { $upper }, is below its price, { $price }
    .help = Correct one of the two; if the price cannot rise, leave its upper price empty.
uncertain-twice = the price of `{ $option }` may rise, and so may that of `{ $item }`, which is a part of it: the same rise would count twice
    .help = Let either the option or its items be uncertain.
uncertain-joint = the price of `{ $option }` is not certain, and `{ $budget }`, which may pay for it, also pays for `{ $other }` together with others
    .help = Let other budgets pay for what is uncertain, make its price certain, or do without `split` and co-funding there.
too-many-tenders = { $count } prices are uncertain and { $protect } of them protected: that would be { $sets } sets of prices; at most { $most } sets of { $tenders } prices are planned
    .help = Leave fewer prices uncertain, or protect fewer or nearly all of them.
empty-cell = `{ $column }`: a required cell is empty
    .help = Fill in the cell: an empty one means neither 0 nor `no`. With `--skip-incomplete` the incomplete rows of schools stay without a plan.
empty-district = `{ $column }`: the district is missing in { $count } rows; this is the first of them
    .help = Write the district into each row. Where it stands only in the first row of a group, fill it down or merge the cells.
not-stated = `{ $column }`: `{ $found }` stands for "not stated"
    .help = State the true value; if the answer is no, write `no`. With `--skip-incomplete` the incomplete rows stay without a plan.
suspicious-value = the value `{ $found }` of `{ $column }` looks like "not stated": all others are far smaller
    .help = State the true value, or leave incomplete rows out with `--skip-incomplete`. If the number is right, add the row `Checked` with the address of the cell, such as `Schools!E2`, to sheet Settings.
incomplete-skipped = objects left out for lack of data: { $count } ({ $objects }); nothing is planned for them
    .help = Fill in their rows to have them planned.
empty-identity = `{ $column }`: a row has no identity
    .help = Fill in the cell: every plan knows the object by it.
duplicate-identity = the object `{ $id }` is already given in cell { $cell } of sheet `{ $sheet }`
    .help = { $by ->
        [id] Delete the repeated row, or give the objects different ids.
        [bin] Delete the repeated row, or correct the BIN.
       *[name] Delete the repeated row. If they are two schools, add to their names what tells them apart (a number, a village), or add a column with ids for all rows.
    }
not-a-bin = `{ $found }` is no BIN: 12 digits are needed
    .allowed = 12 digits
    .help = Correct the BIN; keep it as text, so that leading zeros are not lost.
bin-check-digit = BIN `{ $found }`: the check digit does not agree
    .help = Check it for a typing mistake.
bin-repeated = BIN `{ $found }` stands at { $count } objects, first in cell { $cell } of sheet `{ $sheet }`; a BIN belongs to one organisation
    .help = Check whether one BIN was copied down the column. The objects are told apart by their ids; if they are branches of one organisation, nothing needs to be done.
not-rural-or-urban = `{ $column }`: `{ $found }` does not say rural or urban; allowed are { not-rural-or-urban.allowed }
    .allowed = rural, village, urban, city; under the header `rural` also yes and no
    .help = Write one of these words.
no-section = `{ $object }`: there is no section row `Rural` or `Urban` above it, and no column with the type of place
    .help = Add a column `rural`, or a section row.
no-districts = there is no column `{ $column }`: all objects count as one district `—`
    .help = Add a column with the district if totals or rules by district are wanted.
no-district-section = objects without a district: { $count }; no heading with a district stands above their rows
    .help = Put a row with the district's name above them, or add a column with the district.
heading-unclear = { $why ->
        [total] the total `{ $found }` does not name the district or section whose heading it stands under (`{ $other }`)
        [total-alone] the total `{ $found }` names a district or section that has no heading above its schools
        [behind] schools follow the total `{ $found }` without a heading of their own: their district is unknown
        [part] `{ $found }`: a rural district with no district above it
        [town] `{ $found }`: a town of its own, or one in the district named above; it is unclear
        [locality] `{ $found }` stands in a section that it contradicts: a town among villages, or a district among towns
        [kind] the section `{ $found }` begins below schools of the district: whether it belongs to it is unclear
        [column] the heading is `{ $found }`, and column `{ $column }` of the schools below says `{ $other }`
        [sheet] the name of the sheet `{ $found }` is not just that of a district, a town or a region
        [sheet-differs] the heading `{ $found }` contradicts the name of the sheet or the title of the table (`{ $other }`)
        [region] `{ $found }`: one district is named with a region and without, or in two regions
        [below] no school stands below the heading `{ $found }`: headings are read from top to bottom
       *[row] the row `{ $found }` among the schools is not understood: such rows give schools their district and type of place
    }
    .help = { $why ->
        [part] Put a row with the district above it, or add the column `{ $column }`.
        [town] Add the column `{ $column }` and write the district into every row.
        [locality] Begin the section with a row `Rural` or `Urban`, or add the columns `{ $column }` and `rural`.
        [column] Correct the column, or delete the heading.
        [sheet] Call the sheet by one name (`Талгарский район`), or add the column `{ $column }`.
        [sheet-differs] Correct the heading, or that name.
        [region] Add a column with the region.
       *[other] Leave one name alone in the row: `Талгарский район`, `г. Талдыкорган`, `Rural`, `Urban`, `Итого по Талгарскому району`; delete a row that is not needed. Or add and fill the column `{ $column }` (and `rural`).
    }
near-name = `{ $found }` (rows: { $count }) is nearly `{ $other }`: the plan takes them for two districts
    .help = If they are one district, write it the same way; if they are two, nothing needs to be done.
price-far-from-model = the price of `{ $item }` is { $found }; the model of the programme states { $model }, twenty times or more apart
    .help = Check the unit of money (tenge, thousands, millions). If the price is right, nothing needs to be done.
near-object = { $how ->
        [numbers] `{ $name }` with the same numbers stands in another district, too ({ $place }); such pairs: { $count }. Probably one school twice, and each would be bought for
        [kinds] `{ $name }` and `{ $other }` in { $place } differ in the kind of school alone, and their numbers are the same; such pairs: { $count }. Probably one school twice, and each would be bought for
        [codes] `{ $name }` stands in its district once more, under another id and with other numbers ({ $place }); such pairs: { $count }. Each would be bought for
       *[spelling] `{ $name }` looks like `{ $other }` in { $place }: probably one school twice, and each would be bought for
    }
    .help = { $how ->
        [numbers] Delete one of the two rows; if they are two schools, leave both.
        [kinds] Delete one of the two rows; if they are two schools, leave both.
        [codes] If a school was written twice, delete the surplus row; if the schools are different, change nothing.
       *[spelling] Delete one of the two rows; if they are two schools, give them an id or names that differ in words or numbers.
    }
part-as-row = { $sign ->
        [number] the row has the number `{ $number }`: it looks like a part of the row above (a branch), where its numbers may be counted already
       *[name] the name begins with a dash: `{ $name }` looks like a part of the row above (a branch), where its numbers may be counted already
    }
    .help = If the row above counts its numbers, delete it. If it is an organisation of its own, { $lacks ->
        [code] give it its id
       *[codes] give it an ordinary number and delete the dash before its name, or add a column with ids
    }.
total-as-row = { $sign ->
        [priced] the row is called like a total, and prices do not add up
        [words] the row is called like a total, but filled like a row of data
        [sums] the numbers of this row are the sums of other rows: a total, not a school
        [place] this row is called like a place, a total of one or a number of schools: it looks like a total, not a school
       *[unnumbered] this row has no row number, and others have: it looks like a total, not a school
    }
    .help = { $sign ->
        [words] If it is a total, clear its number and the texts beside its name, or delete it.
        [priced] If it is a total, clear the price or delete the row.
        [place] If it heads a district, clear or correct its numbers: they are not the sums of the rows below. If it is a total, call the row `Total …` and put it below the schools that it sums.
       *[other] If it is a total, call the row `Total …` and put it below the schools that it sums, or delete it; if it is a heading, clear its numbers.
    } If it is no total, { $lacks ->
        [word] add a word to its name by which it is no total (such as `school`), or call it as the model does
        [code] give it its id
        [number] give it its number
       *[codes] add a column with the ids of the schools
    }.
total-differs = the total says { $found } for `{ $column }`, but the rows that were read add up to { $expected }
    .help = Look for a row that was lost, hidden or counted twice; or correct the total.
implausible-size = `{ $column }`: the value { $found } (cells: { $count }) is too large for a school: usually not above { $limit }
    .allowed = usually not above { $limit }
    .help = Check for surplus digits, and whether this is the quantity that is meant. If the number is right, add the row `Checked` with the address of the cell, such as `Schools!E2`, to sheet Settings.
outlier-value = `{ $column }`: the value { $found } is many times the next one ({ $next })
    .help = Check for surplus digits. If the number is right, add the row `Checked` with the address of the cell, such as `Schools!E2`, to sheet Settings.
more-teachers-than-pupils = there are more teachers ({ $teachers }) than pupils ({ $pupils }); rows like this: { $count }
    .help = Check whether the columns were mixed up.
lone-heading = the row `{ $found }` is taken for a section heading: it has only a name
    .help = If it is a school, fill in its row. If it is a heading, merge its cells across the table and the question is settled.
text-too-long = a text of { $length } characters does not fit into a plan: at most { $limit } are allowed
    .allowed = at most { $limit } characters
    .help = Shorten the text.
text-unprintable = the text holds a character that no workbook keeps ({ $found })
    .help = Delete it: it came with a copy from another program and cannot be seen.
crossed-out = the cell is crossed out: whether the row or the value counts is unclear
    .help = Delete the row or the old value; if it counts, take the line away.
footnote-in-number = a footnote mark stands at the number and would be read as one more digit
    .help = Take the footnote mark out of the cell with the number.
must-and-exclude = `{ $object }` is marked both `must` and `exclude`
    .help = Keep one of the two decisions.
decision-without-reason = `{ $object }`, `{ $column }`: a decision without a reason
    .help = Write the reason instead of `yes`: document, number, date.
decision-unclear = column `{ $column }`: it is not certain that this is a decision: `{ $found }`
    .allowed = a reason in words
    .help = Write the reason for the decision (without words of refusal or doubt such as "not", "declined", "pending", and without those of the opposite decision); if nothing was decided, leave the cell empty.
decision-column = the column `{ $column }` holds a decision (`{ $found }`), but nothing reads it
    .help = Write the ground of the decision into the column `{ $must }` or `{ $exclude }` (in a plan of several programmes it holds for all of them); if it is no decision, word it differently.
decisions-read = decided before the plan: { $included ->
        [none] nobody must be served
       *[other] must be served ({ $must }): { $musts }
    }; { $left_out ->
        [none] nobody is excluded
       *[other] excluded ({ $exclude }): { $excludes }
    }. This holds for all purchases of the plan
    .help = If a cell means no decision, empty it.
heading-decides = the heading `{ $found }` leaves out the schools below it, and headings exclude nobody
    .help = Write the ground into the column `{ $exclude }` of these schools, or move them to another, hidden sheet.
note-may-decide = a text that is not read may say that an object should get nothing (such texts: { $count }): { $texts }
    .help = If so, write the ground into column `{ $exclude }` or delete the row. If not, change nothing: the row is planned like all others.
note-on-money = a text beside amounts is not read, and may change what they mean (such texts: { $count }): { $texts }
    .help = State the price of one unit and the amount that may be spent, in tenge; delete the other text.
heading-not-read = headings among the schools are not read; the schools below are planned like all others ({ $count } in all): { $texts }
    .help = If a section should take no part, write the ground into column `{ $exclude }` of its schools, or move them to another, hidden sheet.
notes-not-read = notes are not read ({ $count } in all): { $texts }
    .help = If one of them changes a number or decides for whom not to buy, say it in the columns that are read.
same-lists = the sheets `{ $other }` and `{ $sheet }` have mostly the same numbers: probably the same schools in two languages, and each row would be bought for
    .help = Keep one sheet; delete or hide the other. If they are different schools, join them into one table.
not-a-rank = column `{ $column }`, object `{ $object }` (sheet `{ $sheet }`, row { $row }): the commission's rank must be a whole number from 1
    .allowed = a whole number from 1
    .help = State the rank; 1 is first.
not-a-year = `{ $found }` is no year; a number from 1990 to 2200 is needed
    .allowed = a number from 1990 to 2200
    .help = Correct the year.
year-missing = budget `{ $budget }`: no year is stated, but the programme has several: { $years }
    .allowed = { $years }
    .help = State the year: in the column `year`, or as `--budget SOURCE:YEAR=AMOUNT`.
year-not-planned = { $year } is none of the years of the programme: { $years }
    .allowed = { $years }
    .help = Delete the row if it is of another year. If the plan is to begin in it, put it as the first year on sheet `Settings` (or `--year`) and on all sheets with years.
checked-nothing = `Checked`: there is no value of an object in cell { $found }
    .help = Name the sheet and a cell in the row of an object, such as `Schools!E2`, or delete the row of Settings.
unknown-setting = the setting `{ $name }` is unknown and not used
    .help = Settings are: model, money unit, customer, BIN, year, draw, language, time limit, checked.
setting-elsewhere = the row `{ $name }` of the settings is not read: money comes from the sheets `Budgets` and `Prices`, or from the command line
    .help = Move the amount to the sheet `Budgets` (columns `Source`, `Year`, `Amount`), the price to `Prices`, or write `--budget` and `--price`; delete the row.
duplicate-setting = the setting `{ $name }` is given twice
    .help = Keep one of the rows.
bad-setting = setting `{ $name }`: `{ $found }` does not fit; { $form ->
        [bin] 12 digits are needed
        [seconds] a whole number of seconds is needed
       *[list] allowed: { $allowed }
    }
    .allowed = { $form ->
        [bin] 12 digits
        [seconds] a whole number of seconds
       *[list] { $allowed }
    }
    .help = Correct the value.
unknown-item = the model has no option or item `{ $found }`; it has { $known }, or by id { $ids }
    .allowed = { $known }, { $ids }
    .help = Correct the name, or add it to the model.
item-ambiguous = `{ $found }` is a need that `{ $option }` covers, and an item `{ $item }` of a bundle: it is not certain whose price this is
    .allowed = `{ $option }` or `{ $item }`
    .help = Write `{ $option }` for the price of the purchase itself, or `{ $item }` for the price of the part of the bundle.
unknown-alternative = `{ $found }` is none of the alternatives; they are { $known }, or "none"
    .allowed = { $known }
    .help = Correct the cell.
offer-for-nobody = there is an offer for `{ $found }`, but no such object
    .help = Correct the code, or add the object to its sheet.
duplicate-offer = there are two offers of `{ $option }` for `{ $object }`
    .help = Keep the one that counts.
age-for-nobody = there is an age for `{ $found }`, but no such object
    .help = Correct the code, or add the object to its sheet.
age-of-unknown-need = { $count-number ->
    [0] nothing in this model has ages, `{ $found }` neither
   *[other] the model has no need `{ $found }`; there are: { $known }
  }
    .allowed = { $count-number ->
        [0] nothing
       *[other] { $known }
      }
    .help = { $count-number ->
        [0] Delete the sheet.
       *[other] Give the id or the label of a need of the model.
      }
age-without-life = an age is given, but the service life of `{ $need }` is not known
    .help = Give `life` in the model, to the need or to the option that fills it.
ages-above-stock = `{ $object }`: the sheet of ages has { $found }, but the stock of `{ $need }` is { $stock } only
    .help = Correct the quantities or the stock: ages are given for what is there.
duplicate-price = the price of `{ $item }` { $year ->
        [any] for any year
       *[other] for { $year }
    } is given twice
    .help = Keep one of the prices.
item-price-varies = the price of item `{ $item }` depends on columns of the object; an item has one price for all
    .help = Give such a price to the option instead of the item.
option-without-price = `{ $option }` has neither a price nor items
    .help = State the price on the sheet `Items`, in the model, or with `--price`.
item-without-price = item `{ $item }` has no price, so the price of `{ $option }` cannot be added up
    .help = State the price of the item, or of the whole bundle.
bundle-sum = the price of `{ $option }` in { $year } is { $price }, but its items cost { $total } together (object `{ $object }`, objects concerned: { $count })
    .help = Correct the item prices or the bundle's price: they must agree.
unknown-source = the model has no budget `{ $found }`; it has { $known }
    .allowed = { $known }
    .help = Correct the name of the source, or add the budget to the model.
duplicate-amount = the amount of `{ $budget }` for { $year } is given twice
    .help = Keep one of them, or add them up.
budget-without-amount = no amount is stated anywhere for budget `{ $budget }`
    .help = State the amount on the sheet `Budgets`, in the model, or with `--budget`; write 0 if there is no money.
which-budget = the programme has several budgets ({ $known }), but the amount names none
    .allowed = { $known }
    .help = Write `--budget SOURCE=AMOUNT`.
unused-amount = { $amount } of budget `{ $budget }` for { $year } in the model is not used: the sheet of budgets has no such row
    .help = Add a row to the sheet `Budgets` if the money is there.
duplicate-rule = the rule `{ $rule }` is given twice
    .help = Give the rules different codes.
unknown-rule-kind = unknown kind of rule `{ $found }`; allowed: { unknown-rule-kind.allowed }
    .allowed = floor, cap, each, target, share, gap, capacity, no_regress, report
    .help = Correct the kind; other kinds are stated in the model.
rule-limit = rule `{ $rule }`: a floor needs `at least`, a cap `at most`, and the others one of the two
    .help = Fill in the one that is needed, and clear the other.
bad-metric = the metric `{ $found }` cannot be understood; example: units({ $known }); allowed: { bad-metric.allowed }
    .allowed = units, new, stock, share, full, people, count, cost
    .help = Correct the metric: a measure, and in brackets a need of the model.
unknown-group = there is no group `{ $found }`; allowed: { unknown-group.allowed }
    .allowed = rural, urban, all, the name of a district or region; for `each`, district or region
    .help = Correct the name of the group; conditions with formulas are stated in the model.
unknown-object = rule `{ $rule }`: there is no object `{ $found }` in the workbook
    .help = Correct the object's id in the model, or add the object.
need-not-whole = `{ $what }` = `{ $formula }` { $scope ->
        [all] for every object
       *[one] for object `{ $object }` (sheet `{ $sheet }`, row { $row })
    } is { $value }, but a whole number is needed
    .help = Round the formula: ceil(…) up, or floor(…) down.
value-negative = `{ $what }` = `{ $formula }` { $scope ->
        [all] for every object
       *[one] for object `{ $object }` (sheet `{ $sheet }`, row { $row })
    } is { $value }, but it cannot be negative
    .help = Bound the formula: max(0, …).
division-by-zero = `{ $what }` = `{ $formula }` divides by zero { $scope ->
        [all] for every object
       *[one] for object `{ $object }` (sheet `{ $sheet }`, row { $row })
    }
    .help = Correct the data, or provide for the case: if(x == 0, …, …).
value-too-large = `{ $what }` = `{ $formula }` is too large { $scope ->
        [all] for every object
       *[one] for object `{ $object }` (sheet `{ $sheet }`, row { $row })
    }: at most 1,000 million units or 100 million million tenge
    .help = Check the data and their units.
surplus-stock = need `{ $need }`: objects with more than the norm: { $count } ({ $objects }); the surplus is not taken away
    .help = Check the data; the lack of such objects counts as zero.
price-zero = the price of `{ $option }` in { $year } is zero for some objects: { $count }; such purchases cost nothing, and all of them enter the plan
    .help = Check the price: it comes from `--price`, from the sheet `Items` or from the model.
budget-buys-nothing = { $things ->
        [0] the money of budget `{ $budget }` ({ $amount }) does not buy a single unit: the cheapest costs { $cheapest }
       *[other] the money of budget `{ $budget }` ({ $amount }) is enough for { $things } at most: the cheapest purchase costs { $cheapest }
    }
    .help = Check the unit of the amount: `311800` is tenge, `311800 thousand` is 311 800 000 tenge, `311.8 M` is as much.
amounts-too-large = the dearest conceivable plan with `{ $option }` is too large for exact arithmetic
    .help = Check prices and quantities: some probably have too many zeros.
budgets-too-large = the budgets together are too large for exact arithmetic
    .help = Check the unit of the amounts: tenge, thousand or million tenge.

# Rules that cannot hold
floor-above-cap = rule `{ $rule }` demands at least { $least }, but rule `{ $other }` allows at most { $most } (group `{ $group }`)
    .help = Change one of the rules.
cap-below-stock = rule `{ $rule }` allows at most { $limit }, but group `{ $group }` already has { $today }
    .help = Raise the limit, or make the rule soft.
floor-nothing-eligible = rule `{ $rule }` demands { $required } more, but nothing can be bought in group `{ $group }`: there is no lack, or no object that may have it (possible: { $possible })
    .help = Check the conditions, the stock and the exclusions, lower the limit, or make the rule soft.
floor-above-need = rule `{ $rule }` demands { $required } more, but at most { $possible } can be bought in group `{ $group }`
    .help = Lower the limit, check the need and the conditions, or make the rule soft.
rules-cost-too-much = { $count-number ->
        [one] rule { $rules } demands
       *[other] the rules { $rules } together demand
    } at least { $needed } (group: { $groups }), the budget has { $money }: { $short } short
    .help = Add money, lower the limits, or make the rules soft.
lock-impossible = `{ $object }`: { $quantity } × `{ $option }` is locked in the first year, but at most { $most } is possible
    .help = Check the condition, the exclusion and the lack of this object.
order-inside-price = `{ $option }` has a price of its own, but its item `{ $item }` is ordered in lots, from a least order on or at prices by size
    .help = Leave the price of the option to its items: what `{ $item }` costs depends on the orders.
order-impossible = `{ $item }` cannot be ordered in { $year }: the supplier delivers at most { $capacity }, the smallest order is { $least }
    .help = Correct the capacity, the lot or the least order; write 0 where nothing is delivered in a year.
order-several-payers = the orders of `{ $item }` have no single payer: { $budgets }
    .help = An order is for all objects together: let exactly one budget pay, all of it, for every option that takes the item.
order-cost-of-part = `{ $found }` measures the cost of a part of the objects, but `{ $item }` is ordered for all of them together
    .help = Measure the cost of all objects, or units instead.
order-of-option = `{ $column }` is stated for the option `{ $option }`, but only an item can be ordered so
    .help = Make it an item of the option (`items` in the model), and state this for the item.
order-stated-twice = `{ $column }` of `{ $item }` is stated twice differently: `{ $found }` here
    .help = Keep one of the two; lot and least order hold for all years.
breaks-unclear = `{ $found }` is no list of prices by the size of an order
    .help = Write quantities that rise, above 1, with the price of each unit: `10 = 410 000; 100 = 390 000`.
break-not-lower = `{ $item }`: from { $from } on a unit costs { $price }, which is not less than { $below } for smaller orders
    .help = Correct the price, or remove the price break.
locks-above-capacity = locked purchases take { $used } of `{ $item }` in the first year, but at most { $capacity } can be ordered
    .help = Correct the capacity, or lock less.
delivery-several-payers = the deliveries of `{ $option }` have no common payers: not the same budgets may pay for it at `{ $object }` and at `{ $other }`
    .help = A delivery serves a whole district: let the same budgets pay for the option wherever it may be bought.
delivery-cost-of-part = `{ $found }` measures the cost of a part of the objects, but deliveries of `{ $option }` are paid for whole districts
    .help = Measure the cost of all objects, measure units instead, or put the delivery into the price (`unit`).
must-impossible = `{ $object }` is marked `must`, but nothing of what it lacks ({ $needs }) can be bought for it
    .help = Check the conditions of the options, or remove the decision.
locks-cost-too-much = the locked purchases of { $count } { $count-number ->
        [one] object
       *[other] objects
    } cost at least { $needed }, the budget has { $money }: { $short } short
    .help = Add money, or remove some of the decisions.
# Workbook and values of cells
folder-without-csv = the folder `{ $file }` has no `.csv` files
    .help = Name a `.xlsx`, `.xls`, `.xlsb`, `.ods` or `.csv` file, or a folder that holds each sheet as a `.csv` file.
file-too-large = the file `{ $file }` is too large: no more than { $limit } MB are read at a time
    .allowed = at most { $limit } MB
    .help = Keep only the sheets that are needed, delete pictures and save the file again.
file-not-a-workbook = the file `{ $file }` is not a workbook: { $content ->
        [empty] it is empty
        [text] it holds plain text
        [web-page] it holds a web page
        [xml] it holds XML
        [pdf] it holds a PDF document
        [document] it holds a text document or slides
        [archive] it holds an archive of other files
        [spreadsheet] it holds a spreadsheet, and only csv files are read from a folder
       *[unknown] its content is not recognised
    }
    .help = Open the file in a spreadsheet program and save it as `.xlsx`; give separated text the extension `.csv`.
file-encrypted = the file `{ $file }` is protected by a password
    .help = Remove the password in a spreadsheet program and save the file again.
file-broken = the file `{ $file }` is damaged and cannot be read
    .help = Open the file in a spreadsheet program, let it repair the file and save it under a new name; if it does not open, get the file again.
sheet-broken = the sheet `{ $sheet }` cannot be read
    .help = Open the file in a spreadsheet program and save it again as `.xlsx`.
csv-quote-open = in the file `{ $file }`, line { $line } opens a quotation mark `"` that is never closed
    .help = Close the quotation mark, or double it (`""`) where it is part of a text.
not-a-number = the column `{ $column }` must hold a number, found `{ $found }`
    .allowed = a number such as `25` or `1 234.5`
    .help = Give a number such as `25` or `1 234.5`, and `0` where there is nothing; spaces may only separate groups of three digits.
negative-number = the column `{ $column }` must hold a number that is not below zero, found `{ $found }`
    .allowed = zero or a positive number
    .help = Give zero or a positive number.
not-whole = the column `{ $column }` must hold a whole number, found `{ $found }`
    .allowed = a whole number
    .help = Give a whole number; separate thousands by a space (`1 234`), not by a comma or a point.
too-many-decimals = an amount in the column `{ $column }` must be a whole number of tiyn, found `{ $found }`
    .allowed = a whole number of tiyn (two decimals)
    .help = Round the amount to tiyn; separate thousands by a space (`1 234`), not by a comma or a point.
out-of-range = the number in the column `{ $column }` is too large: `{ $found }`; quantities go up to 1 000 000 000, amounts up to 100 trillion tenge
    .allowed = quantities up to 1 000 000 000, amounts up to 100 trillion tenge
    .help = Check the number and the unit of the column.
money-unit-unclear = the unit of the amount in the column `{ $column }` is unclear: `{ $found }`; { $reason ->
    [unstated] nothing says whether it is tenge, thousands or millions of tenge
    [settings] the header says one thing, the row `Money unit` of the sheet `Settings` another
    [currency] the header names another currency; amounts are in tenge
    [vat] the header says that VAT is not inside; a plan pays prices with VAT
    [pack] the header states a price of several units; the price of one is needed
    [format] the number format of the cell shows another amount: without thousands, in another currency, or with a reservation
   *[contradiction] the header and the cell name two units
  }
    .help = { $reason ->
        [currency] Convert the amounts to tenge, and name the tenge in the header.
        [vat] Give the prices with VAT, and correct the header.
        [pack] Give the price of one unit, and correct the header.
        [format] Give the cells an ordinary number format and write the amounts in full, in tenge.
        [settings] Keep one unit: correct the one that is wrong.
        [contradiction] Keep one unit: correct the one that is wrong.
       *[unstated] State the unit once: in the header of the column (`Amount, thousand tenge`), in the cell itself, or for the whole workbook in the row `Money unit` of the sheet `Settings`.
    }
not-yes-or-no = the column `{ $column }` must hold `yes` or `no`, found `{ $found }`
    .allowed = `yes` or `no`, `1` or `0`, `+` or `-`
    .help = Write `yes` or `no` (`1` or `0`, `+` or `-` are understood too).
formula-error = the formula in the column `{ $column }` gives the error `{ $found }`
    .help = Correct the formula or give the value.
formula-without-result = the file holds no result for the formula in the column `{ $column }`: `{ $found }`
    .help = Open the file in a spreadsheet program, recalculate it and save it.
# command line
argument-amount = `{ $flag }` needs an amount of money, found `{ $found }`
    .help = Write an amount such as "269 956", "311,8 млн" or "311.8 M".
argument-year = the year must lie between 1990 and 2200, and so must the last year of the programme; found `{ $found }`
    .allowed = a year from 1990 to 2200
    .help = Correct the year; that of a budget is written `--budget SOURCE:YEAR=AMOUNT`, for example `--budget local:2027="5 000 000"`.
argument-price = `--price` must say whose price it is, found `{ $found }`
    .help = Write `--price OPTION=AMOUNT`, for example `--price pc="269 956"`.
argument-rural = `--rural` must be { argument-rural.allowed }, found `{ $found }`
    .allowed = none, first, weight=3/2, floor=50%:units or floor=50%:money
    .help = A weight is at least 1; a guaranteed share lies between 0% and 100%.
model-not-stated = the programme is not stated; the built-in ones are { $models }
    .allowed = { $models }
    .help = Add `--model ID`, or fill in the row "model" on the Settings sheet.
output-exists = the file `{ $file }` exists already
    .help = Choose another name with `-o FILE`, or replace the file with `--force`.
output-folder = the folder of `{ $file }` does not exist
    .help = Create the folder first, or choose another one with `-o FILE`.
output-is-folder = `{ $file }` is a folder
    .help = Give a file name after `-o`.
output-is-input = the result would overwrite the input `{ $file }`
    .help = Choose another name with `-o FILE`.
output-not-workbook = the result is an .xlsx workbook, but it is to be called `{ $file }`
    .help = Give a name that ends in .xlsx.
output-unwritable = the file `{ $file }` cannot be written: { $reason ->
    [denied] access is denied
    [folder] it is a folder
    [read-only] the disk is read-only
    [full] the disk is full
   *[other] the system refused
  }
    .help = Close it in other programs, and check that there is room and that you may write there.
# programme
model-not-utf8 = the model file `{ $file }` is not UTF-8 text
    .help = Save it as UTF-8 in your editor.
toml-syntax = { $reason ->
    [quotes] a text here lacks a quotation mark or has a wrong one
    [brackets] a bracket here is not closed or is missing
    [comma] a comma here is missing or one too many
    [assignment] a key with `=` and a value is expected here
    [depth] tables here are nested too deeply
   *[other] this is not TOML
  }
    .help = Write `key = value`, one to a line, and texts in quotation marks.
duplicate-key = this key or table is defined here for the second time
    .help = Keep one of the two, or give the second another name.
unsupported-schema = `schema = { $found }` is unknown; this program reads `schema = { $known }`
    .allowed = { $known }
    .help = Use a newer version of the program, or write the file for this one.
unknown-model = there is no model `{ $name }`
    .help = `jospar models` lists the built-in ones; a model file of your own is named with its path, an included one stands beside the file that includes it.
include-cycle = `{ $name }` includes itself, directly or through others
    .help = Remove it from `include`, or give your file another name than the model it builds on.
include-conflict = two included models define `{ $name }` differently; the other one is at { $other }
    .help = Rename one of them, or include only one of the models.
unknown-key = `{ $key }` is not a key of { $table ->
    [root] a model file
   *[other] `{ $table }`
  }; allowed: { $allowed }
    .allowed = { $allowed }
    .help = Correct the key or remove it.
missing-key = { $table ->
    [root] the model file
   *[other] `{ $table }`
  } lacks `{ $key }`
    .help = Add `{ $key } = …`.
wrong-type = `{ $key }` must be { wrong-type.allowed }, found `{ $found }`
    .allowed = { $wanted ->
        [text] a text in quotation marks
        [formula] a formula in quotation marks or a number
        [number] a number, such as `50`, `"9 536 000"`, `"376.9 M"`, `"79%"` or `"3/2"`
        [amount] an amount of money in tenge, not below zero, without fractions of a tiyn
        [rise] by how much a price may rise, such as `"+12%"`
        [whole] a whole number
        [year] a year, such as `2026`
        [years] a table of years, such as `{ "{" } 2026 = "1 000 000" { "}" }`
        [flag] `true` or `false`
        [names] a text or a table with `ru`, `kk`, `en`
        [headers] a table with lists `ru`, `kk`, `en`
        [scalar] a text, a number, `true` or `false`
        [list] a list in square brackets
       *[table] a table
    }
    .help = Write the value in the form that the key takes.
unknown-value = `{ $value }` is not allowed for `{ $key }`; allowed: { $allowed }
    .allowed = { $allowed }
    .help = Choose one of the allowed values.
not-supported-yet = this version does not plan { $name ->
    [many-deliveries] deliveries of so many options over so many years (options with a cost per district, times years, are at most 10)
    [two-options] two options that give one need (make them `alternatives`, or give each a need of its own)
    [short-life] a service `life` that ends inside the horizon
    [breaks] `{ $name }` of an option or rule (put it into `[items.NAME]` and the item into `items`)
    [lot] `{ $name }` of an option or rule (put it into `[items.NAME]` and the item into `items`)
    [moq] `{ $name }` of an option or rule (put it into `[items.NAME]` and the item into `items`)
    [capacity] `{ $name }` of an option or rule (put it into `[items.NAME]` and the item into `items`)
    [life-of-alternative] a service `life` of an alternative that ends inside the horizon
    [life-of-long-plan] a service `life` that ends inside a horizon of more than 10 years
    [life-by-level] a service `life` that ends inside the horizon together with `spread = "level"`
   *[other] `{ $name }`
  } yet
    .help = Remove it for now; a later version will plan it.
bad-id = `{ $id }` cannot be an id
    .allowed = up to 80 letters, digits, `_`, `-` and spaces
    .help = Use up to 80 letters, digits, `_`, `-` and spaces; no brackets and no quotation marks.
unknown-name = there is no { $what ->
    [need] need
    [alternative] group of alternatives
    [option] option
    [item] item
    [priced] option or item
    [budget] budget
    [tier] condition in `tiers` for the tier
    [object] kind of objects
    [function] function
   *[measure] measure
  } `{ $name }`
    .help = { $what ->
    [need] Add `[needs.{ $name }]`, or correct the name.
    [alternative] Add `[alternatives.{ $name }]`, or correct the name.
    [option] Add `[options.{ $name }]`, or correct the name.
    [item] Add `[items.{ $name }]`, or correct the name.
    [priced] Name an option or an item of the model.
    [budget] Add `[budgets.{ $name }]`, or correct the name.
    [tier] Add it to `tiers`, or correct the name.
    [object] Add `[objects.{ $name }]`, or correct the name.
    [function] Formulas have `min`, `max`, `ceil`, `floor` and `if`.
   *[measure] Goals and rules have `units`, `new`, `stock`, `share`, `full`, `people`, `people_years`, `count`, `cost` and `commitment`.
  }
objects-differ = the option `{ $option }` is for `{ $kind }`, but `{ $need }` is counted at `{ $other }`
    .help = Let both name the same `object`.
unknown-column = `{ $name }` is neither a column nor a parameter
    .help = Declare it: `[columns.{ $name }]` with `kind` and `headers`, or a number under `[params]`.
listed-twice = `{ $name }` is listed twice
    .help = Keep it once.
empty-list = the list is empty
    .help = List something, or remove the key.
formula-syntax = { $reason ->
    [character] `{ $found }` cannot stand in a formula
    [quote] a text begins here and does not end
    [bracket] a name begins here with `[` and does not end with `]`
    [number] the number `{ $found }` is too large
    [operand] a value is missing here
    [operator] an operator is missing before `{ $found }`
    [close] a closing `)` is missing
    [chain] comparisons cannot be chained
    [deep] brackets are nested too deeply
    [long] the formula is too long
    [equals] `=` does not compare
   *[arguments] `{ $found }` has the wrong number of arguments
  }
    .help = { $reason ->
    [chain] Write `a < b and b < c`.
    [equals] Write `==`.
    [arguments] `if` takes a condition and two values, `ceil` and `floor` one value, `min` and `max` one or more.
    [operand] Write a number, a column or a bracket there.
   *[other] Formulas are made of numbers, columns, `+ - * /`, `== != < <= > >=`, `and or not`, `min max ceil floor if` and brackets.
  }
formula-type = `{ $found }` is { $kind ->
    [number] a number
    [yes-no] a yes or no
   *[text] a text
  }, but { $wanted ->
    [number] a number
    [yes-no] a condition (yes or no)
   *[text] a text
  } is needed
    .help = { $wanted ->
    [yes-no] Compare it with something: `pupils >= 200`.
    [number] To count a condition, write `if(condition, 1, 0)`.
   *[text] Compare texts with texts in quotation marks.
  }
formula-value = `{ $formula }` { $reason ->
    [negative] is below zero
    [fraction] is not a whole number
    [division] divides by zero
   *[overflow] is too large
  }
    .help = { $reason ->
    [fraction] Round it with `ceil` or `floor`.
   *[other] Correct the formula.
  }
metric-shape = { $reason ->
    [mixed] `{ $found }` adds up measures of different kinds: shares and money stand alone
    [coefficient] the factor in `{ $found }` must be between 1 and 1 000 000
    [argument] `{ $found }` must name one need, `count` an option, `cost()` nothing
    [after] `{ $found }` must name the last year before the fees: `commitment(after = 2026)`
   *[sum] `{ $found }` is no sum of measures
  }
    .help = Write measures with whole factors, such as `units(pc)` or `2 * full(a) + full(b)`.
metric-without-people = `people({ $need })` needs to know whom `{ $need }` serves
    .help = Add `people = …` to `[needs.{ $need }]`, such as `people = "pupils"`.
value-not-allowed = `{ $value }` is not allowed here: { value-not-allowed.allowed }
    .allowed = { $allowed ->
        [text-column] what works today is a column of kind `text`
        [not-negative] the value cannot be below zero
        [share] a share is between 0 and 100%
        [whole] what is counted is a whole number, not below zero
        [weight] a weight is from 1 to 1000, such as 3/2
        [quantity] a quantity is a whole number from 1 to 1 000 000 000
        [life] a service life is 1 to 100 years
        [count-of-option] a lock measures `count(option)`
        [whole-metric] a target measures whole things: not shares, not money
        [count-metric] a capacity measures `count(option)`
        [share-metric] a gap, and a share that must not fall, measure `share(need)` alone
        [leximin-metric] `leximin` measures `share(need)` alone
        [rising-metric] points by steps, `value(option)`, can only be had more of: a goal `maximise`, a rule `floor` or `report`, a factor above zero
        [option-with-steps] an option that has `steps`
        [steps-of-units] steps belong to an option that is bought in units (`buy = "units"`) for one need
        [step-share] the shares of steps rise: each is above the one before and at most 100%
        [step-value] the points of steps are whole numbers from 1 to 1000, each below the one before
        [first-break] the first price is that from 1 unit on
        [break-from] the quantities of price breaks rise, above 1
        [two-groups] a gap compares two groups
        [school] schools need no `[objects.school]`
       *[count-column] a ranking is a column of kind `count`
    }
    .help = Correct the value.
year-outside-horizon = the year { $year } is outside the horizon { year-outside-horizon.allowed }
    .allowed = from { $first } to { $last }
    .help = Correct the year, or add it to `years`.
years-not-ascending = the year { $year } stands after { $before }
    .help = List each year once, the earliest first.
keys-exclude = `{ $first }` and `{ $second }` exclude each other
    .help = Keep one of the two.
key-not-for-kind = a rule of the kind `{ $kind }` has no `{ $key }`
    .help = Remove the key, or choose another kind.
column-name-taken = the parameter `{ $name }` has the name of a column
    .help = Give the parameter another name.
standard-column-kind = `{ $name }` is a standard column and keeps its kind
    .help = State its usual kind, or give your column another name.
duplicate-header = the header `{ $header }` belongs to the columns `{ $column }` and `{ $other }`
    .help = A header can mean one column only; remove it from one of the two.
gives-nothing = the option `{ $option }` gives nothing
    .help = Say what one purchase adds: `gives = { "{" } need = 1 { "}" }`.
requires-itself = the option gives `{ $need }` and requires it to be full
    .help = Remove `{ $need }` from `requires`.
alternative-misused = alternatives `{ $group }`: { $problem ->
        [empty] no option belongs to them
        [buy] the option `{ $option }` is one of several lines and is bought once
        [requires] the option `{ $option }` cannot require anything
        [fixed] the option `{ $option }` cannot have a cost of site or delivery of its own
        [gives] the option `{ $option }` must give one need, the same as the others
       *[stranger] another option gives their need, too: `{ $option }` would add to a level
    }
    .help = { $problem ->
        [empty] Add `alternative = "{ $group }"` to the options, or remove the table.
        [buy] Remove `buy`.
        [requires] Remove `requires`.
        [fixed] Add it to the price: an alternative is bought once.
        [gives] Write the level of one need: `gives = { "{" } mbps = 100 { "}" }`.
       *[stranger] Make every option that gives this need one of the alternatives.
    }
option-without-budget = no budget may pay for the option `{ $option }`
    .help = Add it to `only_for` of a budget, or add a budget.
budget-pays-nothing = the budget `{ $budget }` pays for nothing
    .help = Give it an amount and options to pay for, or remove it.
no-goals = the model has no goal
    .help = Add `[[goals]]` with `maximise = "units(…)"` or another measure.
tier-not-in-order = the tier `{ $tier }` is not in `order`
    .help = Add it to `order`, or remove its condition.
priority-unused = this priority orders no goals
    .help = A priority orders the goals of its own file; included models keep theirs.
## audit
seal-missing = the workbook has no seal: edits cannot be shown
    .help = Choose a plan workbook that this program wrote; the hidden sheets must not be deleted.
seal-no-results = the file holds no results for { $count } formulas: the program that saved it does not calculate
    .help = Open it in Excel or LibreOffice, save it there, and verify it again.
seal-newer = the seal has format `{ $found }`, this version reads format `{ $allowed }`
    .allowed = { $allowed }
    .help = Check the file with the version of the program that wrote it.
seal-broken = the seal itself was changed: its digest does not fit its rows
    .help = Open the file that the program wrote, or plan again.
seal-changed-cell = sheet `{ $sheet }`, cell { $cell }: was `{ $old }`, is `{ $new }`
    .help = Put the old value back, or change the input and plan again.
seal-changed-formula = sheet `{ $sheet }`, cell { $cell }: was `{ $old }`, is `{ $new }`
    .help = Put the old formula back, or change the input and plan again.
seal-recalculated = sheet `{ $sheet }`: the formulas are as written, but give other results than the plan's ({ $count }): { $cells }
    .help = They follow from the cells that were changed: put those back and let the workbook calculate. Write no value over a formula. When no cell was changed, somebody altered the stored results: open the file and save it.
seal-changed-row = sheet `{ $sheet }`: row { $row } is not as it was written
    .help = Put the old values back, or change the input and plan again.
seal-added-sheet = sheet `{ $sheet }` was added after the plan was written
    .help = Keep notes in a file of their own.
seal-missing-sheet = sheet `{ $sheet }` is missing or has another name
    .help = Open the file that the program wrote, or plan again.
seal-changed-property = the property `{ $name }` of the document: was `{ $old }`, is `{ $new }`
    .help = Put the old value back, or plan again.
shown-sheet-hidden = the sheet `{ $sheet }` is hidden: whoever reads the plan does not see it
    .help = Show the sheet, save the file and verify it again; no value was changed.
shown-parts-hidden = rows or columns of the sheet `{ $sheet }` are hidden: { $parts }
    .help = Show them, save the file and verify it again; no value was changed.
shown-rows-filtered = a filter hides rows of the sheet `{ $sheet }`: { $parts }
    .help = Clear the filter when the plan is passed on; no value was changed.
shown-print-area = the print area of the sheet `{ $sheet }` leaves out cells, beginning with { $cell }: they are not on paper
    .help = Clear the print area when the plan is printed; no value was changed.
shown-view = the sheet `{ $sheet }` { $what ->
        [formulas] shows formulas instead of their results
       *[zeros] does not show zeros
    }
    .help = Switch this view off, save the file and verify it again; no value was changed.
shown-differently = sheet `{ $sheet }`, cell { $cell }: `{ $format }` is not how a plan shows a cell, and may make it look like another
    .help = Give the cell its format again: an ordinary number format such as `# ##0` and the typeface, size and alignment of its neighbours.
shown-conditionally = sheet `{ $sheet }`, cells { $cells }: a conditional format shows something else than the numbers in the cells
    .help = Delete the conditional format, save the file and verify it again.
shown-merged = sheet `{ $sheet }`, cell { $cell }: merged with cells that hold something: { $parts } cannot be seen
    .help = Take the merged cell apart.
shown-drawing = on the sheet `{ $sheet }` something was drawn that the plan does not have, and it may lie above cells: { $count } in all (pictures, text boxes, shapes, charts)
    .help = Delete it, save the file and verify it again; keep notes in a file of their own.
shown-chart-changed = the chart of the sheet `{ $sheet }` is not as it was written: was `{ $expected }`, is `{ $found }`
    .help = Put the chart back as it was, or take the file that the program wrote.
shown-in-chart = the chart shows { $found } for cell { $cell } of the sheet `{ $sheet }`, which holds { $expected }
    .help = Open the file in a spreadsheet program and save it: it draws the chart anew from its cells. Of a chart that still shows another number, ask for the file again.
shown-foreign = `{ $what }` is in no plan as the program writes it or a spreadsheet program saves it: what it shows, or hides, is not known
    .help = Take it out and save the file, or take the file that the program wrote; no value was changed.
shown-sheet-order = the sheets are in another order than they were written: `{ $found }` stands where `{ $expected }` belongs
    .help = Put the sheets back in their order, save the file and verify it again; no value was changed.
shown-unknown = what a file of this kind shows cannot be checked
    .help = Save the plan as `.xlsx` or `.ods` and verify that.
not-a-plan = `{ $file }` is no plan: it has neither the data of a plan nor a seal
    .help = `verify` checks what `jospar plan` wrote. If this is an input, check it with `jospar check { $file }` and plan it with `jospar plan { $file }`.
data-missing = the plan's data lack `{ $section }`
    .help = Open the file that the program wrote, or plan again.
data-newer = the plan's data have format `{ $found }`, this version reads format `{ $allowed }`
    .allowed = { $allowed }
    .help = Check the file with a newer version of the program.
data-broken = `{ $column }` holds `{ $found }`, allowed: `{ $allowed }`
    .allowed = { $allowed }
    .help = Open the file that the program wrote, or plan again.
data-too-large = the numbers of the plan's data are too large to be proved exactly
    .help = Open the file that the program wrote, or plan again.
lottery-wrong = the lottery number of `{ $object }` is `{ $found }`, by the published seed it is `{ $expected }`
    .help = The file was changed after it was written, or the program has a bug: plan again, and report it if this comes back.
plan-not-eligible = `{ $object }` may not get `{ $option }`
    .help = The file was changed after it was written, or the program has a bug: plan again, and report it if this comes back.
plan-year-closed = `{ $object }` gets `{ $option }` in { $year }, when it may not be bought
    .help = The file was changed after it was written, or the program has a bug: plan again, and report it if this comes back.
plan-quantity-wrong = `{ $object }` gets { $found } of `{ $option }`, allowed: { $allowed }
    .allowed = { $allowed }
    .help = The file was changed after it was written, or the program has a bug: plan again, and report it if this comes back.
plan-not-better = object `{ $object }`, { $year }: `{ $option }` is bought, though another one that is as good or better is bought, too
    .help = Of several alternatives one works at a time, and only a better one replaces it.
plan-prerequisite-missing = `{ $object }` gets `{ $option }`, but `{ $need }`, which must come first, is not met in { $year }
    .help = The file was changed after it was written, or the program has a bug: plan again, and report it if this comes back.
plan-share-exceeded = `{ $budget }` pays { $found } for `{ $option }` at `{ $object }` (units: { $units }), and by its share it may pay { $allowed } at most
    .help = The file was changed after it was written, or the program has a bug: plan again, and report it if this comes back.
plan-payer-wrong = `{ $budget }` may not pay for `{ $option }` at `{ $object }`
    .help = The file was changed after it was written, or the program has a bug: plan again, and report it if this comes back.
plan-price-wrong = `{ $option }` for `{ $object }` is paid at { $found }, its price is { $expected }
    .help = The file was changed after it was written, or the program has a bug: plan again, and report it if this comes back.
plan-sum-wrong = `{ $option }` for `{ $object }`: the sum is { $found }, quantity × price is { $expected }
    .help = The file was changed after it was written, or the program has a bug: plan again, and report it if this comes back.
plan-fee-wrong = yearly fees of `{ $option }` at `{ $object }` in { $year } are paid for { $found }, due for { $expected }
    .help = The file was changed after it was written, or the program has a bug: plan again, and report it if this comes back.
plan-expense-wrong = { $cause ->
        [delivery] the delivery of `{ $option }` to { $object }
       *[site] the site cost of `{ $option }` at `{ $object }`
    } in { $year } is paid { $found } times, due { $expected } times
    .help = The file was changed after it was written, or the program has a bug: plan again, and report it if this comes back.
plan-order-wrong = the order of `{ $item }` in { $year }: `{ $column }` is { $found }, but must be { $expected }
    .help = The file was changed after it was written, or the program has a bug: plan again, and report it if this comes back.
plan-decision-broken = a decision is not kept: `{ $object }` has { $found } of `{ $option }` at the end of { $year }, at least { $expected } were decided
    .help = The file was changed after it was written, or the program has a bug: plan again, and report it if this comes back.
plan-overspends = `{ $budget }` in { $year } spends { $spent } of { $limit }: { $over } too much
    .help = The file was changed after it was written, or the program has a bug: plan again, and report it if this comes back.
plan-overspends-upper = at the upper prices of { $tenders } budget “{ $budget }” in { $year } is overspent by { $over }
    .help = The plan does not fit at all the prices that it is said to fit. Do not use it; plan again.
plan-dearest-wrong = the plan says that budget “{ $budget }” pays { $found } in { $year } at the prices that leave it least; it is { $expected }, with { $tenders } at upper prices
    .help = The plan's own account of upper prices is wrong. Do not use it; plan again.
coverage-wrong = coverage of `{ $need }` in `{ $group }` in { $year }: `{ $column }` is { $found }, the purchases give { $expected }
    .help = The file was changed after it was written, or the program has a bug: plan again, and report it if this comes back.
rule-broken = rule `{ $rule }` for `{ $group }` in { $year } is not kept: { $short } short
    .help = The file was changed after it was written, or the program has a bug: plan again, and report it if this comes back.
rule-result-wrong = the result of rule `{ $rule }` for `{ $group }` in { $year } is `{ $found }`, the purchases give `{ $expected }`
    .help = The file was changed after it was written, or the program has a bug: plan again, and report it if this comes back.
share-broken = the guaranteed rural share of purchases of { $options } is not reached, and the rural need is not filled
    .help = The file was changed after it was written, or the program has a bug: plan again, and report it if this comes back.
goal-list-wrong = the goals served are not those of the model: found `{ $found }`, expected `{ $expected }`
    .help = The file was changed after it was written, or the program has a bug: plan again, and report it if this comes back.
goal-value-wrong = goal ({ goal-words }) states the value { $found }, the purchases give { $expected }
    .help = The file was changed after it was written, or the program has a bug: plan again, and report it if this comes back.
status-wrong = the plan says `{ $found }`, its goals are `{ $expected }`
    .help = The file was changed after it was written, or the program has a bug: plan again, and report it if this comes back.
proof-sign-wrong = the multiplier `{ $found }` of row `{ $row }` has a sign, or a row, that proves nothing
    .help = The file was changed after it was written, or the program has a bug: plan again, and report it if this comes back.
proof-bound-wrong = goal ({ goal-words }) states the bound `{ $found }`, its certificate proves `{ $expected }`
    .help = The file was changed after it was written, or the program has a bug: plan again, and report it if this comes back.
proof-label-too-good = goal ({ goal-words }) is called proved at { $value }, its certificate admits { $bound }
    .help = The file was changed after it was written, or the program has a bug: plan again, and report it if this comes back.
plan-sheet-missing = sheet `{ $sheet }` with the purchases is missing or has other headers
    .help = Open the file that the program wrote, or plan again.
plan-sheet-differs = `{ $option }` for `{ $object }` shows `{ $found }`, the plan says { $expected }
    .help = Put the old value back, or change the input and plan again.
plan-sheet-extra-row = the plan has no purchase `{ $option }` for `{ $object }` in { $year } as this row shows it
    .help = Delete the row, or change the input and plan again.
plan-sheet-missing-row = the plan buys `{ $option }` for `{ $object }` in { $year }, the sheet does not show it
    .help = Put the row back, or change the input and plan again.
edited-overspends = with the edited numbers `{ $budget }` in { $year } spends { $spent } of { $limit }: { $over } too much
    .help = Lower the quantities on the sheet, or change the input and plan again.
edited-breaks-rule = with the edited numbers rule `{ $rule }` for `{ $group }` in { $year } is not kept: { $short } short
    .help = Put the old quantities back, or change the input and plan again.
edited-too-many = with the edited numbers `{ $object }` gets { $found } of `{ $option }`, of use are { $allowed }
    .allowed = { $allowed }
    .help = Lower the quantities on the sheet, or change the input and plan again.
edited-prerequisite-missing = with the edited numbers `{ $object }` gets `{ $option }` without `{ $need }`, which must come first, in { $year }
    .help = Put the old quantities back, or change the input and plan again.
input-value-differs = { $kind ->
        [need] need `{ $of }` of `{ $object }`, { $year }
        [have] stock for `{ $of }` at `{ $object }`, { $year }
        [people] people served by `{ $of }` at `{ $object }`
        [eligible] whether `{ $object }` may have `{ $of }` (1 yes, 0 no)
        [price] price of `{ $of }` for `{ $object }`{ $others ->
            [0] { "" }
           *[other] {" "}and { $others } more
        }, { $year }
        [yearly] yearly cost of `{ $of }` for `{ $object }`
        [fixed] site cost of `{ $of }` for `{ $object }`
        [qty] quantity `{ $of }` for `{ $object }`
        [rank] rank of `{ $object }`
        [name] name of `{ $object }`
        [district] district of `{ $object }`
        [region] region of `{ $object }`
        [rural] whether `{ $object }` is rural (1 yes, 0 no)
        [pupils] pupils of `{ $object }`
        [amount] budget `{ $object }`
       *[other] { $column }
    }: the input says `{ $found }`, the plan was made with `{ $expected }`
    .help = Verify with the input that the plan was made from, or plan again from this one.
input-entry-added = { $section ->
        [objects] `{ $object }` stands in the input, but not in the plan's data
       *[other] { $column } follows from the input, but is not in the plan's data
    }
    .help = Verify with the input that the plan was made from, or plan again from this one.
input-entry-missing = { $section ->
        [objects] the plan was made with `{ $object }`, which is not in the input
       *[other] { $column } is in the plan's data, but does not follow from the input
    }
    .help = Verify with the input that the plan was made from, or plan again from this one.
