# audit
audit-accepted = Жоспар расталды: файлдағының бәрі қайта тексерілді және дұрыс.
audit-refused = Жоспар расталмады: файлда дәлелденгенге сәйкес келмейтін нәрсе бар.
audit-other-input = ҚАБЫЛДАНБАДЫ: жоспардың өзі дұрыс, бірақ ол бұл кіріс файлы бойынша жасалмаған.
audit-held = Тексерілді және дұрыс:
audit-held-seal = { $sheets } парақтағы { $cells } ұяшық жазылған күйінде
audit-held-purchases = сатып алу мен төлемдер: { $objects } нысан үшін { $count } жол — рұқсат етілген, өз бағасымен, сомалары дұрыс
audit-held-expenses = нысандағы жұмыстар мен жеткізу: { $count } жол — тиесілі, өз бағасымен, сомалары дұрыс
audit-held-orders = тапсырыстар: { $count } жол — бүтін топтамалар, мөлшеріне сай бағамен, пайдаланылғанын жабады, сомалары дұрыс
audit-held-plan-sheet = жоспар парағында сол жолдар: { $count }
audit-held-budget = { $budget }, { $year }: { $limit } ішінен { $spent } жұмсалды, { $left } қалды
audit-held-upper = жоғарғы баға: { $count } сатып алудың ең көбі { $protect } жоғарғы бағамен өтсе, қайсысы болса да, бірде-бір бюджет асып кетпейді ({ $sets } жағдай)
audit-held-coverage = қамтылу: { $count } жол, бәрі сатып алудан шығады
audit-held-rules = ережелер: { $count } жолдың { $met } орындалған, нәтижелердің бәрі дұрыс
audit-held-soft = жұмсақ ереже { $rule }, { $group }, { $year }: көрсетілгендей { $short } жетпейді
audit-held-share = ауылдың кепілді үлесі сақталған, сатып алу: { $options }
audit-held-share-full = ауылдың кепілді үлесі жиналмады, сатып алу: { $options }; ерекшелік қолданылды: ауыл нысандары ала алатынының бәрін алады
audit-held-goal-proved = { goal-words }: { $value }; одан артық жоспар жоқ екені қайта дәлелденді
audit-held-goal-solver = { goal-words }: { $value }; одан артық болмайтынын шешуші бағдарлама айтады, қайта дәлелденгені: { $bound } мәнінен артық емес
audit-held-goal-bounded = { goal-words }: { $value }; іздеу тоқтатылған, қайта дәлелденгені: { $bound } мәнінен артық емес
audit-held-goal-unproved = { goal-words }: { $value }; жоспардың қаншалықты артық болуы мүмкін екенін тек шешуші бағдарлама айтады
audit-edited-budget = өзгертілген сандармен, { $budget }, { $year }: { $limit } ішінен { $spent }, { $left } қалды
audit-edited-soft = өзгертілген сандармен, жұмсақ ереже { $rule }, { $group }, { $year }: { $short } жетпейді
audit-edited-fewer = өзгертілген сандармен, { $need }: { $difference } кем қамтылады ({ $was } → { $is })
audit-edited-more = өзгертілген сандармен, { $need }: { $difference } артық қамтылады ({ $was } → { $is })
audit-edited-same = өзгертілген сандармен, { $need }: қамтылу сол күйінде ({ $is })
# A goal in words: its kind or sense, what it measures, where, up to which tier, in which year.
goal-words = { $goal ->
    [severity] тең жағдайда — алдымен көбірек жетіспейтінге
    [money] тең жағдайда — мүмкіндігінше арзан
    [shortfall] «{ $goal-of }» ережесіне барынша жақын
   *[other] { $goal ->
        [minimise] мүмкіндігінше аз
        [leximin] алдымен ең төмен үлесті, содан кейін келесісін, сөйтіп бәрін көтеру
       *[maximise] мүмкіндігінше көп
        }: { $goal-measure ->
            [units] «{ $goal-of }»: қамтылған бірлік саны
            [new] «{ $goal-of }»: бір жылда қамтылған бірлік саны
            [stock] «{ $goal-of }»: барлық бар саны
            [share] «{ $goal-of }»: қамтылу үлесі
            [full] «{ $goal-of }»: толық қамтылған нысан саны
            [people] «{ $goal-of }»: қамтылған адам саны
            [people-years] «{ $goal-of }»: қамтылған адам саны, әр жыл үшін
            [commitment] { $goal-of } жылдан кейінгі жыл сайынғы төлем
            [count] «{ $goal-of }»: сатып алынған саны
            [value] «{ $goal-of }»: сатылар бойынша ұпай
            [cost] шығыс
           *[text] { $goal-of }
        }{ $goal-place ->
            [all] { "" }
            [rural] { " " }(ауыл)
            [urban] { " " }(қала)
           *[other] { " " }({ $goal-place })
        }{ $goal-tier ->
            [none] { "" }
            [rural] { " " }— алдымен ауылда
           *[other] { " " }— алдымен «{ $goal-tier }» кезегі
        }{ $goal-year ->
            [none] { "" }
           *[other] { " " }{ $goal-year } жылы
        }{ $goal-lowest-number ->
            [0] { "" }
            [1] , ең төмен үлес
           *[other] , ең төмен { $goal-lowest } үлестің қосындысы
        }
}
