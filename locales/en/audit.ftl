# audit
audit-accepted = The plan stands: everything in the file was checked again and holds.
audit-refused = The plan is refused: something in the file is not as it was proved.
audit-other-input = REFUSED: the plan is sound in itself, but it was not made from this input.
audit-held = Checked, and holds:
audit-held-seal = { $cells } cells on { $sheets } sheets are as they were written
audit-held-purchases = purchases and fees: { $count } lines for { $objects } objects are allowed, at their prices, and add up
audit-held-expenses = site costs and deliveries: { $count } lines are due, at their prices, and add up
audit-held-orders = orders: { $count } lines are whole lots at the price of their size, cover what is used, and add up
audit-held-plan-sheet = the sheet with the plan shows the same { $count } lines
audit-held-budget = { $budget }, { $year }: spent { $spent } of { $limit }, left { $left }
audit-held-upper = upper prices: every budget is kept if at most { $protect } of { $count } tenders come in at them, whichever they are ({ $sets } cases)
audit-held-coverage = coverage: { $count } lines follow from the purchases
audit-held-rules = rules: { $met } of { $count } rows are kept, all results are right
audit-held-soft = soft rule { $rule }, { $group }, { $year }: { $short } short, as stated
audit-held-share = the guaranteed rural share of purchases of { $options } is kept
audit-held-share-full = the guaranteed rural share of purchases of { $options } is not reached; the exception holds: rural objects get all that they can
audit-held-goal-proved = { goal-words }: { $value }; proved anew that no plan does better
audit-held-goal-solver = { goal-words }: { $value }; that no plan does better is the solver's word, proved anew is at most { $bound }
audit-held-goal-bounded = { goal-words }: { $value }; the search was stopped, proved anew is that no plan does better than { $bound }
audit-held-goal-unproved = { goal-words }: { $value }; how much better a plan could do is the solver's word alone
audit-edited-budget = with the edited numbers, { $budget }, { $year }: { $spent } of { $limit }, left { $left }
audit-edited-soft = with the edited numbers, soft rule { $rule }, { $group }, { $year }: { $short } short
audit-edited-fewer = with the edited numbers, { $need }: covers { $difference } fewer ({ $was } → { $is })
audit-edited-more = with the edited numbers, { $need }: covers { $difference } more ({ $was } → { $is })
audit-edited-same = with the edited numbers, { $need }: coverage stays the same ({ $is })
# A goal in words: its kind or sense, what it measures, where, up to which tier, in which year.
goal-words = { $goal ->
    [severity] among equals, the greatest lack first
    [money] among equals, as cheap as possible
    [shortfall] as near as possible to the rule “{ $goal-of }”
   *[other] { $goal ->
        [minimise] as little as possible
        [leximin] raise the lowest share first, then the next, and so on
       *[maximise] as much as possible
        }: { $goal-measure ->
            [units] “{ $goal-of }”: units covered
            [new] “{ $goal-of }”: units covered in the year
            [stock] “{ $goal-of }”: units in stock
            [share] “{ $goal-of }”: share covered
            [full] “{ $goal-of }”: objects fully met
            [people] “{ $goal-of }”: people served
            [people-years] “{ $goal-of }”: people served, once for each year
            [commitment] yearly fees after { $goal-of }
            [count] “{ $goal-of }”: bought
            [value] “{ $goal-of }”: points by steps
            [cost] spending
           *[text] { $goal-of }
        }{ $goal-place ->
            [all] { "" }
            [rural] { " " }(rural)
            [urban] { " " }(urban)
           *[other] { " " }({ $goal-place })
        }{ $goal-tier ->
            [none] { "" }
            [rural] { " " }— rural first
           *[other] { " " }— tier “{ $goal-tier }” first
        }{ $goal-year ->
            [none] { "" }
           *[other] { " " }in { $goal-year }
        }{ $goal-lowest-number ->
            [0] { "" }
            [1] , the lowest share
           *[other] , the { $goal-lowest } lowest shares together
        }
}
