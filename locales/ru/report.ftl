# report

# Допущения
assumption-budget-open = бюджет `{ $budget }` без ограничения: лимитом взята стоимость самого дорогого мыслимого плана, { $amount } на год
assumption-budget-flag = бюджет `{ $budget }`, { $year }: { $amount } — сумма из командной строки
assumption-budget-protected = бюджет `{ $budget }` защищён от сокращений; пока это только хранится и показывается: команды, которая сокращает план, ещё нет
assumption-budget-model = бюджет `{ $budget }`, { $year }: { $amount } — сумма из модели; во входном файле она не указана
assumption-offers = вариант `{ $option }`: вместо условия, цены и платы из модели взяты предложения ({ $count }); где предложения нет, купить его нельзя
assumption-no-offers = вариант `{ $option }`: на листе предложений его нет, а столбцов, по которым его оценивает модель, нет в списке; купить его нельзя
assumption-price-model = цена `{ $item }`: { $price } — цена из модели; во входных данных её нет
assumption-price-other-year = цена `{ $item }`: { $price } — взята из модели, где указана для { $written } года; укажите её заново для этого плана
assumption-price-flag = цена `{ $item }`: { $amount } — из командной строки
assumption-breaks-stated = цену `{ $item }` указывает книга или командная строка: ступени цен модели не действуют
assumption-guessed-column = лист `{ $sheet }`: столбец `{ $header }` принят за `{ $column }`
assumption-checked = лист `{ $sheet }`, { $cell }: значение `{ $found }` в `{ $column }` необычно, но проверено заказчиком (настройка «Проверено»)
assumption-row-number = лист `{ $sheet }`: столбец `{ $header }` содержит номера строк и не читается
assumption-note-column = лист `{ $sheet }`: столбец `{ $header }` содержит пояснения и не читается
assumption-empty-column = лист `{ $sheet }`: столбец `{ $header }` пуст
assumption-sheet-by-stem = лист `{ $sheet }` прочитан по своим столбцам и словам в названии, хотя назван иначе, чем принято
assumption-object-sheet = список объектов прочитан с листа `{ $sheet }`: на нём больше всего подходящих столбцов
assumption-skipped-column-numbers = лист `{ $sheet }`: пропущены строки (номера столбцов): { $rows }; всего { $count }
assumption-two-names = лист `{ $sheet }`: названия взяты из столбца `{ $header }`; столбец `{ $other }` не читается
assumption-skipped-units = лист `{ $sheet }`: строки единиц под заголовком (учтены как его часть): { $rows }; всего { $count }
assumption-skipped-sections = лист `{ $sheet }`: пропущены строки (заголовки разделов): { $rows }; всего { $count }
assumption-skipped-totals = лист `{ $sheet }`: пропущены строки (итоги): { $rows }; всего { $count }
assumption-skipped-footnotes = лист `{ $sheet }`: пропущены строки (сноски и подписи): { $rows }; всего { $count }: { $texts }
assumption-skipped-headers = лист `{ $sheet }`: пропущены строки (повторные заголовки): { $rows }; всего { $count }
assumption-identity-bin = столбца с кодом нет: объекты различаются по БИН
assumption-identity-name = столбцов с кодом и БИН нет: объекты различаются по району и названию
assumption-bin-zeros = в БИН восстановлены начальные нули, ячеек: { $count }
assumption-district-from-sheets = столбца с районом нет, а листы названы как районы: район взят из названия листа
assumption-region-of-district = в строках без области она взята у других строк того же района: { $count }
assumption-district-from-sections = столбца с районом нет: районы взяты из строк разделов
assumption-spellings = разные написания считаются одним названием: { $names }
assumption-rural-from-sections = столбца «Село» нет: село и город взяты из строк разделов
assumption-all-urban = тип местности нигде не указан и плану не нужен: все объекты показаны как городские
assumption-default-column = столбца `{ $column }` нет: для всех объектов принято { $value }
assumption-default-cells = столбец `{ $column }`: пустые ячейки ({ $count }) означают { $value }
assumption-pupils-empty = число учеников не указано у объектов: { $count }; при прочих равных оно считается нулём
assumption-placeholder = `{ $name }`: предварительное значение модели
assumption-no-basis = `{ $name }`: не указано основание
assumption-reserve = резервный список модели (`reserve`, { $count }) пока ни одной командой не составляется
assumption-life = `{ $option }`: срок службы — { $years-number ->
    [one] { $years } год
    [few] { $years } года
   *[many] { $years } лет
}, в пределах плана купленное не списывается; что есть сегодня, списывается там, где лист «Возраст» говорит, когда оно выпущено
assumption-short-life = `{ $option }`: срок службы — { $years-number ->
    [one] { $years } год
    [few] { $years } года
   *[many] { $years } лет
}; купленное рано отслужит в пределах плана, его можно купить снова, но не раньше срока
assumption-without-age = `{ $need }`: для { $count-number ->
    [one] { $count } единицы
   *[other] { $count } единиц
} наличия у объектов из листа «Возраст» год выпуска не указан; принято, что они не списываются
assumption-year-shifted = модель написана на { $written } год, план составлен с { $year } года: её годы, цены, суммы и пределы сдвинуты; подписи модели остались прежними
assumption-budget-other-year = бюджет `{ $budget }`, { $year }: { $amount } — сумма взята из модели, где она указана на { $written } год; для плана её надо указать заново
assumption-seed = БИН заказчика и протокол жеребьёвки не указаны: жеребьёвка считается от `{ $seed }`
# Отчёт: книга плана и краткая сводка в терминале.

## Листы (не длиннее 31 знака)
sheet-summary = Сводка
sheet-plan = План
sheet-orders = Закупка
sheet-coverage = Покрытие
sheet-why = Почему
sheet-rules = Итоги правил
sheet-proof = Доказательство
sheet-check = Проверка
sheet-assumptions = Допущения
sheet-commitments = Обязательства
sheet-service = Срок службы
sheet-years = По годам
sheet-log = Журнал
sheet-data = Данные
sheet-seal = Печать

## Каждая страница
draft-mark = ПРОЕКТ / ЖОБА
draft = ПРОЕКТ: часть цен, бюджетов или норм — заготовки или без основания (лист «Допущения»)
page-footer = jospar · входные данные и печать книги:
page-number = стр. &P из &N

## Заголовки столбцов
column-number = №
column-id = Код
column-name = Наименование
column-region = Область
column-district = Район
column-place = Село / город
column-option = Что приобрести
column-item = Позиция в составе
column-year = Год
column-source = Источник
column-quantity = Кол-во, ед.
column-unit-price = Цена, ₸
column-lots = Партии
column-price-from = Цена от, ед.
column-used = Использовано
column-spare = Остаток
column-sum = Сумма, ₸
column-sum-within = В том числе, ₸
column-need = Потребность
column-level = Уровень
column-group = Где
column-objects = Объектов
column-needed = Нужно, ед.
column-before = Есть до, ед.
column-after = Станет, ед.
column-share-before = Доля до
column-share-after = Доля после
column-gap = Не хватает, ед.
column-full-before = Обеспечено до, из нуждающихся объектов
column-full-after = Обеспечено после, из нуждающихся объектов
column-limit = Лимит, ₸
column-spent = Расход, ₸
column-left = Остаток, ₸
column-verdict = Итог
column-planned = По плану, ед.
column-now = Сейчас на листе «План», ед.
column-difference = Разница, ед.
column-lacks = Не хватает
column-gets = Получит
column-reason = Почему
column-score = Оценка, баллов
column-deciding-goal = Какая цель решила
column-units-in-use = В пользовании
column-units = Единицы
column-rule = Правило
column-rule-kind = Вид
column-metric = Что измеряется
column-direction = Предел
column-rule-limit = Предел, значение
column-achieved = Достигнуто
column-result = Результат
column-shortfall = Не хватает
column-unit = Единица
column-goal = Цель
column-value = Значение
column-proved = Что доказано
column-mode = Как помогать селу
column-rural = Село
column-urban = Город
column-all = Всего
column-lost = Меньше, чем без приоритета
column-chosen = Этот план
column-row = Ограничение
column-multiplier = Множитель, баллов за единицу
column-product = Предел × множитель, баллов
column-assumption = Что принято
column-state = Состояние
column-warning = Замечание
column-where = Где
column-decision = Что решено
column-basis = Основание

## Слова
word-ok = ОК
word-overspent = ПЕРЕРАСХОД
word-changed = ИЗМЕНЕНО
word-met = выполнено
word-missed = не выполнено
word-below = ниже
word-at-least = не менее
word-at-most = не более
word-chosen = выбрано
word-draft = проект
word-nothing = нет
word-not-stated = не указано
word-quoted = «{ $text }»
row-total = Итого
place-rural = село
place-urban = город
group-all = всего
group-rural = село
group-urban = город
group-district = район
group-region = область
group-other = условие
group-condition = при условии: { $condition }
option-fee = { $option } (плата за год)
option-site = { $option } (работы на объекте)
option-order = Заказ: { $item }
option-delivery = { $option } (доставка: { $district })
spread-fill = сначала закрыть самую большую нехватку целиком
spread-level = выравнивать: сначала там, где не хватает больше всего
rule-hard = обязательное
rule-soft = желательное
rule-report = для отчёта
unit-pieces = единиц
unit-objects = объектов
unit-people = человек
unit-people-years = человеко-лет
unit-tenge = ₸
unit-share = доля
unit-basis-points = × 0,01 п. п.
unit-points = баллов
unit-million = млн ₸

## Цели и меры простыми словами
measure-units = «{ $need }»: закрыто единиц
measure-new = «{ $need }»: закрыто единиц за год
measure-stock = «{ $need }»: всего в наличии
measure-share = «{ $need }»: доля обеспеченности
measure-full = «{ $need }»: обеспечено объектов
measure-people = «{ $need }»: охвачено человек
measure-count = «{ $option }»: приобретено
measure-value = «{ $option }»: баллы по ступеням
measure-people-years = «{ $need }»: охвачено человек, за каждый год
measure-cost = расходы, ₸
measure-commitment = ежегодная плата после { $year } года, ₸
goal-maximise = Как можно больше: { $metric }
goal-minimise = Как можно меньше: { $metric }
goal-leximin = Сначала поднять самую низкую долю, затем следующую и так далее: { $metric } (по { $partition ->
    [district] районам
   *[region] областям
})
goal-lowest = { $goal } — { $count-number ->
    [1] самая низкая доля
    [one] сумма { $count } самой низкой доли
   *[other] сумма { $count } самых низких долей
}
goal-within = { $goal } ({ $group })
goal-in-year = { $goal }, { $year } год
goal-weighted = { $goal } (в баллах: на селе — с весом { $weight })
goal-rural-part = { $goal } — сначала на селе
goal-tier-part = { $goal } — сначала очередь «{ $tier }»
goal-shortfall = Как можно ближе к правилу «{ $rule }»
goal-severity = При равных: сначала тем, у кого нехватка больше
goal-money = При равных: как можно дешевле
verdict-proved = доказано: лучшего плана нет
verdict-solver-proved = решатель перебрал все варианты и лучшего не нашёл (его счёт не точный: что доказано точно — на листе «Доказательство»)
verdict-bounded = может не хватать { $missing }, это { $percent }
at-most-pieces = не больше { $count } { $count-number ->
        [one] единицы
       *[other] единиц
    }
at-most-objects = не больше { $count } { $count-number ->
        [one] объекта
       *[other] объектов
    }
at-most-people = не больше { $count } { $count-number ->
        [one] человека
       *[other] человек
    }
at-most-points = не больше { $count } { $count-number ->
        [one] балла
       *[other] баллов
    }
at-most-tenge = не больше { $amount }
status-proved = доказано, что лучшего плана нет
status-solver-proved = решатель перебрал все варианты и лучшего не нашёл (его счёт не точный: что доказано точно — на листе «Доказательство»)
status-bounded = план хороший, но не доказано, что лучший: поиск не доведён до конца (предел или остановка), возможная потеря указана ниже
mode-none = Без приоритета
mode-impossible = невозможно: правила и решения с этим способом вместе не выполняются
mode-not-found = план не найден в пределах поиска
mode-first = Строгая очередь: сначала село
mode-weight = Вес: единица на селе ценится как { $weight } в городе
mode-floor-units = Не меньше { $share } единиц — селу, или всё, что ему можно купить
mode-floor-money = Не меньше { $share } денег — селу, или всё, что ему можно купить
mode-brief-units = Не меньше { $share } единиц — селу
mode-brief-money = Не меньше { $share } денег — селу
modes-note = Доля означает: селу не меньше названной или всё, что ему можно купить.
guarantee-kept = Гарантированная доля соблюдена: селу { $rural } из { $all }; условие: { $mode }.
guarantee-exception = Гарантированная доля не набрана: селу { $rural } из { $all }; условие: { $mode }. Действует исключение: сельским объектам куплено всё, чего им недостаёт и что им можно купить по условиям программы.

## Сводка
summary-title = План закупки: { $programme }, { $years }
summary-customer = Заказчик: { $name }
summary-customer-bin = Заказчик: { $name }, БИН { $bin }
summary-status = Итог: { $status }.
summary-money = Деньги
summary-coverage = Покрытие на конец { $year } года
summary-evenness = Насколько ровно обеспечены районы
column-gini = Коэффициент Джини
column-rural-gap = Село минус город, п. п.
column-lowest-district = Район с наименьшей долей
column-lowest-share = Его доля
evenness-before = { $need }: до
evenness-after = { $need }: после
gini-undefined = не определён: ничего не обеспечено
gap-undefined = не определён: потребность только на селе или только в городе
summary-goals = Цели в порядке важности
summary-missed = Чего не удалось достичь
summary-modes = Что дал бы каждый способ помочь селу — { $metric }
summary-more = … и ещё { $count } (лист «{ $sheet }»)
summary-appendices = Приложения / Қосымшалар
summary-note = Лимиты (жёлтые ячейки на листе «Проверка»), количества и цены на листе «План» можно менять: суммы и остатки пересчитаются, перерасход станет красным. Сам план при этом заново не подбирается: для нового бюджета запустите расчёт ещё раз. Изменённый план проверка (`jospar verify`) уже не подтвердит.
key-unused = Жребий не понадобился: ни один объект не уступил другому с теми же показателями.
key-used = При полном равенстве выбор сделан по опубликованному порядку (место в рейтинге, число учеников, жребий): { $count } { $count-number ->
        [one] объект
        [few] объекта
       *[other] объектов
    }. Исходная запись жребия: { $seed }.
key-unproved = При полном равенстве выбор сделан по опубликованному порядку (место в рейтинге, число учеников, жребий): { $count } { $count-number ->
        [one] объект
        [few] объекта
       *[other] объектов
    }; точность этого порядка не доказана. Исходная запись жребия: { $seed }.

## План, закупка, покрытие, почему
plan-shared-note = Если за одну единицу платят несколько источников, у каждого своя строка: единица посчитана в строке одного из них, сумма в строке — то, что платит этот источник.
plan-whom-all = для всех вместе
plan-title = План: { $programme }, { $years }
plan-not-needed = План пуст: ничего из того, что можно купить, не недостаёт.
reason-less-severe = польза та же, но нехватка острее здесь: { $rivals }
reason-less-severe-by = польза та же, но нехватка по целям меньше ({ $own }), острее она здесь ({ $other }): { $rivals }
reason-less-level = нехватка выравнивается: если отдать сюда, больше недоставало бы здесь: { $rivals }
reason-dearer = польза та же, но дешевле здесь: { $rivals }
plan-empty = План пуст: на имеющиеся деньги нельзя приобрести ничего из нужного.
orders-title = Закупка: { $programme }, { $years }
orders-note = Строки с позицией в составе показывают, из чего состоит комплект; их суммы уже входят в строку комплекта.
orders-lots-note = Строки «Заказ: …» — то, что заказывается для всех объектов вместе: целыми партиями и по цене, которую даёт размер заказа; остаток служит следующим годам. В строках закупок такие позиции ничего не стоят.
coverage-title = Покрытие: { $programme }, { $years }
coverage-chart = { $need }: доля обеспеченности до и после
why-title = Почему так: { $programme }, { $years }
why-note = Каждая закупка, не вошедшая в план, сравнена с теми, что вошли: названа самая близкая из них и цель, по которой она сильнее. Оценка — баллы этой цели, которые дала бы закупка, минус то, что она заняла бы из денег и правил по множителям доказательства (лист «Доказательство»); округлена. Множители одни для всех, поэтому у закупки на самой границе оценка бывает 0, вошла она в план или нет: решает сравнение, а не оценка.
reason-no-shortage = нехватки нет
reason-nothing-due = по норме не положено
reason-not-better = то, что работает сегодня, не хуже
reason-other-works = куплено другое, не хуже этого
reason-below-norm = куплено, но норма ещё не достигнута
reason-replaced = куплено, а позже заменено лучшим
reason-filled = нехватка закрыта полностью
reason-filled-in-part = закрыто частично; остальное: { $why }
reason-renewed = куплено, а по окончании срока службы куплено снова
reason-retires = куплено; срок службы кончается в пределах плана, и в конце работает меньше, чем недостаёт
reason-forced = так решено заранее; основание: { $document }
reason-excluded = исключено из плана; основание: { $document }
reason-incomplete = нет данных: { $document }
reason-not-eligible = не подходит под условие программы: { $condition }
reason-no-payer = нет бюджета, который может это оплатить
reason-prerequisite-missing = сначала нужно: { $needs }; этого нет, и приобрести нельзя
reason-prerequisite-not-bought = сначала нужно: { $needs }; в план это не вошло
reason-lower-tier = денег на всех не хватает, раньше в очереди: { $rivals }
reason-rural-first = сначала сельские школы, на остальных денег не хватает; деньги здесь: { $rivals }
reason-below-cut-off = эти деньги дают больше здесь: { $rivals }
reason-soft-rule = с этой закупкой хуже исполнялось бы правило «{ $rule }»
reason-soft-rule-instead = ради правила «{ $rule }» деньги отданы сюда: { $rivals }
reason-hard-rule = не позволяет правило: { $rule }
reason-guaranteed-share = не позволяет гарантированная доля: { $rule }
reason-no-order = никакой заказ этого не покрывает: { $item } поставляется целыми партиями, не меньше минимального заказа и в пределах мощности поставщика
reason-not-worth = даже при достатке денег стало бы хуже с целью, названной справа
reason-not-worth-money = ни одной цели это не помогает, а денег стоит
reason-money-spent = оставшихся денег на это не хватает
reason-outweighed = одной причины назвать нельзя: лучший найденный набор закупок обошёлся без этой
reason-too-little-money = денег нет даже на одну закупку
reason-tie = при равенстве по всем целям решил жребий: номер { $number }, а у { $rivals } — { $other }; меньший номер раньше
reason-tie-rank = при равенстве по всем целям раньше в рейтинге комиссии: { $rivals }
reason-tie-pupils = при равенстве по всем целям раньше те, у кого больше учеников: { $rivals }
rivals-more = { $names } и ещё { $count }
barrier-rule = { $rule } ({ $group }, { $year })

## Итоги правил
rules-title = Итоги правил: предел и что достигнуто
years-title = По годам: { $programme }, { $years }
years-bought = Приобретается
years-money = Расходы
years-coverage = Доля обеспеченной потребности на конец года
years-ordered = заказано, ед.
years-units = ед.
commitments-title = Ежегодная плата, которая останется бюджетам после { $year } года
commitments-note = Этих денег нет в бюджетах плана: то, чем пользуются, стоит столько каждый год.
commitments-empty = После горизонта плана платить не за что.
commitments-without-end = Где срок службы не указан, плата продолжается; показаны первые три года.
service-title = Что куплено, отслужило и работает, { $years }
service-note = Купленное в году y со сроком службы n лет работает по год y + n − 1 включительно; раньше срока его не заменяют. Итог строки «работает» — единице-годы.
service-bought = куплено
service-replacing = из них взамен отслуживших
service-retired = отслужило: с этого года не работает
service-in-use = работает на конец года
rules-empty = Правил в программе нет.

## Проверка
check-title = Проверка: суммы плана против лимитов
check-note = Все числа считаются по листу «План». Жёлтые ячейки можно менять: расход, остаток и итог пересчитаются. Сам план при этом не меняется.

## Доказательство
proof-title = Доказательство: почему лучшего плана нет
proof-1 = Этот лист — для проверяющего. Он позволяет вручную убедиться, что никакой другой план с теми же деньгами и правилами не набирает больше, чем предложенный.
proof-2 = 1. У каждого ограничения (бюджета, правила, уже достигнутой цели) есть множитель: сколько баллов цели стоит одна его единица. Множители могут быть любыми допустимыми: граница верна при каждом их наборе, хороший набор делает её тесной.
proof-3 = 2. Ни один план не набирает больше, чем сумма «предел × множитель» плюс сумма лучших ответов объектов: лучшее, что каждый объект мог бы взять, если за каждую израсходованную единицу ограничения платить её множитель.
proof-4 = 3. Если эта граница меньше, чем значение плана плюс один балл, то лучшего плана нет: значения целые.
proof-5 = 4. Цели проверяются по очереди; каждая достигнутая цель становится ограничением для следующих: хуже её значение быть не может.
proof-6 = Числа на этом листе округлены для чтения, бюджеты — в миллионах тенге. Точные множители и лучшие ответы каждого объекта пересчитывает команда jospar verify по скрытому листу «Данные», в целых числах и без решателя.
proof-goal = Цель { $number }. { $goal }
proof-goal-text = В модели: { $text }
proof-tiyn = Баллы этой цели — тиыны (1/100 тенге).
proof-scale = Баллов в одной единице: { $points }.
proof-minimise = Цель «как можно меньше» проверяется со знаком минус: как можно больше минус расходов или нехватки.
proof-value = Значение плана
proof-bound = Граница: лучше не бывает
proof-label = Метка
proof-label-a = A — доказано точно: граница, посчитанная в целых числах, равна значению плана
proof-label-b = B — решатель перебрал все варианты; точная граница чуть больше значения плана
proof-label-c = C — поиск не доведён до конца (предел или остановка); граница показывает, сколько может не хватать
proof-case = Случай { $number }. Не действуют: { $rows }
proof-split-at-most = Только планы, в которых { $object } получает к концу { $year } года не больше { $quantity }: { $option }
proof-split-at-least = Только планы, в которых { $object } получает к концу { $year } года не меньше { $quantity }: { $option }
proof-split-covered-at-most = Только планы, в которых обеспечено не больше { $quantity }: { $group }
proof-split-covered-at-least = Только планы, в которых обеспечено не меньше { $quantity }: { $group }
proof-split-lots-at-most = Только планы, в которых в { $year } году заказано не больше { $quantity } партий по цене от { $from }: { $item }
proof-split-lots-at-least = Только планы, в которых в { $year } году заказано не меньше { $quantity } партий по цене от { $from }: { $item }
proof-responses = Сумма лучших ответов объектов при этих множителях
proof-total = Граница: всего
proof-plan-value = Значение плана
proof-conclusion = Вывод
proof-closed = граница меньше значения плана + 1: лучшего плана нет
proof-open = граница не закрыта этими множителями
row-budget = Бюджет «{ $source }», { $year }
row-budget-upper = Бюджет «{ $source }», { $year }, по верхним ценам: { $tenders }
row-rule = Правило «{ $rule }» ({ $group }, { $year })
row-share-part = Гарантированная доля села
row-share-full = Потребность села закрыта полностью
row-goal = Достигнутая цель { $number }: { $goal }
row-covered = Обеспечено в группе «{ $group }»
row-ordered = Заказано к концу { $year } года: { $item }
row-spare = Остаток в конце { $year } года: { $item }
row-below = Группа «{ $group }»: отставание от границы { $count-number ->
    [1] самой низкой доли
    [one] { $count } самой низкой доли
   *[other] { $count } самых низких долей
}

## Допущения
assumptions-title = Допущения и замечания
assumptions-note = Здесь перечислено всё, что программа приняла сама, всё, что решено до расчёта, и все замечания к входным данным.
assumptions-section = Что принято
warnings-section = Замечания к входным данным
decisions-section = Что решено до расчёта
decision-must = { $object }: закрыть нехватку обязательно
decision-exclude = { $object }: не включать в план
decision-incomplete = { $object }: строка неполная, план составлен без неё
decision-lock = { $object }: «{ $option }», не меньше { $count }

## Журнал
log-title = Журнал: из чего и чем составлен план
log-what = Что
log-value = Значение
log-version = Программа расчёта
log-programme = Программа закупки
log-input = Файл с данными
log-input-hash = SHA-256 файла с данными
log-model-hash = SHA-256 модели
log-source-hash = SHA-256 файла { $file }
log-status = Итог
log-stopped = Поиск остановлен пользователем до его конца: план — лучший из найденных к тому времени.
log-seed = Исходная запись жребия
log-priority = Приоритет ({ $programme })
log-param = Параметр { $name }
log-goal = Цель в модели

## Краткая сводка в терминале
text-title = { $programme }, { $years }
text-budget = Деньги: { $source }, { $year }: лимит { $limit }, расход { $spent }, остаток { $left }
text-budget-open = Деньги: { $source }, { $year }: нужно { $spent } (без ограничения)
budgets-open = Без ограничения: { $budgets }. Лимитом показана стоимость самого дорогого мыслимого плана; ответ — расход.
text-budget-carried = Деньги: { $source }, { $year }: лимит { $limit } и перенос { $carried }, расход { $spent }, остаток { $left }
text-coverage = Покрытие: { $need } ({ $group }): { $before } → { $after } из { $needed } ({ $share_before } → { $share_after })
text-served = Кто получает ({ $need }): не хватает объектам — { $lacking }, из них получают — { $served }
text-goal = { $goal }; { $verdict }
text-missed = { $rule } ({ $group }): { $verdict }, предел { $limit }, достигнуто { $achieved }
text-modes = Как помогать селу — { $metric } (село + город = всего; меньше, чем без приоритета):
text-mode-free = { $mode }: { $rural } + { $urban } = { $total }
text-mode = { $mode }: { $rural } + { $urban } = { $total }; −{ $lost }
text-more = … и ещё { $count }

# Prices that are not certain
assumption-uncertain = Не определены цены: { $names }. План укладывается в деньги, если до верхней поднимется не больше { $protect } из них, какие бы это ни были.
check-upper = Если цены поднимутся: план укладывается в деньги, если по верхней цене пройдёт не больше { $protect } из { $count } закупок, какие бы это ни были. По каждому бюджету — те, при которых у него остаётся меньше всего:
column-upper = По верхней цене
summary-upper = Цены могут подняться: план укладывается в деньги, если по верхней цене пройдёт не больше { $protect } из этих { $count } закупок, какие бы это ни были: { $tenders }.

## Охват и деньги
sheet-frontier = Охват и деньги
frontier-title = Охват и деньги: { $programme }, { $years }
frontier-varied = Меняется бюджет { $budgets }.
frontier-varied-together = Меняются в одной пропорции бюджеты { $budgets }: нулевой остаётся нулевым, и всё ниже — при этой пропорции. Один из них можно назвать параметром `--source`.
frontier-others = Другие бюджеты программы остаются как есть: { $count }.
frontier-years = Годы делят деньги бюджета в той же пропорции, что и сейчас.
frontier-measured = Показатель: { $metric }, на конец { $year } года.
frontier-stand-in = В модели нет цели по охвату: её заменяет этот показатель, с правилами модели.
frontier-column-amount = Деньги, ₸
frontier-column-amount-short = Деньги
frontier-column-least = Наименьшие деньги для этого, ₸
frontier-column-least-short = Хватит и
frontier-column-total = Достигнуто
frontier-column-total-short = Достигнуто
frontier-column-share = Доля
frontier-column-share-short = Доля
frontier-column-ceiling = Ни один план не даст больше
frontier-column-ceiling-short = Потолок
frontier-column-label = Вывод
frontier-column-label-short = Вывод
frontier-column-note = Примечание
column-rural-short = Село
column-urban-short = Город
frontier-is-present = нынешний бюджет
frontier-chart = { $metric }: что дают деньги
frontier-stairs = Каждая строка — ступень: на тиын меньше денег хуже служат целям плана, взятым по порядку. → нынешний бюджет.
frontier-grid = → нынешний бюджет. «Хватит и»: меньшие деньги хуже служат целям плана, взятым по порядку (сначала то, что в модели идёт первым).
frontier-labels = Вывод: A — доказано точно; B — решатель перебрал все варианты; C — не доказано. Потолок: ни один план на эти деньги не даст больше, в каком бы порядке ни шли цели.
frontier-falls = Местами больше денег дают в сумме меньший охват: их забирает то, что в модели идёт первым (село, правила).
frontier-holds = Все правила вместе выполнимы начиная с { $amount } (вывод { $label }).
frontier-holds-about = Все правила вместе выполнимы при { $amount }; может быть, и при меньшей сумме (вывод { $label }).
frontier-enough = Всё, что можно закрыть, по порядку целей закрывают { $amount }: { $reached } (вывод { $label }).
frontier-enough-about = Всё, что можно закрыть, по порядку целей закрывают { $amount }: { $reached }; может быть, хватит и меньшего (вывод { $label }).
frontier-target = Наименьшие деньги для нужной доли: { $amount } — { $reached } (вывод { $label }).
frontier-target-about = Нужная доля достигается при { $amount } — { $reached }; может быть, и при меньшей сумме (вывод { $label }).
frontier-target-order = Но порядок самой модели (сначала село, веса или правила) на эти деньги даёт меньше: { $reached }.
frontier-target-impossible = Нужной доли не достичь ни за какие деньги: самое большее — { $most }.
frontier-target-impossible-about = План с нужной долей не найден ни при каких деньгах; лучший: { $most }.
frontier-target-blocked = Не хватает там, где ничего купить нельзя (условия, исключения, пропущенные строки, некому платить): село — { $rural }, город — { $urban }.
frontier-target-kept-back = Остальное сдерживают правила, предварительные условия, размер покупки или другие бюджеты: { $rest }.
frontier-target-not-found = Не хватило времени, чтобы найти наименьшие деньги для нужной доли.
frontier-price = Что сейчас дают деньги, бюджет { $budget }:
frontier-next = Следующее улучшение: { $gain } за дополнительные { $extra } (вывод { $label })
frontier-next-about = Следующее улучшение: { $gain } за дополнительные { $extra }, может быть, и за меньшие (вывод { $label })
frontier-next-none = Одни дополнительные деньги ничего не улучшают.
frontier-more-money = Ещё { $amount }: { $change } (вывод { $label })
frontier-less-money = На { $amount } меньше: { $change } (вывод { $label })
frontier-no-change = ничего не меняется
frontier-slope = Для крупных сумм — около { $slope } на миллион ₸
frontier-slopes = Для крупных сумм — около { $less } на отнятый миллион ₸ и { $more } на добавленный
frontier-dearer = При ценах на { $percent } % выше на те же деньги выйдет: { $then }; сейчас: { $now } (вывод { $label }).
frontier-dearer-impossible = При ценах на { $percent } % выше все правила вместе не выполняются.
frontier-impossible = на эти деньги правила и решения вместе не выполняются
frontier-incomplete = Поиск остановлен до конца: здесь то, что было найдено к тому времени.
amount-pieces = { $count } { $count-number ->
    [one] единица
    [few] единицы
   *[other] единиц
}
amount-objects = { $count } { $count-number ->
    [one] объект
    [few] объекта
   *[other] объектов
}
amount-people = { $count } { $count-number ->
    [few] человека
   *[other] человек
}
amount-points = { $count } { $count-number ->
    [one] балл
    [few] балла
   *[other] баллов
}
# Ответ об одном объекте
explain-title = { $name } ({ $id }), { $district }, { $place }
explain-title-name = { $name }, { $district }, { $place }
explain-source = Строка { $row } листа «{ $sheet }» файла { $file }
explain-need = { $need }: положено { $norm }, есть { $have }
explain-gets = Не хватает { $lacks }, план даёт { $gets } на { $sum }
explain-gets-nothing = Не хватает { $lacks }, план не даёт ничего
explain-why = Почему: { $why }
explain-cost = Всё, чего ещё не хватит, стоит { $sum }
explain-if-everything = Если купить всё, чего не хватает: { $then }
explain-if-nothing = Если не покупать ничего: { $then }
explain-no-loss = цели плана останутся такими же
explain-settled = выбора нет: так требуют данные или решение
explain-impossible = не получится: не хватит денег или нарушатся правила и решения
explain-stopped = неизвестно: поиск остановлен раньше, чем нашёлся план
explain-loss-proved = хуже станет «{ $goal }»: { $before } → { $after }; доказано, что лучше при этом не будет
explain-loss = хуже станет «{ $goal }»: { $before } → { $after }; при этом не лучше { $bound }
explain-better = «{ $goal }» даже станет лучше: { $before } → { $after }. План не доказан как лучший: поиск был остановлен или упёрся в предел
explain-tie-proved = цели плана останутся такими же, но хуже станет то, что решает при равных, — «{ $goal }»: { $before } → { $after }; доказано, что лучше при этом не будет
explain-tie = цели плана останутся такими же, но хуже станет то, что решает при равных, — «{ $goal }»: { $before } → { $after }; при этом не лучше { $bound }
explain-no-loss-tie = цели плана останутся такими же; изменится только то, что решил жребий или опубликованный порядок
explain-loss-solver = хуже станет «{ $goal }»: { $before } → { $after }; решатель перебрал все варианты и лучшего при этом не нашёл
explain-tie-solver = цели плана останутся такими же, но хуже станет то, что решает при равных, — «{ $goal }»: { $before } → { $after }; решатель перебрал все варианты и лучшего при этом не нашёл
explain-unknown = неизвестно: найден только план хуже, «{ $goal }»: { $before } → { $after }, но не исключено и { $bound }; дайте поиску больше времени
explain-losing = Тогда меньше получат: { $names }
explain-gaining = Тогда больше получат: { $names }
explain-shift = { $name } ({ $by })
explain-shift-option = { $name } ({ $option }: { $by })

# Два плана рядом
compare-title = A: { $a }; B: { $b }
compare-same-input = Исходные данные и правила одни и те же
compare-inputs = Исходные данные различаются: { $what }
compare-input-objects = список объектов
compare-input-needs = потребности
compare-input-options = что можно приобрести
compare-input-prices = цены
compare-input-budgets = бюджеты
compare-input-rules = правила
compare-input-goals = цели и очерёдность
compare-input-decisions = решения об объектах
compare-input-lottery = жребий
compare-input-years = годы
compare-input-places = район или село/город у объектов
compare-only-a = Только в A — { $count }: { $names }
compare-only-b = Только в B — { $count }: { $names }
compare-no-rule = такого правила нет
compare-budget-name = { $source }, { $year }
compare-budget = Деньги: { $name }: лимит { $limit_a } → { $limit_b }, расход { $spent_a } → { $spent_b }
compare-spent = Деньги: { $name }: лимит { $limit_b }, расход { $spent_a } → { $spent_b }
compare-coverage-name = { $need } ({ $group })
compare-coverage = Покрытие: { $name }: { $a } → { $b } из { $of_b } ({ $by })
compare-coverage-of = Покрытие: { $name }: { $a } из { $of_a } → { $b } из { $of_b } ({ $by })
compare-goal = Цель: { $goal }: { $a } → { $b }
compare-rule = Правило: { $rule } ({ $group }, { $year }): { $a } → { $b }
compare-option = Закупка: { $option }: { $a } → { $b } ({ $by }), { $sum_a } → { $sum_b }
compare-less = Получат меньше — { $count }:
compare-more = Получат больше — { $count }:
compare-same = Планы одинаковы: деньги, покрытие, цели, правила и закупки.

sheet-reserve = Резерв
reserve-title = Резерв: кто следующий. { $programme }, { $years }
reserve-about = Больше денег в бюджете «{ $budget }», где план оставляет { $left }; считается: { $metric }. Всё, что есть в плане, сохраняется.
reserve-added = { $name } ({ $district }): { $option } { $more }
reserve-place = { $place }. { $added } — если добавить всего { $extra } [{ $label }]
reserve-place-price = { $place }. { $added } — если добавить всего { $extra } или если средняя цена не выше { $price } [{ $label }]
reserve-end-money = На следующее место нужно больше денег, чем спрошено.
reserve-end-full = Дальше деньги ничего не добавляют.
reserve-end-stopped = Поиск остановлен: мест может быть больше.
reserve-nesting = Сохранить всех чего-то стоит: если добавить { $extra }, новый план дал бы { $free }, а этот план с резервом — { $nested }: на { $lost } меньше [{ $label }]. Новый план мог бы исключить кого-то из этого.
reserve-nesting-free = Если добавить { $extra }, новый план дал бы не больше, чем этот план с резервом: { $nested } [{ $label }].
reserve-note = Суммы нарастающие: место вступает, когда есть деньги на него и на все места перед ним. A — доказано, что меньших денег не хватит; B — по слову решателя; C — может хватить и меньших.
reserve-column-place = Место
reserve-column-more = Добавится
reserve-column-extra = Добавить всего, ₸
reserve-column-price = Вступает при средней цене не выше, ₸
