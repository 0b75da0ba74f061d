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

# command line
argument-amount = `{ $flag }` needs an amount of money, found `{ $found }`
    .help = Write an amount such as "269 956", "311,8 млн" or "311.8 M".
argument-year = the year of a budget must lie between 1990 and 2200, found `{ $found }`
    .help = Write `--budget SOURCE:YEAR=AMOUNT`, for example `--budget local:2027="5 000 000"`.
argument-price = `--price` must say whose price it is, found `{ $found }`
    .help = Write `--price OPTION=AMOUNT`, for example `--price pc="269 956"`.
argument-rural = `--rural` must be none, first, weight=3/2, floor=50%:units or floor=50%:money, found `{ $found }`
    .help = A weight is at least 1; a guaranteed share lies between 0% and 100%.
model-not-stated = the programme is not stated; the built-in ones are { $models }
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
output-unwritable = the file `{ $file }` cannot be written: { $reason }
    .help = Close it in other programs, and check that there is room and that you may write there.
