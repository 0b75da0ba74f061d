# Diagnostics. `<code>` says what was found and what is allowed; `.help` says what to do.
severity-error = error
severity-warning = warning
word-help = help
did-you-mean = Did you mean `{ $nearest }`?
and-more = … and { $count } more of `{ $code }`
place-sheet = { $file }, sheet `{ $sheet }`
place-cell = { $file }, sheet `{ $sheet }`, cell { $cell }

file-not-found = the file `{ $file }` does not exist
    .help = Check the name and the folder.
file-unreadable = the file `{ $file }` cannot be read: { $reason }
    .help = Close it in other programs and check that you may read it.

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
    .help = Correct the key or remove it.
missing-key = { $table ->
    [root] the model file
   *[other] `{ $table }`
  } lacks `{ $key }`
    .help = Add `{ $key } = …`.
wrong-type = `{ $key }` must be { $wanted ->
    [text] a text in quotation marks
    [formula] a formula in quotation marks or a number
    [number] a number, such as `50`, `"9 536 000"`, `"376.9 M"`, `"79%"` or `"3/2"`
    [amount] an amount of money in tenge, not below zero, without fractions of a tiyn
    [whole] a whole number
    [year] a year, such as `2026`
    [years] a table of years, such as `{ "{" } 2026 = "1 000 000" { "}" }`
    [flag] `true` or `false`
    [names] a text or a table with `ru`, `kk`, `en`
    [headers] a table with lists `ru`, `kk`, `en`
    [scalar] a text, a number, `true` or `false`
    [list] a list in square brackets
   *[table] a table
  }, found `{ $found }`
    .help = Write the value in the form that the key takes.
unknown-value = `{ $value }` is not allowed for `{ $key }`; allowed: { $allowed }
    .help = Choose one of the allowed values.
not-supported-yet = this version does not plan { $name ->
    [short-life] a service `life` that ends inside the horizon
    [carry-over] `carry_over = true`
   *[other] `{ $name }`
  } yet
    .help = Remove it for now; a later version will plan it.
bad-id = `{ $id }` cannot be an id
    .help = Use up to 80 letters, digits, `_`, `-` and spaces; no brackets and no quotation marks.
unknown-name = there is no { $what ->
    [need] need
    [option] option
    [item] item
    [tier] condition in `tiers` for the tier
    [function] function
   *[measure] measure
  } `{ $name }`
    .help = { $what ->
    [need] Add `[needs.{ $name }]`, or correct the name.
    [option] Add `[options.{ $name }]`, or correct the name.
    [item] Add `[items.{ $name }]`, or correct the name.
    [tier] Add it to `tiers`, or correct the name.
    [function] Formulas have `min`, `max`, `ceil`, `floor` and `if`.
   *[measure] Goals and rules have `units`, `new`, `stock`, `share`, `full`, `people`, `count` and `cost`.
  }
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
   *[sum] `{ $found }` is no sum of measures
  }
    .help = Write measures with whole factors, such as `units(pc)` or `2 * full(a) + full(b)`.
metric-without-people = `people({ $need })` needs to know whom `{ $need }` serves
    .help = Add `people = …` to `[needs.{ $need }]`, such as `people = "pupils"`.
value-not-allowed = `{ $value }` is not allowed here: { $allowed ->
    [not-negative] the value cannot be below zero
    [share] a share is between 0 and 100%
    [whole] what is counted is a whole number, not below zero
    [positive] the value must be above zero
    [quantity] a quantity is a whole number from 1 to 1 000 000 000
    [life] a service life is 1 to 100 years
    [count-of-option] a lock measures `count(option)`
   *[count-column] a ranking is a column of kind `count`
  }
    .help = Correct the value.
year-outside-horizon = the year { $year } is outside the horizon from { $first } to { $last }
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
