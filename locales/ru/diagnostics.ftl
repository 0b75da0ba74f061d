# Замечания. `<код>` говорит, что найдено и что допустимо; `.help` говорит, что сделать.
severity-error = ошибка
severity-warning = предупреждение
word-help = что делать
did-you-mean = Возможно, имелось в виду `{ $nearest }`?
and-more = … и ещё { $count } замечаний `{ $code }`
place-sheet = { $file }, лист `{ $sheet }`
place-cell = { $file }, лист `{ $sheet }`, ячейка { $cell }

file-not-found = файл `{ $file }` не найден
    .help = Проверьте имя файла и папку.
file-unreadable = файл `{ $file }` не удаётся прочитать: { $reason }
    .help = Закройте его в других программах и проверьте права на чтение.
