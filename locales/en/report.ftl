# report

# Assumptions
assumption-guessed-column = sheet `{ $sheet }`: column `{ $header }` is taken for `{ $column }`
assumption-row-number = sheet `{ $sheet }`: column `{ $header }` holds row numbers and is not read
assumption-note-column = sheet `{ $sheet }`: column `{ $header }` holds notes and is not read
assumption-empty-column = sheet `{ $sheet }`: column `{ $header }` is empty
assumption-object-sheet = the list of objects is read from sheet `{ $sheet }`, which has most of the columns
assumption-skipped-column-numbers = sheet `{ $sheet }`: rows skipped (column numbers): { $rows }; { $count } in all
assumption-skipped-sections = sheet `{ $sheet }`: rows skipped (section headings): { $rows }; { $count } in all
assumption-skipped-totals = sheet `{ $sheet }`: rows skipped (totals): { $rows }; { $count } in all
assumption-skipped-footnotes = sheet `{ $sheet }`: rows skipped (footnotes and signatures): { $rows }; { $count } in all
assumption-skipped-examples = sheet `{ $sheet }`: rows skipped (examples of a template): { $rows }; { $count } in all
assumption-skipped-headers = sheet `{ $sheet }`: rows skipped (repeated headers): { $rows }; { $count } in all
assumption-identity-bin = there is no id column: objects are known by their BIN
assumption-identity-name = there is no column with an id or a BIN: objects are known by district and name
assumption-bin-zeros = leading zeros of the BIN are put back, cells: { $count }
assumption-district-from-sections = there is no district column: districts are taken from section rows
assumption-rural-from-sections = there is no rural column: rural and urban are taken from section rows
assumption-all-urban = the type of place is stated nowhere and the plan does not need it: all objects are shown as urban
assumption-default-column = there is no column `{ $column }`: { $value } is taken for all objects
assumption-default-cells = column `{ $column }`: empty cells ({ $count }) mean { $value }
assumption-pupils-empty = objects without a number of pupils: { $count }; between equal claims it counts as zero
assumption-placeholder = `{ $name }`: a placeholder of the model
assumption-no-basis = `{ $name }`: its basis is not stated
assumption-seed = neither the customer's BIN nor the record of a draw is given: the lottery follows from `{ $seed }`
