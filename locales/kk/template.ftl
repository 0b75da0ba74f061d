# Кіріс кітабының үлгісі.
template-sheet-guide = Нұсқаулық
template-sheet-objects = Мектептер
template-sheet-items = Тауарлар мен бағалар
template-sheet-budgets = Бюджеттер
template-sheet-settings = Баптаулар

template-guide-intro = `{ $model }` бағдарламасына арналған кіріс деректер үлгісі. Толтырылған кітап бойынша `jospar plan` командасы сатып алу жоспарын құрады.
template-guide-objects = «Мектептер» парағы: әр мектепке немесе басқа нысанға бір жол. Код қайталанбауы тиіс және жолдардың ретіне тәуелді емес; реттік нөмір код болып саналмайды.
template-guide-kind = «{ $sheet }» парағы: { $kind }, әрқайсысына бір жол. Коды қайталанбайды және жолдардың ретіне тәуелді емес; жол нөмірі код емес.
template-guide-colours = Сары ұяшықтарды толтыру керек. Ақ ұяшықтарды бос қалдыруға болады: бос ұяшықтың мағынасы тақырып ескертпесінде жазылған. Бос сары ұяшық нөл емес, қате болып саналады.
template-guide-notes = Әр тақырыптың ескертпесі бар: бағанға не және қандай бірлікпен жазылады. Бағандардың орнын ауыстыруға болады.
template-guide-examples = Бірінші ұяшығы # белгісінен басталатын сұр жолдар мысал ретінде берілген. Бағдарлама оларды өткізіп жібереді; жоюға болады.
template-guide-money = «Тауарлар мен бағалар» парағындағы бағалар бос: өз бағаларыңызды жазыңыз; модельде не тұрғаны қасында мысал ретінде ғана айтылған. «Бюджеттер» парағы модельден толтырылған: өз сомаларыңызды жазыңыз; өлшем бірлігі тақырыпта.
template-guide-settings = «Баптаулар» парағы: тапсырыс беруші, оның БСН-і, қаржы жылы және жоспар тілі.
template-guide-next = Кітапты сақтап, `jospar check ФАЙЛ` командасын орындаңыз: бағдарлама барлық қатені парағы мен ұяшығымен атайды. Содан кейін `jospar plan ФАЙЛ`.

template-column-id =
    .note = Нысанның жылдан жылға өзгермейтін коды. Қайталанбауы тиіс. Бұл реттік нөмір емес.
    .first-example = # S001
    .second-example = # S002
template-column-name =
    .note = Ұйымның құжаттардағы атауы. Бос қалдыруға болады.
    .first-example = № 1 орта мектеп (мысал)
    .second-example = № 7 мектеп-гимназия (мысал)
template-column-region =
    .note = Облыс немесе республикалық маңызы бар қала. Бос қалдыруға болады.
    .first-example = Алматы облысы
    .second-example = Алматы облысы
template-column-district =
    .note = Аудан немесе облыстық маңызы бар қала.
    .first-example = Талғар ауданы
    .second-example = Талдықорған қаласы
template-column-rural =
    .note = Нысан ауылдық жерде болса иә, әйтпесе жоқ.
    .first-example = иә
    .second-example = жоқ
template-column-item = Тауар
template-column-year = Жыл
template-column-price = Бағасы, теңге
template-column-note = Ескертпе
template-note-note = Бағдарлама моделінде не тұрғаны. Бағдарлама мұны оқымайды.
template-example-price = Модельдегі мысал{ $year ->
    [none] { "" }
   *[other] , { $year } жыл
  }: { $price }
template-column-upper = Жоғарғы баға, теңге
template-column-lot = Топтама
template-column-moq = Ең аз тапсырыс
template-column-capacity = Қуаты
template-column-breaks = Баға сатылары
template-column-source = Көзі
template-column-amount = Сомасы, теңге
template-in-tenge = { $header }, теңге
template-yes = иә
template-no = жоқ

template-note-count = Бүтін сан, 0 немесе одан көп.
template-note-amount = Теңгемен жазылған сома.
template-note-share = Үлес, мысалы 50% немесе 1/2.
template-note-yes-no = иә немесе жоқ.
template-note-choice = тізімнің бірі.
template-note-text = Мәтін.
template-note-year = Жыл, төрт цифр.
template-note-code = Құжаттардағы код; ұяшық мәтіндік болса, бастапқы нөлдер сақталады.
template-note-required = Толтыру керек.
template-note-default = Бос ұяшықтың мағынасы: { $value }.
template-note-missing = Дерек болмаса, { $words } деп жазыңыз.
template-note-item = Не сатып алынады: бағдарлама моделіндегі атауы немесе id.
template-note-price = Бір бірліктің бағасы, теңгемен, ҚҚС-пен.
template-note-upper = Сатып алу нәтижесінде бір бірлік ең көбі қанша тұруы мүмкін. Баға нақты болса, бос қалдырыңыз. Бағдарламада көрсетілген санға дейін кез келген сатып алу осы бағамен өтсе де, жоспар ақшаға сыяды.
template-note-price-year = Баға қолданылатын жыл.
template-note-lot = Топтамада неше дана: тапсырыс — топтамалардың бүтін саны.
template-note-moq = Ең аз тапсырыс, бірлікпен.
template-note-capacity = Жеткізуші бір жылда ең көп беретіні, бірлікпен; бос болса — шексіз.
template-note-breaks = Үлкен тапсырыстардың барлық бірлігінің бағасы: `10 = 410 000; 100 = 390 000`.
template-note-source = Ақша көзі: бағдарлама моделіндегі атауы немесе id.
template-note-budget-year = Қаржы жылы.
template-note-budget = Осы жылы осы көзден қанша жұмсауға болады, теңгемен. Нөл ақша жоқ дегенді білдіреді.
template-note-placeholder = Бұл факт емес, мысалға берілген шартты сан: өзіңіздікімен ауыстырыңыз.

template-setting = Параметр
template-value = Мәні
template-note-setting = Параметр атауы; ол өзгертілмейді.
template-note-value = Параметр мәні.
template-setting-model = Үлгі
    .note = Жоспар құрылатын бағдарлама: енгізілген бағдарламаның id-і немесе модель файлы.
template-setting-customer = Тапсырыс беруші
    .note = Тапсырыс берушінің жылдық сатып алу жоспарындағы атауы. Бос қалдыруға болады.
template-setting-bin = БСН
    .note = Тапсырыс берушінің БСН-і, 12 цифр. Тең нысандар арасындағы жеребе осыдан шығады. Бос қалдыруға болады.
template-setting-year = Қаржы жылы
    .note = Жоспардың бірінші жылы. Модельдегіден өзге болса, модельдің жылдары мен бағалары жылжиды.
template-setting-language = Тіл
    .note = Жоспар кітабының тілі: kk, ru немесе en.
