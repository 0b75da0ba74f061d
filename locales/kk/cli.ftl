# Командалық жол: `.usage` пен `.examples` бар `help-<команда>`, `help-arg-<аргумент>`, қате шақыру, хабарлар.

help-jospar = Жабдық сатып алуды жоспарлайды: кірісі мектептер, бағалар және бюджеттер кітабы, шығысы дәлелденген жоспар.
    .usage = jospar КОМАНДА [ПАРАМЕТРЛЕР]
    .examples =
        jospar models
        jospar template wifi -o wifi.xlsx
        jospar check wifi.xlsx
        jospar plan wifi.xlsx
        jospar verify wifi.plan.xlsx
        jospar explain wifi.plan.xlsx "№ 5 мектеп"
help-models = Енгізілген бағдарламалардың тізімін немесе біреуін толық көрсетеді.
    .usage = jospar models [ID] [ПАРАМЕТРЛЕР]
    .examples =
        jospar models
        jospar models teacher_computers
        jospar models teacher_computers > mine.toml
help-template = Толтыратын кітап жасайды: парақтар, тақырыптар, өлшем бірліктері, ашылмалы тізімдер, түсіндірмелер және үлгі жолдар.
    .usage = jospar template MODEL [ПАРАМЕТРЛЕР]
    .examples =
        jospar template teacher_computers
        jospar template wifi -o wifi-2027.xlsx --lang kk
help-check = Кіріс файлдың барлық қатесін бір рет қарап табады: файл, парақ, ұяшық және не істеу керек.
    .usage = jospar check INPUT [ПАРАМЕТРЛЕР]
    .examples =
        jospar check input.xlsx
        jospar check list.csv --model wifi --budget "454 млн" --json
help-plan = Жоспар құрады, жоспар кітабын кіріс файлдың жанына жазады және қысқа қорытынды көрсетеді.
    .usage = jospar plan INPUT [ПАРАМЕТРЛЕР]
    .examples =
        jospar plan input.xlsx
        jospar plan list.xlsx --model teacher_computers --budget "311,8 млн" --price pc="269 956"
        jospar plan input.xlsx --rural floor=50%:units -o half.plan.xlsx
        jospar plan input.xlsx --json
help-frontier = Бюджеттің басқа сомалары не беретінін көрсетеді: ақшаға қарай қамту, қажетті үлеске жететін ең аз ақша және тағы бір миллионның беретіні.
    .usage = jospar frontier INPUT [ПАРАМЕТРЛЕР]
    .examples =
        jospar frontier input.xlsx
        jospar frontier input.xlsx --target 80%
        jospar frontier input.xlsx --from "300 млн" --to "500 млн" --points 10
        jospar frontier input.xlsx --source local -o frontier.xlsx
help-verify = Жоспарды тек өз кітабы бойынша қайта дәлелдейді: ақша, ережелер, қамту, шек және әр ұяшық.
    .usage = jospar verify PLAN.xlsx [ПАРАМЕТРЛЕР]
    .examples =
        jospar verify input.plan.xlsx
        jospar verify input.plan.xlsx --input input.xlsx
help-reserve = Келесі кім екенін көрсетеді: жоспар түгел сақталса, қосымша ақша немесе төменірек баға не қосар еді.
    .usage = jospar reserve PLAN.xlsx [ПАРАМЕТРЛЕР]
    .examples =
        jospar reserve input.plan.xlsx
        jospar reserve input.plan.xlsx --places 100 -o reserve.xlsx
        jospar reserve input.plan.xlsx --source local --extra "5 млн"
help-compare = Екі жоспарды салыстырады: ақша, қамтылу, мақсаттар, ережелер, және кім көбірек не азырақ алады.
    .usage = jospar compare A.xlsx B.xlsx [ПАРАМЕТРЛЕР]
    .examples =
        jospar compare plan.xlsx revised.xlsx
        jospar compare plan.xlsx revised.xlsx --json
help-explain = Жоспар кітабы бойынша нысанның не себепті алғанын не алмағанын және басқаша болса не болатынын түсіндіреді.
    .usage = jospar explain PLAN.xlsx НЫСАН [ПАРАМЕТРЛЕР]
    .examples =
        jospar explain input.plan.xlsx AO-0059
        jospar explain input.plan.xlsx "№ 7 лицей"
        jospar explain input.plan.xlsx AO-0059 --json

help-examples = Мысалдар:
help-usage = Шақыру:
help-commands = Командалар
help-arguments = Аргументтер
help-options = Параметрлер
help-exit-codes = Қайтару кодтары: 0 дайын · 1 кіріс файлда қате бар немесе жоспар қабылданбады · 2 қате шақыру, файл не жүйе ақауы · 3 міндетті ережелерді сақтайтын жоспар жоқ · 4 бірде-бір жоспар табылмай тоқтатылды · 101 бағдарлама қатесі

help-arg-color = Хабарлардың түсі: auto, always немесе never. NO_COLOR ескеріледі
help-arg-budget = Кітаптағының орнына бюджет сомасы: "311,8 млн" немесе local:2027="5 000 000". Қайталауға болады
help-arg-force = Бар файлды ауыстыру
help-arg-help = Осы анықтаманы көрсету
help-arg-id = Толық көрсетілетін бағдарлама
help-arg-input = Кітап (.xlsx, .xls, .xlsb, .ods), .csv файлы немесе .csv файлдары бар қалта
help-arg-json = Стандартты шығысқа бағдарламаларға арналған JSON
help-arg-lang = Тіл: kk, ru немесе en. Көрсетілмесе, «Баптаулар» парағындағы тіл, әйтпесе ru
help-arg-memory-limit = Оқу мен жоспар іздеуге арналған жад, МиБ. Көрсетілмесе, 4096
help-arg-model = Бағдарлама: id (`jospar models` қараңыз) немесе модель файлы. Көрсетілмесе, «Баптаулар» парағындағы бағдарлама
help-arg-output = Кітап қайда жазылады; - стандартты шығысты білдіреді
help-arg-plan = Жоспар кітабы
help-arg-price = Кітаптағының орнына нұсқа не тауар бағасы: pc="269 956". Қайталауға болады
help-arg-quiet = Қателерден басқа хабар жоқ, `check` үшін де; --json толық қалады
help-arg-rural = Ауыл мектептерінің басымдығы: none, first, weight=3/2, floor=50%:units немесе floor=50%:money (немесе ауылға сатып алуға болатынның бәрі)
help-arg-skip-incomplete = Файлды қабылдамай қоюдың орнына толық емес жолдарсыз жоспарлап, оларды тізіп көрсету
help-arg-time-limit = Іздеуді осынша секундтан кейін тоқтату. Онда жоспар компьютер жылдамдығына тәуелді болады және бұл туралы жазылады
help-arg-version = Нұсқаны көрсету
help-arg-year = Модель жылының орнына жоспардың бірінші жылы: модельдің жылдары, бағалары мен сомалары бірге жылжиды
help-arg-source = Өзгеретін бюджет: id немесе атауы. Көрсетілмесе, бірінші мақсатқа төлейтіндердің бәрі бір үлеспен өзгереді
help-arg-from = Ең аз сома, мысалы "300 млн". Көрсетілмесе, 0
help-arg-to = Ең көп сома. Көрсетілмесе, жабуға болатынның бәрін жабатын сома
help-arg-points = Шамамен қанша сома, 2-ден 200-ге дейін. Көрсетілмесе, 20
help-arg-target = Үлес, мысалы 80%: оған жету үшін қанша ақша керек
help-frontier-output = Кестесі мен диаграммасы бар кітап
help-frontier-time-limit = Сонша секундтан кейін тоқтап, сол кезге дейін табылған нүктелерді көрсету
help-reserve-source = Ақшасы көбейетін бюджет: id немесе атауы. Онсыз — әр бюджет кезегімен
help-arg-places = Қанша орын көрсетілсін. Онсыз — модельде айтылғанынша, әйтпесе 20
help-arg-extra = Қосылатын ақша, мысалы "5 млн": ол қанша орынға жетеді және ешкімді жоғалтпау неге тұрады
help-reserve-output = Тізімі бар кітап
help-reserve-time-limit = Осынша секундтан кейін тоқтап, сол уақытқа дейін табылған орындарды көрсету
help-plan-output = Жоспар кітабы. Көрсетілмесе, кіріс файлдың жанындағы <INPUT>.plan.xlsx; - стандартты шығысты білдіреді
help-plan-json = Қорытындының орнына бір JSON нысаны; -o болмаса, кітап жазылмайды
help-template-model = Бағдарлама: id (`jospar models` қараңыз) немесе модель файлы
help-template-output = Кітап қайда жазылады. Көрсетілмесе, ағымдағы қалтадағы <MODEL>.xlsx; - стандартты шығысты білдіреді
help-compare-first = Бір жоспардың кітабы
help-compare-second = Екінші жоспардың кітабы
help-compare-exit-code = Жоспарлар өзгеше болса, аяқталу коды 1
help-explain-object = Нысан: оның коды немесе атауының бөлігі
help-explain-quick = Тек жоспарда айтылғаны, сынама есептеусіз
help-explain-time-limit = Әр сынама есептеуді осынша секундтан кейін тоқтату
help-verify-input = Жоспардың кіріс файлы: жоспар дәл осы файл бойынша құрылған болуы тиіс

usage-unknown-argument = мұнда `{ $argument }` параметрі жоқ
usage-unknown-command = `{ $command }` командасы жоқ
usage-no-command = команда көрсетілмеген
usage-missing = `{ $argument }` аргументі көрсетілмеген
usage-no-value = `{ $argument }` параметріне мән керек
usage-wrong-value = `{ $value }` мәні `{ $argument }` үшін жарамайды
usage-value-not-allowed = `{ $value }` мәні `{ $argument }` үшін жарамайды; рұқсат етілгені: { $allowed }
usage-repeated = `{ $argument }` бірнеше рет көрсетілген
usage-conflict = `{ $argument }` пен `{ $prior }` бірге қолданылмайды
usage-help = `jospar --help` немесе командадан кейін `--help` деп қараңыз.

cli-reading = { $file } оқылуда …
cli-solving = { $objects } нысанға жоспар ізделуде …
cli-writing = жоспар жазылып, тексеріліп жатыр …
cli-check-accepted = { $model }: деректер толық. Нысандар: { $objects }, сатып алу нұсқалары: { $options }, бюджеттердің жалпы сомасы { $budget }.
cli-check-count = Қателер: { $errors }. Ескертулер: { $warnings }.
cli-plan-written = Жоспар { $file } файлына жазылды
cli-template-written = Үлгі { $file } файлына жазылды. Сары ұяшықтарды толтырып, файлды `jospar check` командасымен тексеріңіз.
cli-nothing-written = Қателер: { $errors }. Ештеңе жазылған жоқ.
cli-no-plan = барлық міндетті ережені сақтайтын жоспар жоқ. Ең жақынына мыналар жетпейді:{ $rules }
cli-no-plan-rule = {"  "}`{ $rule }` ({ $group }, { $year }): { $short } жетпейді
cli-group-all = барлық нысандар
cli-group-rural = ауыл
cli-group-urban = қала
cli-stopped = бірде-бір жоспар табылмай іздеу тоқтатылды; --time-limit параметрімен көбірек уақыт беріңіз
cli-stopped-by-user = сіз іздеуді алғашқы жоспар табылғанға дейін тоқтаттыңыз
cli-stopping = тоқтатылуда: табылған ең жақсы жоспар жазылады; бірден үзу үшін Ctrl-C пернелерін тағы бір рет басыңыз
cli-interrupted = бірден үзілді; жоспар жазылған жоқ
cli-progress = { $goals } мақсаттың { $goal }-мақсаты: табылғаны { $value }, { $bound } мәнінен жақсы жоспар жоқ, алшақтық { $gap }, { $seconds } с
cli-progress-no-plan = { $goals } мақсаттың { $goal }-мақсаты: жоспар әлі жоқ, { $seconds } с
cli-frontier-stopping = тоқтатылуда: табылған нүктелер көрсетіледі; бірден үзу үшін Ctrl-C пернелерін тағы бір рет басыңыз
cli-frontier-progress = { $all } нүктенің { $done }-і
cli-frontier-written = Кесте мен диаграмма { $file } файлында
cli-reserve-stopping = тоқтатып жатырмын: табылған орындар көрсетіледі; бірден тоқтату үшін Ctrl-C тағы басыңыз
cli-reserve-progress = { $all } орыннан { $done }-орын
cli-reserve-written = Тізім { $file } файлында
cli-reserve-no-limit = бұл бюджеттің шегі жоқ: ақша бәріне жетеді, резерв жоқ
cli-frontier-nothing-paid = бұл бюджет мақсаттар өлшейтін ештеңеге төлемейді, сондықтан оның сомасына ештеңе тәуелді емес; --source параметрімен басқасын атаңыз
cli-frontier-no-whole = көрсеткіштің үлесі есептелетін тұтасы жоқ, сондықтан --target сұрағына жауап жоқ; оны алып тастап, кестені қараңыз
cli-frontier-empty-range = --from мәні --to мәнінен (немесе бәрін жабатын сомадан) үлкен: кішірек --from не үлкенірек --to беріңіз
cli-two-results = `--json` пен `-o -` екеуі де стандартты шығысқа жазады; кітап үшін файл көрсетіңіз
cli-audit-refused = тексеру jospar { $version } құрған жоспарды қабылдамады, сондықтан ештеңе жазылған жоқ. Бұл бағдарлама қатесі: кіріс файлды қосып хабарлаңыз
cli-bug = кітапты жасау мүмкін болмады: { $reason }. Бұл бағдарлама қатесі: кіріс файлды қосып хабарлаңыз
cli-worker-panic = jospar { $version } бағдарламасында қате болды, жоғарыдан қараңыз; ештеңе жазылған жоқ. Кіріс файлды қосып хабарлаңыз
cli-worker-crash = оқу не жоспар іздеу күтпеген жерден тоқтады; ештеңе жазылған жоқ. Не --memory-limit берген { $memory } МиБ аз, не файл бүлінген: көбірек жад беріңіз немесе файлды қайта сақтаңыз
cli-worker-overdue = іздеу { $seconds } секундта аяқталмай, сырттан тоқтатылды; ештеңе жазылған жоқ
cli-worker-unstartable = жұмыс процесін іске қосу мүмкін болмады: { $reason }
cli-no-object = жоспарда коды немесе атауында «{ $text }» бар нысан жоқ
cli-many-objects = «{ $text }» бірнеше нысанның кодында немесе атауында бар: { $count }. Біреуінің кодын көрсетіңіз:{ $names }
cli-plan-not-sound = { $file }: жоспар расталмады, сондықтан ол бойынша ештеңе айтуға болмайды; онда не дұрыс емес:
cli-verify-same-input = Жоспар дәл осы кіріс файл бойынша құрылған.
cli-verify-same-content = Жоспар дәл осы деректер бойынша құрылған: файлдың байттары басқа (қайта сақталған немесе басқа пішімде), мазмұны сол.
cli-verify-other-input = Жоспар осы кіріс файл бойынша құрылмаған: айырмашылықтары жоғарыда.
cli-verify-accepted = { $file }: жоспар расталды.
cli-verify-sound-but-other = { $file }: жоспардың өзі дұрыс, бірақ ол бұл кіріс файлы бойынша жасалмаған: ҚАБЫЛДАНБАДЫ.
cli-verify-refused = { $file }: жоспар ҚАБЫЛДАНБАДЫ.
stdout-failed = нәтижені шығару мүмкін болмады: { $reason }
