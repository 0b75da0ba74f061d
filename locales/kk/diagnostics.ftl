# Ескертулер. `<код>` не табылғанын және не рұқсат етілгенін, `.help` не істеу керегін айтады.
severity-error = қате
severity-warning = ескерту
word-help = не істеу керек
did-you-mean = Мүмкін, `{ $nearest }` болар?
and-more = … тағы { $count } `{ $code }` ескертуі
place-sheet = { $file }, `{ $sheet }` парағы
place-cell = { $file }, `{ $sheet }` парағы, { $cell } ұяшығы

file-not-found = `{ $file }` файлы табылмады
    .help = Файл атауы мен қалтаны тексеріңіз.
file-unreadable = `{ $file }` файлын оқу мүмкін емес: { $reason }
    .help = Оны басқа бағдарламаларда жауып, оқу құқығын тексеріңіз.
