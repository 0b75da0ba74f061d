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
