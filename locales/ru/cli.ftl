# Командная строка: `help-<команда>` с `.usage` и `.examples`, `help-arg-<аргумент>`, неверный вызов, сообщения.

help-jospar = Планирует закупку оборудования: на входе книга со школами, ценами и бюджетами, на выходе доказанный план.
    .usage = jospar КОМАНДА [ПАРАМЕТРЫ]
    .examples =
        jospar models
        jospar template wifi -o wifi.xlsx
        jospar check wifi.xlsx
        jospar plan wifi.xlsx
        jospar verify wifi.plan.xlsx
        jospar explain wifi.plan.xlsx "школа № 5"
help-models = Показывает список встроенных программ или одну целиком.
    .usage = jospar models [ID] [ПАРАМЕТРЫ]
    .examples =
        jospar models
        jospar models teacher_computers
        jospar models teacher_computers > mine.toml
help-template = Создаёт книгу для заполнения: листы, заголовки, единицы, выпадающие списки, пояснения и строки-примеры.
    .usage = jospar template MODEL [ПАРАМЕТРЫ]
    .examples =
        jospar template teacher_computers
        jospar template wifi -o wifi-2027.xlsx --lang kk
help-check = Находит все ошибки входного файла за один проход: файл, лист, ячейка и что сделать.
    .usage = jospar check INPUT [ПАРАМЕТРЫ]
    .examples =
        jospar check input.xlsx
        jospar check list.csv --model wifi --budget "454 млн" --json
help-plan = Составляет план, записывает книгу плана рядом со входным файлом и показывает краткий итог.
    .usage = jospar plan INPUT [ПАРАМЕТРЫ]
    .examples =
        jospar plan input.xlsx
        jospar plan list.xlsx --model teacher_computers --budget "311,8 млн" --price pc="269 956"
        jospar plan input.xlsx --rural floor=50%:units -o half.plan.xlsx
        jospar plan input.xlsx --json
help-frontier = Показывает, что дали бы другие суммы бюджета: охват в зависимости от денег, наименьшие деньги для нужной доли и что даст ещё один миллион.
    .usage = jospar frontier INPUT [ПАРАМЕТРЫ]
    .examples =
        jospar frontier input.xlsx
        jospar frontier input.xlsx --target 80%
        jospar frontier input.xlsx --from "300 млн" --to "500 млн" --points 10
        jospar frontier input.xlsx --source local -o frontier.xlsx
help-verify = Заново доказывает план по одной его книге: деньги, правила, обеспеченность, границу и каждую ячейку.
    .usage = jospar verify PLAN.xlsx [ПАРАМЕТРЫ]
    .examples =
        jospar verify input.plan.xlsx
        jospar verify input.plan.xlsx --input input.xlsx
help-reserve = Показывает, кто следующий: что добавили бы к плану новые деньги или более низкие цены, если весь план сохраняется.
    .usage = jospar reserve PLAN.xlsx [ПАРАМЕТРЫ]
    .examples =
        jospar reserve input.plan.xlsx
        jospar reserve input.plan.xlsx --places 100 -o reserve.xlsx
        jospar reserve input.plan.xlsx --source local --extra "5 млн"
help-compare = Сравнивает два плана: деньги, обеспеченность, цели, правила, и кто получит больше или меньше.
    .usage = jospar compare A.xlsx B.xlsx [ПАРАМЕТРЫ]
    .examples =
        jospar compare plan.xlsx revised.xlsx
        jospar compare plan.xlsx revised.xlsx --json
help-explain = Объясняет по книге плана, почему объект получил или не получил своё и что было бы иначе.
    .usage = jospar explain PLAN.xlsx ОБЪЕКТ [ПАРАМЕТРЫ]
    .examples =
        jospar explain input.plan.xlsx AO-0059
        jospar explain input.plan.xlsx "лицей № 7"
        jospar explain input.plan.xlsx AO-0059 --json

help-examples = Примеры:
help-usage = Вызов:
help-commands = Команды
help-arguments = Аргументы
help-options = Параметры
help-exit-codes = Коды возврата: 0 готово · 1 во входном файле ошибки или план отвергнут · 2 неверный вызов, беда с файлом или системой · 3 нет плана, который соблюдает обязательные правила · 4 остановлено до первого плана · 101 ошибка программы

help-arg-color = Цвета сообщений: auto, always или never. NO_COLOR соблюдается
help-arg-budget = Сумма бюджета вместо указанной в книге: "311,8 млн" или local:2027="5 000 000". Можно повторять
help-arg-force = Заменить существующий файл
help-arg-help = Показать эту справку
help-arg-id = Программа, которую показать целиком
help-arg-input = Книга (.xlsx, .xls, .xlsb, .ods), файл .csv или папка с файлами .csv
help-arg-json = JSON для программ в стандартный вывод
help-arg-lang = Язык: kk, ru или en. Без него язык из листа «Настройки», иначе ru
help-arg-memory-limit = Память для чтения и поиска плана, МиБ. По умолчанию 4096
help-arg-model = Программа: id (см. `jospar models`) или файл модели. Без него программа из листа «Настройки»
help-arg-output = Куда записать книгу; - означает стандартный вывод
help-arg-plan = Книга плана
help-arg-price = Цена варианта или позиции вместо указанной в книге: pc="269 956". Можно повторять
help-arg-quiet = Никаких сообщений, кроме ошибок, у `check` тоже; --json остаётся полным
help-arg-rural = Приоритет сельских школ: none, first, weight=3/2, floor=50%:units или floor=50%:money (или всё, что селу можно купить)
help-arg-skip-incomplete = Планировать без неполных строк и перечислить их, а не отвергать файл
help-arg-time-limit = Остановить поиск через столько секунд. Тогда план зависит от скорости компьютера и сообщает об этом
help-arg-version = Показать версию
help-arg-year = Первый год плана вместо года модели: годы, цены и суммы модели сдвигаются вместе с ним
help-arg-source = Бюджет, который меняется: id или название. Без него меняются все, кто платит за первую цель, в одной пропорции
help-arg-from = Наименьшая сумма, например "300 млн". Без него 0
help-arg-to = Наибольшая сумма. Без него та, что закрывает всё, что можно закрыть
help-arg-points = Сколько примерно сумм, от 2 до 200. Без него 20
help-arg-target = Доля, например 80%: сколько денег нужно, чтобы её достичь
help-frontier-output = Книга с таблицей и диаграммой
help-frontier-time-limit = Остановиться через столько секунд и показать точки, найденные к тому времени
help-reserve-source = Бюджет, в котором станет больше денег: id или название. Без него — каждый бюджет по очереди
help-arg-places = Сколько мест показать. Без него — сколько сказано в модели, иначе 20
help-arg-extra = Сколько денег добавится, например "5 млн": на сколько мест их хватит и чего стоит никого не терять
help-reserve-output = Книга со списком
help-reserve-time-limit = Остановиться через столько секунд и показать места, найденные к тому времени
help-plan-output = Книга плана. Без него <INPUT>.plan.xlsx рядом со входным файлом; - означает стандартный вывод
help-plan-json = Один объект JSON вместо итога; без -o книга не записывается
help-template-model = Программа: id (см. `jospar models`) или файл модели
help-template-output = Куда записать книгу. Без него <MODEL>.xlsx в текущей папке; - означает стандартный вывод
help-compare-first = Книга одного плана
help-compare-second = Книга другого плана
help-compare-exit-code = Код завершения 1, если планы различаются
help-explain-object = Объект: его код или часть названия
help-explain-quick = Только то, что сказано в плане, без пробных расчётов
help-explain-time-limit = Остановить каждый пробный расчёт через столько секунд
help-verify-input = Входной файл плана: план должен быть составлен именно по этому файлу

usage-unknown-argument = здесь нет параметра `{ $argument }`
usage-unknown-command = нет команды `{ $command }`
usage-no-command = не указана команда
usage-missing = не указан аргумент `{ $argument }`
usage-no-value = параметру `{ $argument }` нужно значение
usage-wrong-value = `{ $value }` не подходит для `{ $argument }`
usage-value-not-allowed = `{ $value }` не подходит для `{ $argument }`; допустимо: { $allowed }
usage-repeated = `{ $argument }` указан больше одного раза
usage-conflict = `{ $argument }` нельзя указать вместе с `{ $prior }`
usage-help = Смотрите `jospar --help` или `--help` после команды.

cli-reading = чтение { $file } …
cli-solving = поиск плана для { $objects } { $objects-number ->
    [one] объекта
   *[other] объектов
} …
cli-writing = записываю и проверяю план …
cli-check-accepted = { $model }: данные полны. { $objects } { $objects-number ->
    [one] объект
    [few] объекта
   *[other] объектов
}, { $options } { $options-number ->
    [one] вариант
    [few] варианта
   *[other] вариантов
} закупки, всего в бюджетах { $budget }.
cli-check-count = Ошибок: { $errors }. Предупреждений: { $warnings }.
cli-plan-written = План записан в { $file }
cli-template-written = Шаблон записан в { $file }. Заполните жёлтые ячейки и проверьте файл командой `jospar check`.
cli-nothing-written = Ошибок: { $errors }. Ничего не записано.
cli-no-plan = нет плана, который соблюдает все обязательные правила. Ближайшему не хватает:{ $rules }
cli-no-plan-rule = {"  "}`{ $rule }` ({ $group }, { $year }): не хватает { $short }
cli-group-all = все объекты
cli-group-rural = село
cli-group-urban = город
cli-stopped = поиск остановлен до первого плана; дайте больше времени параметром --time-limit
cli-stopped-by-user = вы остановили поиск до первого плана
cli-stopping = останавливаюсь: будет записан лучший план из найденных; ещё раз Ctrl-C — прервать сразу
cli-interrupted = прервано сразу; план не записан
cli-progress = цель { $goal } из { $goals }: найдено { $value }, лучше { $bound } плана нет, разрыв { $gap }, { $seconds } с
cli-progress-no-plan = цель { $goal } из { $goals }: плана пока нет, { $seconds } с
cli-frontier-stopping = останавливаю: будут показаны найденные точки; нажмите Ctrl-C ещё раз, чтобы прервать сразу
cli-frontier-progress = точка { $done } из { $all }
cli-frontier-written = Таблица и диаграмма в файле { $file }
cli-reserve-stopping = останавливаю: будут показаны найденные места; нажмите Ctrl-C ещё раз, чтобы прервать сразу
cli-reserve-progress = место { $done } из { $all }
cli-reserve-written = Список в файле { $file }
cli-reserve-no-limit = у этого бюджета нет предела: денег хватает всем, резерва нет
cli-frontier-nothing-paid = этот бюджет не платит ни за что, что измеряют цели, поэтому от его суммы ничего не зависит; назовите другой параметром --source
cli-frontier-no-whole = у показателя нет целого, долей которого он был бы, поэтому на --target ответить нельзя; уберите его и смотрите таблицу
cli-frontier-empty-range = --from больше --to (или больше суммы, которая закрывает всё): укажите меньший --from или больший --to
cli-two-results = `--json` и `-o -` оба пишут в стандартный вывод; укажите для книги файл
cli-audit-refused = проверка отвергла план, составленный jospar { $version }, поэтому ничего не записано. Это ошибка программы: сообщите о ней, приложив входной файл
cli-bug = не удалось создать книгу: { $reason }. Это ошибка программы: сообщите о ней, приложив входной файл
cli-worker-panic = в jospar { $version } произошла ошибка программы, см. выше; ничего не записано. Сообщите о ней, приложив входной файл
cli-worker-crash = чтение или поиск плана прервались; ничего не записано. Либо мало { $memory } МиБ, заданных --memory-limit, либо файл повреждён: дайте больше памяти или пересохраните файл
cli-worker-overdue = поиск не закончился за { $seconds } секунд и был остановлен извне; ничего не записано
cli-worker-unstartable = не удалось запустить рабочий процесс: { $reason }
cli-no-object = в плане нет объекта, в коде или названии которого есть «{ $text }»
cli-many-objects = «{ $text }» есть в кодах или названиях у нескольких объектов: { $count }. Укажите код одного из них:{ $names }
cli-plan-not-sound = { $file }: план не подтверждён, поэтому по нему ничего нельзя сказать; что в нём не так:
cli-verify-same-input = План составлен именно по этому входному файлу.
cli-verify-same-content = План составлен по тем же данным: байты файла другие (пересохранён или в другом формате), содержание то же.
cli-verify-other-input = План составлен не по этому входному файлу: различия названы выше.
cli-verify-accepted = { $file }: план подтверждён.
cli-verify-sound-but-other = { $file }: сам план верен, но составлен не по этому входному файлу: ОТКЛОНЕНО.
cli-verify-refused = { $file }: план ОТВЕРГНУТ.
stdout-failed = не удалось вывести результат: { $reason }
