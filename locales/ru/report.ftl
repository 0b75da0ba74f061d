# report

# Допущения
assumption-guessed-column = лист `{ $sheet }`: столбец `{ $header }` принят за `{ $column }`
assumption-row-number = лист `{ $sheet }`: столбец `{ $header }` содержит номера строк и не читается
assumption-note-column = лист `{ $sheet }`: столбец `{ $header }` содержит пояснения и не читается
assumption-empty-column = лист `{ $sheet }`: столбец `{ $header }` пуст
assumption-object-sheet = список объектов прочитан с листа `{ $sheet }`: на нём больше всего подходящих столбцов
assumption-skipped-column-numbers = лист `{ $sheet }`: пропущены строки (номера столбцов): { $rows }; всего { $count }
assumption-skipped-sections = лист `{ $sheet }`: пропущены строки (заголовки разделов): { $rows }; всего { $count }
assumption-skipped-totals = лист `{ $sheet }`: пропущены строки (итоги): { $rows }; всего { $count }
assumption-skipped-footnotes = лист `{ $sheet }`: пропущены строки (сноски и подписи): { $rows }; всего { $count }
assumption-skipped-examples = лист `{ $sheet }`: пропущены строки (примеры шаблона): { $rows }; всего { $count }
assumption-skipped-headers = лист `{ $sheet }`: пропущены строки (повторные заголовки): { $rows }; всего { $count }
assumption-identity-bin = столбца с кодом нет: объекты различаются по БИН
assumption-identity-name = столбцов с кодом и БИН нет: объекты различаются по району и названию
assumption-bin-zeros = в БИН восстановлены начальные нули, ячеек: { $count }
assumption-district-from-sections = столбца с районом нет: районы взяты из строк разделов
assumption-rural-from-sections = столбца «Село» нет: село и город взяты из строк разделов
assumption-all-urban = тип местности нигде не указан и плану не нужен: все объекты показаны как городские
assumption-default-column = столбца `{ $column }` нет: для всех объектов принято { $value }
assumption-default-cells = столбец `{ $column }`: пустые ячейки ({ $count }) означают { $value }
assumption-pupils-empty = число учеников не указано у объектов: { $count }; при прочих равных оно считается нулём
assumption-placeholder = `{ $name }`: предварительное значение модели
assumption-no-basis = `{ $name }`: не указано основание
assumption-seed = БИН заказчика и протокол жеребьёвки не указаны: жеребьёвка считается от `{ $seed }`
