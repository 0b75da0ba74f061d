# report

# Болжамдар
assumption-guessed-column = `{ $sheet }` парағы: `{ $header }` бағаны `{ $column }` деп қабылданды
assumption-row-number = `{ $sheet }` парағы: `{ $header }` бағанында жол нөмірлері, ол оқылмайды
assumption-note-column = `{ $sheet }` парағы: `{ $header }` бағанында түсініктемелер, ол оқылмайды
assumption-empty-column = `{ $sheet }` парағы: `{ $header }` бағаны бос
assumption-object-sheet = нысандар тізімі `{ $sheet }` парағынан оқылды: онда лайықты бағандар ең көп
assumption-skipped-column-numbers = `{ $sheet }` парағы: өткізіп жіберілген жолдар (баған нөмірлері): { $rows }; барлығы { $count }
assumption-skipped-sections = `{ $sheet }` парағы: өткізіп жіберілген жолдар (бөлім тақырыптары): { $rows }; барлығы { $count }
assumption-skipped-totals = `{ $sheet }` парағы: өткізіп жіберілген жолдар (қорытындылар): { $rows }; барлығы { $count }
assumption-skipped-footnotes = `{ $sheet }` парағы: өткізіп жіберілген жолдар (ескертпелер мен қолдар): { $rows }; барлығы { $count }
assumption-skipped-examples = `{ $sheet }` парағы: өткізіп жіберілген жолдар (үлгі мысалдары): { $rows }; барлығы { $count }
assumption-skipped-headers = `{ $sheet }` парағы: өткізіп жіберілген жолдар (қайталанған тақырыптар): { $rows }; барлығы { $count }
assumption-identity-bin = код бағаны жоқ: нысандар БСН бойынша ажыратылады
assumption-identity-name = код пен БСН бағандары жоқ: нысандар ауданы мен атауы бойынша ажыратылады
assumption-bin-zeros = БСН-де бастапқы нөлдер қалпына келтірілді, ұяшық саны: { $count }
assumption-district-from-sections = аудан бағаны жоқ: аудандар бөлім жолдарынан алынды
assumption-rural-from-sections = «Ауыл» бағаны жоқ: ауыл мен қала бөлім жолдарынан алынды
assumption-all-urban = жер түрі еш жерде көрсетілмеген және жоспарға керек емес: барлық нысан қалалық ретінде көрсетілген
assumption-default-column = `{ $column }` бағаны жоқ: барлық нысан үшін { $value } қабылданды
assumption-default-cells = `{ $column }` бағаны: бос ұяшықтар ({ $count }) { $value } дегенді білдіреді
assumption-pupils-empty = { $count } нысанда оқушылар саны көрсетілмеген; қалғаны тең болғанда ол нөл деп саналады
assumption-placeholder = `{ $name }`: модельдің алдын ала мәні
assumption-no-basis = `{ $name }`: негіздемесі көрсетілмеген
assumption-seed = тапсырыс берушінің БСН-і мен жеребе хаттамасы көрсетілмеген: жеребе `{ $seed }` мәнінен есептеледі
