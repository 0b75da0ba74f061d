# Шаблон входной книги.
template-sheet-guide = Инструкция
template-sheet-objects = Школы
template-sheet-items = Позиции и цены
template-sheet-budgets = Бюджеты
template-sheet-settings = Настройки

template-guide-intro = Шаблон входных данных для программы `{ $model }`. По заполненной книге команда `jospar plan` составляет план закупки.
template-guide-objects = Лист «Школы»: одна строка на школу или другой объект. Код не должен повторяться и не зависит от порядка строк; номер по порядку кодом не считается.
template-guide-kind = Лист «{ $sheet }»: { $kind }, по строке на каждый. Код не повторяется и не зависит от порядка строк; номер строки — не код.
template-guide-colours = Жёлтые ячейки нужно заполнить. Белые можно оставить пустыми: в примечании к заголовку сказано, что тогда означает пустая ячейка. Пустая жёлтая ячейка считается ошибкой, а не нулём.
template-guide-notes = У каждого заголовка есть примечание: что писать в столбце и в каких единицах. Заголовки можно менять местами.
template-guide-examples = Серые строки, первая ячейка которых начинается с #, показывают пример. Программа их пропускает; их можно удалить.
template-guide-money = Цены на листе «Позиции и цены» пусты: впишите свои; что стоит в модели программы, сказано рядом только для примера. Лист «Бюджеты» заполнен из модели: впишите свои суммы; единица сказана в заголовке.
template-guide-settings = Лист «Настройки»: заказчик, его БИН, финансовый год и язык плана.
template-guide-next = Сохраните книгу и выполните `jospar check ФАЙЛ`: программа назовёт все ошибки с листом и ячейкой. Затем `jospar plan ФАЙЛ`.

template-column-id =
    .note = Код объекта, который не меняется от года к году. Не должен повторяться. Это не номер по порядку.
    .first-example = # S001
    .second-example = # S002
template-column-name =
    .note = Название организации, как в документах. Можно оставить пустым.
    .first-example = Средняя школа № 1 (пример)
    .second-example = Школа-гимназия № 7 (пример)
template-column-region =
    .note = Область или город республиканского значения. Можно оставить пустым.
    .first-example = Алматинская область
    .second-example = Алматинская область
template-column-district =
    .note = Район или город областного значения.
    .first-example = Талгарский район
    .second-example = г. Талдыкорган
template-column-rural =
    .note = да, если объект находится в сельской местности, иначе нет.
    .first-example = да
    .second-example = нет
template-column-item = Позиция
template-column-year = Год
template-column-price = Цена, тенге
template-column-note = Примечание
template-note-note = Что стоит в модели программы. Программа этого не читает.
template-example-price = Пример из модели{ $year ->
    [none] { "" }
   *[other] , { $year } год
  }: { $price }
template-column-upper = Верхняя цена, тенге
template-column-lot = Партия
template-column-moq = Минимальный заказ
template-column-capacity = Мощность
template-column-breaks = Ступени цен
template-column-source = Источник
template-column-amount = Сумма, тенге
template-in-tenge = { $header }, тенге
template-yes = да
template-no = нет

template-note-count = Целое число, 0 или больше.
template-note-amount = Сумма в тенге.
template-note-share = Доля, например 50% или 1/2.
template-note-yes-no = да или нет.
template-note-choice = одно из списка.
template-note-text = Текст.
template-note-year = Год, четыре цифры.
template-note-code = Код, как в документах; нули в начале сохраняются, если ячейка текстовая.
template-note-required = Нужно заполнить.
template-note-default = Пустая ячейка означает: { $value }.
template-note-missing = Если данных нет, напишите { $words }.
template-note-item = Что закупается: название или id из модели программы.
template-note-price = Цена одной единицы в тенге, с НДС.
template-note-upper = Сколько единица может стоить самое большее по итогам закупки. Где цена точная, оставьте пустым. План укладывается в деньги, какие бы закупки ни прошли по этой цене, — столько, сколько указано в программе.
template-note-price-year = Год, в котором действует цена.
template-note-lot = Сколько штук в партии: заказ — целое число партий.
template-note-moq = Наименьший заказ, в единицах.
template-note-capacity = Сколько поставщик даёт за год самое большее, в единицах; пусто — без предела.
template-note-breaks = Цены больших заказов, для всех их единиц: `10 = 410 000; 100 = 390 000`.
template-note-source = Источник денег: название или id из модели программы.
template-note-budget-year = Финансовый год.
template-note-budget = Сколько можно потратить из этого источника в этом году, в тенге. Ноль означает, что денег нет.
template-note-placeholder = Это условное число для примера, а не факт: замените его своим.

template-setting = Параметр
template-value = Значение
template-note-setting = Название параметра; его не меняют.
template-note-value = Значение параметра.
template-setting-model = Модель
    .note = Программа, по которой составляется план: id встроенной программы или файл модели.
template-setting-customer = Заказчик
    .note = Наименование заказчика, как в годовом плане закупок. Можно оставить пустым.
template-setting-bin = БИН
    .note = БИН заказчика, 12 цифр. От него зависит порядок жеребьёвки между равными объектами. Можно оставить пустым.
template-setting-year = Финансовый год
    .note = Первый год плана. Если он другой, чем в модели, её годы и цены сдвигаются.
template-setting-language = Язык
    .note = Язык книги плана: kk, ru или en.
