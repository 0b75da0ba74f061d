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

# Workbook and values of cells
folder-without-csv = the folder `{ $file }` has no `.csv` files
    .help = Name a `.xlsx`, `.xls`, `.xlsb`, `.ods` or `.csv` file, or a folder that holds each sheet as a `.csv` file.
file-too-large = the file `{ $file }` is too large: no more than { $limit } MB are read at a time
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
file-broken = the file `{ $file }` is damaged and cannot be read: { $reason }
    .help = Open the file in a spreadsheet program, let it repair the file and save it under a new name; if it does not open, get the file again.
sheet-broken = the sheet `{ $sheet }` cannot be read: { $reason }
    .help = Open the file in a spreadsheet program and save it again as `.xlsx`.
csv-quote-open = in the file `{ $file }`, line { $line } opens a quotation mark `"` that is never closed
    .help = Close the quotation mark, or double it (`""`) where it is part of a text.
not-a-number = the column `{ $column }` must hold a number, found `{ $found }`
    .help = Give a number such as `1 234.5`; spaces may only separate groups of three digits.
negative-number = the column `{ $column }` must hold a number that is not below zero, found `{ $found }`
    .help = Give zero or a positive number.
not-whole = the column `{ $column }` must hold a whole number, found `{ $found }`
    .help = Give a whole number; separate thousands by a space (`1 234`), not by a comma or a point.
too-many-decimals = an amount in the column `{ $column }` must be a whole number of tiyn, found `{ $found }`
    .help = Round the amount to tiyn; separate thousands by a space (`1 234`), not by a comma or a point.
out-of-range = the number in the column `{ $column }` is too large: `{ $found }`; quantities go up to 1 000 000 000, amounts up to 100 trillion tenge
    .help = Check the number and the unit of the column.
money-unit-unclear = the unit of the amount in the column `{ $column }` is unclear: `{ $found }`; tenge, thousands or millions are stated in contradictory ways
    .help = State the unit once: in the header of the column (`Amount, thousand tenge`) or in the cell itself.
not-yes-or-no = the column `{ $column }` must hold `yes` or `no`, found `{ $found }`
    .help = Write `yes` or `no` (`1` or `0`, `+` or `-` are understood too).
formula-error = the formula in the column `{ $column }` gives the error `{ $found }`
    .help = Correct the formula or give the value.
formula-without-result = the file holds no result for the formula in the column `{ $column }`: `{ $found }`
    .help = Open the file in a spreadsheet program, recalculate it and save it.
