# report

# Болжамдар
assumption-budget-flag = `{ $budget }` бюджеті, { $year }: { $amount } — командалық жолдан алынған сома
assumption-budget-protected = `{ $budget }` бюджеті қысқартудан қорғалған; әзірге бұл тек сақталады және көрсетіледі: жоспарды қысқартатын команда әлі жоқ
assumption-budget-model = `{ $budget }` бюджеті, { $year }: { $amount } — модельдегі сома; кіріс файлында ол көрсетілмеген
assumption-offers = `{ $option }` нұсқасы: модельдегі шарттың, бағаның және төлемнің орнына ұсыныстар алынды ({ $count }); ұсыныс жоқ жерде оны сатып алуға болмайды
assumption-price-model = `{ $item }` бағасы: { $price } — үлгідегі баға; кіріс деректерінде жоқ
assumption-price-other-year = `{ $item }` бағасы: { $price } — { $written } жылға көрсетілген үлгіден алынды; осы жоспар үшін қайта көрсетіңіз
assumption-price-flag = `{ $item }` бағасы: { $amount } — командалық жолдан алынған
assumption-breaks-stated = `{ $item }` бағасын кітап немесе командалық жол көрсетеді: модельдің баға сатылары қолданылмайды
assumption-guessed-column = `{ $sheet }` парағы: `{ $header }` бағаны `{ $column }` деп қабылданды
assumption-checked = `{ $sheet }` парағы, { $cell }: `{ $column }` бағанындағы `{ $found }` мәні әдеттен тыс, бірақ тапсырыс беруші тексерген («Тексерілді» баптауы)
assumption-row-number = `{ $sheet }` парағы: `{ $header }` бағанында жол нөмірлері, ол оқылмайды
assumption-note-column = `{ $sheet }` парағы: `{ $header }` бағанында түсініктемелер, ол оқылмайды
assumption-empty-column = `{ $sheet }` парағы: `{ $header }` бағаны бос
assumption-sheet-by-stem = `{ $sheet }` парағы атауы өзгеше болса да, бағандары мен атауындағы сөздері бойынша оқылды
assumption-object-sheet = нысандар тізімі `{ $sheet }` парағынан оқылды: онда лайықты бағандар ең көп
assumption-skipped-column-numbers = `{ $sheet }` парағы: өткізіп жіберілген жолдар (баған нөмірлері): { $rows }; барлығы { $count }
assumption-skipped-units = `{ $sheet }` парағы: тақырып астындағы бірлік жолдары (тақырыптың бөлігі ретінде ескерілді): { $rows }; барлығы { $count }
assumption-skipped-sections = `{ $sheet }` парағы: өткізіп жіберілген жолдар (бөлім тақырыптары): { $rows }; барлығы { $count }
assumption-skipped-totals = `{ $sheet }` парағы: өткізіп жіберілген жолдар (қорытындылар): { $rows }; барлығы { $count }
assumption-skipped-footnotes = `{ $sheet }` парағы: өткізіп жіберілген жолдар (ескертпелер мен қолдар): { $rows }; барлығы { $count }
assumption-skipped-headers = `{ $sheet }` парағы: өткізіп жіберілген жолдар (қайталанған тақырыптар): { $rows }; барлығы { $count }
assumption-identity-bin = код бағаны жоқ: нысандар БСН бойынша ажыратылады
assumption-identity-name = код пен БСН бағандары жоқ: нысандар ауданы мен атауы бойынша ажыратылады
assumption-bin-zeros = БСН-де бастапқы нөлдер қалпына келтірілді, ұяшық саны: { $count }
assumption-district-from-sections = аудан бағаны жоқ: аудандар бөлім жолдарынан алынды
assumption-spellings = әртүрлі жазылған атаулар бір атау деп саналады: { $names }
assumption-rural-from-sections = «Ауыл» бағаны жоқ: ауыл мен қала бөлім жолдарынан алынды
assumption-all-urban = жер түрі еш жерде көрсетілмеген және жоспарға керек емес: барлық нысан қалалық ретінде көрсетілген
assumption-default-column = `{ $column }` бағаны жоқ: барлық нысан үшін { $value } қабылданды
assumption-default-cells = `{ $column }` бағаны: бос ұяшықтар ({ $count }) { $value } дегенді білдіреді
assumption-pupils-empty = { $count } нысанда оқушылар саны көрсетілмеген; қалғаны тең болғанда ол нөл деп саналады
assumption-placeholder = `{ $name }`: модельдің алдын ала мәні
assumption-no-basis = `{ $name }`: негіздемесі көрсетілмеген
assumption-reserve = модельдің резервтік тізімін (`reserve`, { $count }) әзірге ешбір команда құрастырмайды
assumption-life = `{ $option }`: қызмет мерзімі — { $years } жыл, жоспар ішінде сатып алынғаны есептен шықпайды; бүгін бары «Жасы» парағында шығарылған жылы көрсетілген жерде есептен шығады
assumption-short-life = `{ $option }`: қызмет мерзімі — { $years } жыл; ерте алынғаны жоспар ішінде мерзімін бітіреді, оны қайта алуға болады, бірақ мерзімінен бұрын емес
assumption-without-age = `{ $need }`: «Жасы» парағындағы нысандарда бар { $count } бірліктің шығарылған жылы көрсетілмеген; олар есептен шықпайды деп алынды
assumption-year-shifted = модель { $written } жылға жазылған, жоспар { $year } жылдан басталады: модельдің жылдары, бағалары, сомалары мен шектері жылжытылды; жазулары өзгерген жоқ
assumption-budget-other-year = `{ $budget }` бюджеті, { $year }: { $amount } — сома модельден алынды, онда ол { $written } жылға көрсетілген; жоспар үшін оны қайта көрсету керек
assumption-seed = тапсырыс берушінің БСН-і мен жеребе хаттамасы көрсетілмеген: жеребе `{ $seed }` мәнінен есептеледі
# Есеп: жоспар кітабы және терминалдағы қысқа жиынтық.

## Парақтар (31 таңбадан аспайды)
sheet-summary = Жиынтық
sheet-plan = Жоспар
sheet-orders = Сатып алу
sheet-coverage = Қамту
sheet-why = Неге
sheet-rules = Ереже нәтижелері
sheet-proof = Дәлел
sheet-check = Тексеру
sheet-assumptions = Болжамдар
sheet-commitments = Міндеттемелер
sheet-service = Қызмет мерзімі
sheet-log = Журнал
sheet-data = Деректер
sheet-seal = Мөр

## Әр бетте
draft-mark = ПРОЕКТ / ЖОБА
draft = ЖОБА: кейбір баға, бюджет немесе норма шартты түрде алынған не негізі көрсетілмеген («Болжамдар» парағы)
page-footer = jospar · бастапқы деректер мен кітап мөрі:
page-number = &P-бет, барлығы &N

## Баған тақырыптары
column-number = №
column-id = Код
column-name = Атауы
column-region = Облыс
column-district = Аудан
column-place = Ауыл / қала
column-option = Не сатып алынады
column-item = Құрамындағы тауар
column-year = Жыл
column-source = Көзі
column-quantity = Саны, бірлік
column-unit-price = Бағасы, ₸
column-lots = Топтамалар
column-price-from = Бағасы, бірліктен
column-used = Пайдаланылды
column-spare = Қалдық
column-sum = Сомасы, ₸
column-sum-within = Оның ішінде, ₸
column-need = Қажеттілік
column-level = Деңгей
column-group = Қайда
column-objects = Нысан саны
column-needed = Қажет, бірлік
column-before = Бұрын бар, бірлік
column-after = Болады, бірлік
column-share-before = Бұрынғы үлес
column-share-after = Кейінгі үлес
column-gap = Жетіспейді, бірлік
column-full-before = Бұрын толық қамтылған нысан, мұқтаждар ішінде
column-full-after = Кейін толық қамтылған нысан, мұқтаждар ішінде
column-limit = Лимит, ₸
column-spent = Шығыс, ₸
column-left = Қалдық, ₸
column-verdict = Нәтиже
column-planned = Жоспар бойынша, бірлік
column-now = «Жоспар» парағында қазір, бірлік
column-difference = Айырма, бірлік
column-lacks = Жетіспейді
column-gets = Алады
column-reason = Себебі
column-score = Ұпай
column-deciding-goal = Шешуші мақсат
column-units-in-use = Қолданыста
column-units = Бірлік
column-rule = Ереже
column-rule-kind = Түрі
column-metric = Не өлшенеді
column-direction = Шек
column-rule-limit = Шектің мәні
column-achieved = Қол жеткізілді
column-result = Нәтиже
column-shortfall = Жетіспейді
column-unit = Өлшем бірлігі
column-goal = Мақсат
column-value = Мәні
column-proved = Не дәлелденді
column-mode = Ауылға көмектесу тәсілі
column-rural = Ауыл
column-urban = Қала
column-all = Барлығы
column-lost = Басымдықсыз нұсқадан кемі
column-chosen = Осы жоспар
column-row = Шектеу
column-multiplier = Көбейткіш, бірлігіне ұпай
column-product = Шек × көбейткіш, ұпай
column-assumption = Не қабылданды
column-state = Күйі
column-warning = Ескерту
column-where = Қайда
column-decision = Не шешілді
column-basis = Негізі

## Сөздер
word-ok = Дұрыс
word-overspent = АРТЫҚ ШЫҒЫС
word-changed = ӨЗГЕРДІ
word-met = орындалды
word-missed = орындалмады
word-below = төмен
word-at-least = кемінде
word-at-most = ең көбі
word-chosen = таңдалған
word-draft = жоба
word-nothing = жоқ
word-not-stated = көрсетілмеген
word-quoted = «{ $text }»
row-total = Барлығы
place-rural = ауыл
place-urban = қала
group-all = барлығы
group-rural = ауыл
group-urban = қала
group-district = аудан
group-region = облыс
group-other = шарт
group-condition = мына шартпен: { $condition }
option-fee = { $option } (жылдық төлем)
option-site = { $option } (нысандағы жұмыс)
option-order = Тапсырыс: { $item }
option-delivery = { $option } (жеткізу: { $district })
spread-fill = алдымен ең көп жетіспейтін жер толық қамтылады
spread-level = теңестіру: алдымен ең көп жетіспейтін жерге беріледі
rule-hard = міндетті
rule-soft = бағдар
rule-report = есеп үшін
unit-pieces = бірлік
unit-objects = нысан
unit-people = адам
unit-people-years = адам-жыл
unit-tenge = ₸
unit-share = үлес
unit-basis-points = × 0,01 пайыздық тармақ
unit-points = ұпай
unit-million = млн ₸

## Мақсаттар мен өлшемдер қарапайым сөзбен
measure-units = «{ $need }»: қамтылған бірлік саны
measure-new = «{ $need }»: бір жылда қамтылған бірлік саны
measure-stock = «{ $need }»: барлық бар саны
measure-share = «{ $need }»: қамтылу үлесі
measure-full = «{ $need }»: толық қамтылған нысан саны
measure-people = «{ $need }»: қамтылған адам саны
measure-count = «{ $option }»: сатып алынған саны
measure-value = «{ $option }»: сатылар бойынша ұпай
measure-people-years = «{ $need }»: қамтылған адам саны, әр жыл үшін
measure-cost = шығыс, ₸
measure-commitment = { $year } жылдан кейінгі жыл сайынғы төлем, ₸
goal-maximise = Мүмкіндігінше көп: { $metric }
goal-minimise = Мүмкіндігінше аз: { $metric }
goal-leximin = Алдымен ең төмен үлесті, содан кейін келесісін, сөйтіп бәрін көтеру: { $metric } ({ $partition ->
    [district] аудандар
   *[region] облыстар
} бойынша)
goal-lowest = { $goal } — { $count-number ->
    [1] ең төмен үлес
   *[other] ең төмен { $count } үлестің қосындысы
}
goal-within = { $goal } ({ $group })
goal-in-year = { $goal }, { $year } жыл
goal-weighted = { $goal } (ұпаймен: ауылда { $weight } салмақпен)
goal-rural-part = { $goal } — алдымен ауылда
goal-tier-part = { $goal } — алдымен «{ $tier }» кезегі
goal-shortfall = «{ $rule }» ережесіне барынша жақын
goal-severity = Тең жағдайда: алдымен көбірек жетіспейтінге
goal-money = Тең жағдайда: мүмкіндігінше арзан
verdict-proved = дәлелденді: бұдан жақсы жоспар жоқ
verdict-solver-proved = барлық нұсқа қаралды, бұдан жақсы жоспар табылмады
verdict-bounded = { $missing } жетпеуі мүмкін, бұл { $percent }
at-most-pieces = ең көбі { $count } бірлік
at-most-objects = ең көбі { $count } нысан
at-most-people = ең көбі { $count } адам
at-most-points = ең көбі { $count } ұпай
at-most-tenge = ең көбі { $amount }
status-proved = бұдан жақсы жоспар жоқ екені дәлелденді
status-solver-proved = барлық нұсқа қаралды, бұдан жақсы жоспар табылмады
status-bounded = жоспар жақсы, бірақ ең жақсысы екені дәлелденбеді: есептеу шегіне жетіп тоқтады, не жетпеуі мүмкін екені төменде
mode-none = Басымдықсыз
mode-impossible = мүмкін емес: бұл тәсілмен ережелер мен шешімдер бірге орындалмайды
mode-not-found = іздеу шегінде жоспар табылмады
mode-first = Қатаң кезек: алдымен ауыл
mode-weight = Салмақ: ауылдағы бір бірлік қаладағы { $weight } бірлікке тең
mode-floor-units = Бірліктің кемінде { $share } — ауылға, немесе оған сатып алуға болатынның бәрі
mode-floor-money = Ақшаның кемінде { $share } — ауылға, немесе оған сатып алуға болатынның бәрі
mode-brief-units = Бірліктің кемінде { $share } — ауылға
mode-brief-money = Ақшаның кемінде { $share } — ауылға
modes-note = Үлестің мәні: ауылға кемінде осынша, немесе оған сатып алуға болатынның бәрі.
guarantee-kept = Кепілдік берілген үлес сақталды: ауылға { $rural }, барлығы { $all }; шарты: { $mode }.
guarantee-exception = Кепілдік берілген үлес жиналмады: ауылға { $rural }, барлығы { $all }; шарты: { $mode }. Ерекшелік қолданылды: ауыл нысандарына жетіспейтін және бағдарлама шарттары бойынша сатып алуға болатынның бәрі сатып алынады.

## Жиынтық
summary-title = Сатып алу жоспары: { $programme }, { $years }
summary-customer = Тапсырыс беруші: { $name }
summary-customer-bin = Тапсырыс беруші: { $name }, БСН { $bin }
summary-status = Қорытынды: { $status }.
summary-money = Ақша
summary-coverage = { $year } жылдың соңындағы қамту
summary-evenness = Аудандар қаншалықты біркелкі қамтылған
column-gini = Джини коэффициенті
column-rural-gap = Ауыл мен қаланың айырмасы, пайыздық тармақ
column-lowest-district = Үлесі ең төмен аудан
column-lowest-share = Оның үлесі
evenness-before = { $need }: дейін
evenness-after = { $need }: кейін
gini-undefined = анықталмаған: ештеңе қамтылмаған
gap-undefined = анықталмаған: қажеттілік тек ауылда немесе тек қалада
summary-goals = Мақсаттар, маңыздылығы бойынша
summary-missed = Қол жеткізілмеген бағдарлар
summary-modes = Ауылға көмектесудің әр тәсілі не берер еді — { $metric }
summary-more = … тағы { $count } («{ $sheet }» парағы)
summary-appendices = Қосымшалар / Приложения
summary-note = Лимиттерді («Тексеру» парағындағы сары ұяшықтар), «Жоспар» парағындағы сан мен бағаны өзгертуге болады: сомалар мен қалдықтар қайта есептеледі, артық шығыс қызыл түспен көрсетіледі. Бұл кезде жоспардың өзі қайта жасалмайды: жаңа бюджет үшін есептеуді қайта іске қосыңыз. Өзгертілген жоспарды тексеру (`jospar verify`) енді растамайды.
key-unused = Жеребе қажет болмады: бірде-бір нысан көрсеткіштері бірдей басқа нысанға жол берген жоқ.
key-used = Толық тең болғанда таңдау жарияланған тәртіппен жасалды (рейтингтегі орны, оқушы саны, жеребе): { $count } нысан. Жеребенің бастапқы жазбасы: { $seed }.
key-unproved = Толық тең болғанда таңдау жарияланған тәртіппен жасалды (рейтингтегі орны, оқушы саны, жеребе): { $count } нысан; бұл тәртіптің дәлдігі дәлелденген жоқ. Жеребенің бастапқы жазбасы: { $seed }.

## Жоспар, сатып алу, қамту, неге
plan-shared-note = Бір бірлік үшін бірнеше көз төлесе, әрқайсысының өз жолы бар: бірлік солардың бірінің жолында саналады, жолдағы сома — сол көздің төлейтіні.
plan-whom-all = барлығына бірге
plan-title = Жоспар: { $programme }, { $years }
plan-not-needed = Жоспар бос: сатып алуға болатын ештеңе жетіспей тұрған жоқ.
reason-less-severe = пайдасы бірдей, бірақ мұнда тапшылық өткірірек: { $rivals }
reason-less-severe-by = пайдасы бірдей, бірақ мақсаттар бойынша жетіспеушілігі азырақ ({ $own }), мына жерде ол көбірек ({ $other }): { $rivals }
reason-dearer = пайдасы бірдей, бірақ мұнда арзанырақ: { $rivals }
plan-empty = Жоспар бос: бар ақшаға қажеттің ешқайсысын сатып алу мүмкін емес.
orders-title = Сатып алу: { $programme }, { $years }
orders-note = Құрамындағы тауар көрсетілген жолдар жинақтың неден тұратынын көрсетеді; олардың сомасы жинақ жолына кіреді.
orders-lots-note = «Тапсырыс: …» жолдары — барлық нысанға бірге тапсырылатыны: бүтін топтамамен және тапсырыс мөлшеріне сай бағамен; қалғаны келесі жылдарға жарайды. Сатып алу жолдарында мұндай тауарлардың құны жоқ.
coverage-title = Қамту: { $programme }, { $years }
coverage-chart = { $need }: бұрынғы және кейінгі қамтылу үлесі
why-title = Неге осылай: { $programme }, { $years }
why-note = Жоспарға кірмеген әр сатып алу кіргендермен салыстырылды: олардың ең жақыны және ол қай мақсат бойынша күштірек екені аталған. «Ұпай» бағаны — сатып алу сол мақсатқа қосатын ұпай минус дәлелдеме көбейткіштері бойынша («Дәлел» парағы) ол алатын ақша мен ережелер; дөңгелектелген. Көбейткіштер бәріне бірдей, сондықтан дәл шекарадағы сатып алудың ұпайы, ол жоспарға кірсе де, кірмесе де, 0 болуы мүмкін: ұпай емес, салыстыру шешеді.
reason-no-shortage = жетіспеушілік жоқ
reason-not-better = бүгін жұмыс істеп тұрғаны одан кем емес
reason-other-works = одан кем емес басқасы сатып алынады
reason-below-norm = сатып алынады, бірақ норма әлі орындалмайды
reason-replaced = сатып алынады, кейін жақсырағымен ауыстырылады
reason-filled = жетіспегені толық сатып алынады
reason-filled-in-part = бір бөлігі сатып алынады; қалғаны: { $why }
reason-renewed = сатып алынады, қызмет мерзімі біткенде қайта алынады
reason-retires = сатып алынады; қызмет мерзімі жоспар ішінде бітеді, соңында жетіспегенінен аз жұмыс істейді
reason-forced = алдын ала шешілген; негізі: { $document }
reason-excluded = жоспардан шығарылған; негізі: { $document }
reason-incomplete = дерек жоқ: { $document }
reason-not-eligible = бағдарлама шартына сай емес: { $condition }
reason-no-payer = төлей алатын бюджет жоқ
reason-prerequisite-missing = алдымен қажет: { $needs }; ол жоқ және сатып алу мүмкін емес
reason-prerequisite-not-bought = алдымен қажет: { $needs }; ол жоспарға кірмеді
reason-lower-tier = ақша бәріне жетпейді, кезекте бұрын тұрғандар: { $rivals }
reason-below-cut-off = бұл ақша мұнда көбірек береді: { $rivals }
reason-soft-rule = бұл сатып алумен «{ $rule }» ережесі нашарырақ орындалар еді
reason-soft-rule-instead = «{ $rule }» ережесі үшін ақша мұнда бөлінді: { $rivals }
reason-hard-rule = ереже рұқсат бермейді: { $rule }
reason-guaranteed-share = кепілдік берілген үлес рұқсат бермейді: { $rule }
reason-no-order = ешқандай тапсырыс мұны қамти алмайды: { $item } тұтас топтамалармен, ең аз тапсырыстан кем емес және жеткізушінің қуаты шегінде жеткізіледі
reason-not-worth = ақша жетсе де, жетпесе де, оң жақта аталған мақсат нашарырақ орындалар еді
reason-not-worth-money = бірде-бір мақсатқа көмектеспейді, ал ақша кетеді
reason-money-spent = қалған ақша бұған жетпейді
reason-outweighed = жалғыз себепті атау мүмкін емес: табылған ең жақсы жиынтықта бұл сатып алу жоқ
reason-too-little-money = бір сатып алуға да ақша жетпейді
reason-tie = барлық мақсат бойынша тең, жеребе шешті: нөмірі { $number }, ал { $rivals } нөмірі — { $other }
reason-tie-rank = барлық мақсат бойынша тең, комиссия рейтингінде бұрын тұрғандар: { $rivals }
reason-tie-pupils = барлық мақсат бойынша тең, оқушысы көбірек болғандар бұрын: { $rivals }
rivals-more = { $names } және тағы { $count }
barrier-rule = { $rule } ({ $group }, { $year })

## Ереже нәтижелері
rules-title = Ереже нәтижелері: шек және қол жеткізілгені
commitments-title = { $year } жылдан кейінгі бюджеттерге қалатын жыл сайынғы төлем
commitments-note = Бұл ақша жоспар бюджеттерінде жоқ: қолданыстағы дүние жыл сайын осынша тұрады.
commitments-empty = Жоспар мерзімінен кейін жыл сайынғы төлем қалмайды.
commitments-without-end = Қызмет ету мерзімі көрсетілмесе, төлем жалғаса береді; алғашқы үш жыл көрсетілген.
service-title = Не сатып алынады, ненің мерзімі бітеді және не жұмыс істейді, { $years }
service-note = y жылы сатып алынған, қызмет мерзімі n жыл бірлік y + n − 1 жылын қоса жұмыс істейді; мерзімінен бұрын ауыстырылмайды. «Жұмыс істейді» жолының жиыны — бірлік-жыл.
service-bought = сатып алынады
service-replacing = соның ішінде мерзімі біткеннің орнына
service-retired = мерзімі бітеді: осы жылдан бастап жұмыс істемейді
service-in-use = жыл соңында жұмыс істейді
rules-empty = Бағдарламада ереже жоқ.

## Тексеру
check-title = Тексеру: жоспар сомалары мен лимиттер
check-note = Барлық сан «Жоспар» парағы бойынша есептеледі. Сары ұяшықтарды өзгертуге болады: шығыс, қалдық және нәтиже қайта есептеледі. Жоспардың өзі өзгермейді.

## Дәлел
proof-title = Дәлел: неге бұдан жақсы жоспар жоқ
proof-1 = Бұл парақ тексерушіге арналған. Ол сол ақша мен сол ережелер кезінде басқа ешбір жоспар ұсынылғаннан көп бере алмайтынына қолмен есептеп көз жеткізуге мүмкіндік береді.
proof-2 = 1. Әр шектеудің (бюджеттің, ереженің, орындалған мақсаттың) көбейткіші бар: оның бір бірлігі мақсаттың неше ұпайына тең. Көбейткіштер кез келген жарамды сан бола алады: шекара олардың әр жиынтығында дұрыс, жақсы жиынтық оны дәлірек етеді.
proof-3 = 2. Ешбір жоспар «шек × көбейткіш» сомасы мен нысандардың ең жақсы жауаптарының сомасынан артық ұпай жинамайды: бұл — шектеудің жұмсалған әр бірлігі үшін көбейткішін төлесе, әр нысан ала алатын ең жақсы нәтиже.
proof-4 = 3. Егер бұл шекара жоспар мәніне бір ұпай қосқаннан аз болса, бұдан жақсы жоспар жоқ: мәндер бүтін.
proof-5 = 4. Мақсаттар кезекпен тексеріледі; орындалған әр мақсат келесілеріне шектеу болады: оның мәні нашарламауы керек.
proof-6 = Бұл парақтағы сандар оқуға ыңғайлы болу үшін дөңгелектелген, бюджеттер миллион теңгемен берілген. Дәл көбейткіштер мен әр нысанның ең жақсы жауабын jospar verify командасы жасырын «Деректер» парағы бойынша бүтін сандармен, шешуші бағдарламасыз қайта есептейді.
proof-goal = { $number }-мақсат. { $goal }
proof-goal-text = Модельде: { $text }
proof-tiyn = Бұл мақсаттың ұпайлары — тиын (теңгенің 1/100 бөлігі).
proof-scale = Бір бірліктегі ұпай: { $points }.
proof-minimise = «Мүмкіндігінше аз» мақсаты минус таңбасымен тексеріледі: шығыстың немесе жетіспегеннің минусы мүмкіндігінше көп.
proof-value = Жоспар мәні
proof-bound = Шекара: бұдан жақсы болмайды
proof-label = Белгі
proof-label-a = A — дәл дәлелденді: бүтін сандармен есептелген шекара жоспар мәніне тең
proof-label-b = B — шешуші бағдарлама барлық нұсқаны қарады; дәл шекара жоспар мәнінен сәл артық
proof-label-c = C — есептеу шегіне жетіп тоқтады; шекара қанша жетпеуі мүмкін екенін көрсетеді
proof-case = { $number }-жағдай. Қолданылмайды: { $rows }
proof-split-at-most = Тек мына жоспарлар: { $object } { $year } жылдың соңына дейін ең көбі { $quantity } алады: { $option }
proof-split-at-least = Тек мына жоспарлар: { $object } { $year } жылдың соңына дейін кемінде { $quantity } алады: { $option }
proof-split-covered-at-most = Тек мына жоспарлар: ең көбі { $quantity } қамтылған: { $group }
proof-split-covered-at-least = Тек мына жоспарлар: кемінде { $quantity } қамтылған: { $group }
proof-split-lots-at-most = Тек мына жоспарлар: { $year } жылы { $from } бірліктен басталатын бағамен ең көбі { $quantity } топтама тапсырылған: { $item }
proof-split-lots-at-least = Тек мына жоспарлар: { $year } жылы { $from } бірліктен басталатын бағамен кемінде { $quantity } топтама тапсырылған: { $item }
proof-responses = Осы көбейткіштердегі нысандардың ең жақсы жауаптарының сомасы
proof-total = Шекара: барлығы
proof-plan-value = Жоспар мәні
proof-conclusion = Қорытынды
proof-closed = шекара жоспар мәні + 1 санынан аз: бұдан жақсы жоспар жоқ
proof-open = бұл көбейткіштер шекараны жаппайды
row-budget = «{ $source }» бюджеті, { $year }
row-budget-upper = «{ $source }» бюджеті, { $year }, жоғарғы бағамен: { $tenders }
row-rule = «{ $rule }» ережесі ({ $group }, { $year })
row-share-part = Ауылдың кепілді үлесі
row-share-full = Ауылдың қажеттілігі толық қамтылған
row-goal = Орындалған { $number }-мақсат: { $goal }
row-covered = «{ $group }» тобында қамтылғаны
row-ordered = { $year } жылдың соңына дейін тапсырылғаны: { $item }
row-spare = { $year } жылдың соңындағы қалдық: { $item }
row-below = «{ $group }» тобы: ең төмен { $count } үлестің шегінен қалуы

## Болжамдар
assumptions-title = Болжамдар мен ескертулер
assumptions-note = Мұнда бағдарлама өзі қабылдағанның бәрі, есептеуге дейін шешілгеннің бәрі және бастапқы деректерге қатысты барлық ескерту көрсетілген.
assumptions-section = Не қабылданды
warnings-section = Бастапқы деректерге ескертулер
decisions-section = Есептеуге дейін не шешілді
decision-must = { $object }: жетіспегені міндетті түрде қамтылады
decision-exclude = { $object }: жоспарға енгізілмейді
decision-incomplete = { $object }: жол толық емес, жоспар онсыз жасалды
decision-lock = { $object }: «{ $option }», кемінде { $count }

## Журнал
log-title = Журнал: жоспар неден және қалай жасалды
log-what = Не
log-value = Мәні
log-version = Есептеу бағдарламасы
log-programme = Сатып алу бағдарламасы
log-input = Деректер файлы
log-input-hash = Деректер файлының SHA-256 қосындысы
log-model-hash = Модельдің SHA-256 қосындысы
log-source-hash = { $file } файлының SHA-256 қосындысы
log-status = Қорытынды
log-seed = Жеребенің бастапқы жазбасы
log-priority = Басымдық ({ $programme })
log-param = { $name } параметрі
log-goal = Модельдегі мақсат

## Терминалдағы қысқа жиынтық
text-title = { $programme }, { $years }
text-budget = Ақша: { $source }, { $year }: лимит { $limit }, шығыс { $spent }, қалдық { $left }
text-budget-carried = Ақша: { $source }, { $year }: лимит { $limit } және ауысқаны { $carried }, шығыс { $spent }, қалдық { $left }
text-coverage = Қамту: { $need } ({ $group }): { $before } → { $after }, қажеті { $needed } ({ $share_before } → { $share_after })
text-goal = { $goal }; { $verdict }
text-missed = { $rule } ({ $group }): { $verdict }, шек { $limit }, қол жеткізілді { $achieved }
text-modes = Ауылға көмектесу тәсілі — { $metric } (ауыл + қала = барлығы; басымдықсыз нұсқадан кемі):
text-mode-free = { $mode }: { $rural } + { $urban } = { $total }
text-mode = { $mode }: { $rural } + { $urban } = { $total }; −{ $lost }
text-more = … тағы { $count }

# Prices that are not certain
assumption-uncertain = Бағасы белгісіз: { $names }. Олардың ең көбі { $protect } жоғарғы бағаға дейін көтерілсе, қайсысы болса да, жоспар ақшаға сыяды.
check-upper = Баға көтерілсе: { $count } сатып алудың ең көбі { $protect } жоғарғы бағамен өтсе, қайсысы болса да, жоспар ақшаға сыяды. Әр бюджет бойынша оған ең аз ақша қалдыратындары:
column-upper = Жоғарғы бағамен
summary-upper = Баға көтерілуі мүмкін: осы { $count } сатып алудың ең көбі { $protect } жоғарғы бағамен өтсе, қайсысы болса да, жоспар ақшаға сыяды: { $tenders }.
