# The template of an input workbook.
template-sheet-guide = Instructions
template-sheet-objects = Schools
template-sheet-items = Items
template-sheet-budgets = Budgets
template-sheet-settings = Settings

template-guide-intro = Input for the programme `{ $model }`. Once it is filled in, `jospar plan` makes the procurement plan out of it.
template-guide-objects = Sheet "Schools": one row per school or other object. An id must not repeat and does not depend on the order of rows; a row number is no id.
template-guide-kind = Sheet "{ $sheet }": { $kind }, one row each. An id must not repeat and does not depend on the order of rows; a row number is no id.
template-guide-colours = Fill in the yellow cells. White ones may stay empty: the note of the header says what an empty cell then means. An empty yellow cell is an error, not a zero.
template-guide-notes = Each header has a note: what to write in the column, and in which unit. Columns may change places.
template-guide-examples = Grey rows whose first cell starts with # are examples. The program skips them; they may be deleted.
template-guide-money = The prices of sheet "Items" are empty: state your own; what the programme's model says stands beside them, as an example only. Sheet "Budgets" is filled from the model: put your own amounts there; the header says the unit.
template-guide-settings = Sheet "Settings": the customer, its BIN, the fiscal year and the language of the plan.
template-guide-next = Save the workbook and run `jospar check FILE`: it names every problem with sheet and cell. Then run `jospar plan FILE`.

template-column-id =
    .note = An id of the object that stays the same from year to year. It must not repeat. It is no row number.
    .first-example = # S001
    .second-example = # S002
template-column-name =
    .note = The name of the organisation, as in its documents. May stay empty.
    .first-example = Secondary school no. 1 (example)
    .second-example = School gymnasium no. 7 (example)
template-column-region =
    .note = The region, or the city of republican significance. May stay empty.
    .first-example = Almaty region
    .second-example = Almaty region
template-column-district =
    .note = The district, or the town of regional significance.
    .first-example = Talgar district
    .second-example = Taldykorgan
template-column-rural =
    .note = yes when the object is in the countryside, else no.
    .first-example = yes
    .second-example = no
template-column-item = Item
template-column-year = Year
template-column-price = Price, tenge
template-column-note = Note
template-note-note = What the programme's model says. The program does not read it.
template-example-price = Example from the model{ $year ->
    [none] { "" }
   *[other] , { $year }
  }: { $price }
template-column-upper = Upper price, tenge
template-column-lot = Lot
template-column-moq = Minimum order
template-column-capacity = Capacity
template-column-breaks = Price breaks
template-column-source = Source
template-column-amount = Amount, tenge
template-in-tenge = { $header }, tenge
template-yes = yes
template-no = no

template-note-count = A whole number, 0 or more.
template-note-amount = An amount in tenge.
template-note-share = A share such as 50% or 1/2.
template-note-yes-no = yes or no.
template-note-choice = one of the list.
template-note-text = Text.
template-note-year = A year, four digits.
template-note-code = A code, as in the documents; leading zeros are kept when the cell is text.
template-note-required = It must be filled in.
template-note-default = An empty cell means { $value }.
template-note-missing = Where nothing is known, write { $words }.
template-note-item = What is bought: its name or id in the programme's model.
template-note-price = The price of one unit in tenge, VAT included.
template-note-upper = The most that one may cost after the tender. Leave it empty where the price is certain. The plan fits whichever tenders come in at it, as many as the programme says.
template-note-price-year = The year in which the price holds.
template-note-lot = How many there are in a lot: an order is a whole number of lots.
template-note-moq = The least that an order may be, in units.
template-note-capacity = The most that the supplier delivers in a year, in units; empty: no limit.
template-note-breaks = Prices of larger orders, of all their units: `10 = 410 000; 100 = 390 000`.
template-note-source = The source of money: its name or id in the programme's model.
template-note-budget-year = The fiscal year.
template-note-budget = What may be spent from this source in this year, in tenge. Zero means that there is no money.
template-note-placeholder = A placeholder for the example, not a fact: put your own number here.

template-setting = Parameter
template-value = Value
template-note-setting = The name of the setting; it is not changed.
template-note-value = The value of the setting.
template-setting-model = Model
    .note = The programme to plan: the id of a built-in one, or a model file.
template-setting-customer = Customer
    .note = The customer's name, as in the annual procurement plan. May stay empty.
template-setting-bin = BIN
    .note = The customer's business identification number, 12 digits. The lottery between equal objects follows from it. May stay empty.
template-setting-year = Fiscal year
    .note = The first year of the plan. When it differs from the model's, the model's years and prices move.
template-setting-language = Language
    .note = The language of the plan workbook: kk, ru or en.
