# audit
audit-accepted = План подтверждён: всё в файле проверено заново и верно.
audit-refused = План не подтверждён: в файле есть то, что не соответствует доказанному.
audit-other-input = ОТКЛОНЕНО: сам план верен, но составлен не по этому входному файлу.
audit-held = Проверено и верно:
audit-held-seal = { $cells } ячеек на { $sheets } листах — те, что были записаны
audit-held-purchases = закупки и платежи: строк { $count } для объектов { $objects } — допустимы, по своим ценам, суммы сходятся
audit-held-expenses = работы на объектах и доставка: строк { $count } — положены, по своим ценам, суммы сходятся
audit-held-orders = заказы: строк { $count } — целые партии по цене своего размера, покрывают использованное, суммы сходятся
audit-held-plan-sheet = на листе плана те же строки: { $count }
audit-held-budget = { $budget }, { $year }: потрачено { $spent } из { $limit }, осталось { $left }
audit-held-upper = верхние цены: ни один бюджет не превышен, если по ним пройдёт не больше { $protect } из { $count } закупок, какие бы это ни были (случаев: { $sets })
audit-held-coverage = обеспеченность: строк { $count }, все следуют из закупок
audit-held-rules = правила: выполнено строк { $met } из { $count }, все итоги верны
audit-held-soft = мягкое правило { $rule }, { $group }, { $year }: не хватает { $short }, как и указано
audit-held-share = гарантированная доля села соблюдена, закупка: { $options }
audit-held-share-full = гарантированная доля села не набрана, закупка: { $options }; действует исключение: сельские объекты получают всё, что могут
audit-held-goal-proved = { goal-words }: { $value }; заново доказано, что лучше не может ни один план
audit-held-goal-solver = { goal-words }: { $value }; что лучше не бывает — утверждает решатель, заново доказано: не лучше { $bound }
audit-held-goal-bounded = { goal-words }: { $value }; поиск был остановлен, заново доказано: не лучше { $bound }
audit-held-goal-unproved = { goal-words }: { $value }; насколько лучше может быть план — известно только со слов решателя
audit-edited-budget = с изменёнными числами, { $budget }, { $year }: { $spent } из { $limit }, осталось { $left }
audit-edited-soft = с изменёнными числами, мягкое правило { $rule }, { $group }, { $year }: не хватает { $short }
audit-edited-fewer = с изменёнными числами, { $need }: обеспечено на { $difference } меньше ({ $was } → { $is })
audit-edited-more = с изменёнными числами, { $need }: обеспечено на { $difference } больше ({ $was } → { $is })
audit-edited-same = с изменёнными числами, { $need }: обеспеченность та же ({ $is })
# A goal in words: its kind or sense, what it measures, where, up to which tier, in which year.
goal-words = { $goal ->
    [severity] при равных — сначала тем, у кого нехватка больше
    [money] при равных — как можно дешевле
    [shortfall] как можно ближе к правилу «{ $goal-of }»
   *[other] { $goal ->
        [minimise] как можно меньше
        [leximin] сначала поднять самую низкую долю, затем следующую и так далее
       *[maximise] как можно больше
        }: { $goal-measure ->
            [units] «{ $goal-of }»: закрыто единиц
            [new] «{ $goal-of }»: закрыто единиц за год
            [stock] «{ $goal-of }»: всего в наличии
            [share] «{ $goal-of }»: доля обеспеченности
            [full] «{ $goal-of }»: обеспечено объектов
            [people] «{ $goal-of }»: охвачено человек
            [people-years] «{ $goal-of }»: охвачено человек, за каждый год
            [commitment] ежегодная плата после { $goal-of } года
            [count] «{ $goal-of }»: приобретено
            [value] «{ $goal-of }»: баллы по ступеням
            [cost] расходы
           *[text] { $goal-of }
        }{ $goal-place ->
            [all] { "" }
            [rural] { " " }(село)
            [urban] { " " }(город)
           *[other] { " " }({ $goal-place })
        }{ $goal-tier ->
            [none] { "" }
            [rural] { " " }— сначала на селе
           *[other] { " " }— сначала очередь «{ $goal-tier }»
        }{ $goal-year ->
            [none] { "" }
           *[other] { " " }за { $goal-year } год
        }{ $goal-lowest-number ->
            [0] { "" }
            [1] , самая низкая доля
            [one] , сумма { $goal-lowest } самой низкой доли
           *[other] , сумма { $goal-lowest } самых низких долей
        }
}
