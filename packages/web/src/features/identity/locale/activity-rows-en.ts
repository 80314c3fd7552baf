/** Lists of tickets and other activity. */
export const activityRowsEn = {
  'targetGroup.activity': 'Activity',
  'rowsAre.title': 'What are these rows?',
  'kind.activity': 'Tickets or other activity',
  'factKind.label': 'Kind of activity',
  'factKind.text': 'Holds for rows of which no column says the kind.',
  'issue.no_day': 'No column says when it was. Point at a date.',
  'issue.only_anonymous': 'No column says who it was. The rows count for what is offered, without relations.',
  'activityText.new.trial': 'is added',
  'activityText.new.done': 'was added',
  'activityText.changed.trial': 'known from this source, will be brought up to date',
  'activityText.changed.done': 'known from this source, brought up to date',
  'activityText.same.trial': 'known from this source, nothing changed',
  'activityText.same.done': 'known from this source, nothing changed',
  'activityText.duplicate.trial': 'does not occur with activity',
  'activityText.duplicate.done': 'does not occur with activity',
  'activityText.rejected.trial': 'does not go in, with the reason beside it',
  'activityText.rejected.done': 'did not go in, with the reason beside it',
  'remark.people.trial': '{count, plural, one {# new relation is added} other {# new relations are added}}.',
  'remark.people.done': '{count, plural, one {# new relation was added} other {# new relations were added}}.',
  'remark.resembling.trial':
    '{count, plural, one {# of those relations resembles another} other {# of those relations resemble another}}. You get a question; nothing is merged by itself.',
  'remark.resembling.done':
    '{count, plural, one {# of those relations resembles another} other {# of those relations resemble another}}. That is in the list to compare.',
  'remark.known.trial':
    '{count, plural, one {# relation is known from this source} other {# relations are known from this source}}.',
  'remark.known.done':
    '{count, plural, one {# relation was known from this source} other {# relations were known from this source}}.',
  'remark.changedRelations.trial': '{count, plural, one {# relation gets} other {# relations get}} other data.',
  'remark.changedRelations.done': '{count, plural, one {# relation got} other {# relations got}} other data.',
  'remark.anonymous.trial':
    '{count, plural, one {# row is} other {# rows are}} of nobody we know and {count, plural, one {counts} other {count}} only for what is offered.',
  'remark.anonymous.done':
    '{count, plural, one {# row was} other {# rows were}} of nobody we know and {count, plural, one {counts} other {count}} only for what is offered.',
  'remark.offerings.trial':
    '{count, plural, one {# event or date is} other {# events and dates are}} added to what is offered.',
  'remark.offerings.done':
    '{count, plural, one {# event or date was} other {# events and dates were}} added to what is offered.',
  'undo.facts': 'Rows that go or are again what they were',
  'undo.offerings': 'Events and dates that go, at most',
  'done.offerings': 'View what is offered',
  'target.fact_kind': 'Kind of activity',
  'target.customer_number': 'Customer number',
  'target.order_number': 'Order number',
  'target.order_date': 'Date of order or payment',
  'target.order_time': 'Time of order',
  'target.refund_of': 'Refund of order',
  'target.event_title': 'Title of what is offered',
  'target.event_date': 'Date of the event',
  'target.event_time': 'Starting time',
  'target.event_place': 'Hall or place',
  'target.quantity': 'Quantity',
  'target.hours': 'Hours',
  'target.price_type': 'Price type or subscription',
  'target.amount': 'Amount of the row',
  'target.unit_price': 'Price of one',
  'target.currency': 'Currency',
  'target.sales_channel': 'Sales channel',
  'target.scanned': 'Scanned',
  'target.period_from': 'Start of the period',
  'target.period_until': 'End of the period',
  'target.genre': 'Genre',
  'target.audience': 'Youth or adult',
  'targetHelp.customer_number':
    'By this we recognise the same customer. Otherwise by e-mail address, or by name, postcode and house number.',
  'targetHelp.scanned': 'Yes, a number or a time. Becomes a visit beside the ticket.',
  'targetHelp.order_number': 'Rows of one order count as one time.',
  'targetHelp.event_title': 'A title that is not offered yet is added.',
  'targetHelp.unit_price': 'Times the quantity.',
  'targetHelp.refund_of': 'Of a refund: the number of the first order.',
  'factKind.ticket': 'Tickets',
  'factKind.attendance': 'Attendance',
  'factKind.enrolment': 'Enrolments',
  'factKind.membership': 'Memberships',
  'factKind.loan': 'Numbers of loans, without titles',
  'factKind.gift': 'Gifts',
  'factKind.pledge': 'Pledges',
  'factKind.sponsoring': 'Sponsor contributions',
  'factKind.subsidy': 'Subsidies',
  'factKind.purchase': 'Purchases',
  'factKind.volunteering': 'Hours of volunteers',
  'factKind.web_visit': 'Visits of the website',
  'factKind.complaint': 'Complaints',
  'rowProblem.value.time_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {this value} other {“{value}”}} is not a time. Write for example 20:15.',
  'rowProblem.value.amount_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {this value} other {“{value}”}} is not an amount. Write for example 1234.50.',
  'rowProblem.value.amount_ambiguous':
    '{column, select, none {} other {{column}: }}{value, select, none {this value} other {“{value}”}} can be read in two ways. Write a thousand as 1000.00 and one as 1.00.',
  'rowProblem.value.currency_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {this value} other {“{value}”}} is not a currency. Write three letters, such as EUR.',
  'rowProblem.value.quantity_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {this value} other {“{value}”}} is not a quantity. Write a whole number of at most 1,000,000.',
  'rowProblem.value.branch_unknown':
    '{column, select, none {} other {{column}: }}{value, select, none {this value} other {“{value}”}} is not a branch. Write the name as it is in Klantregie.',
  'rowProblem.value.genre_unknown':
    '{column, select, none {} other {{column}: }}{value, select, none {this value} other {“{value}”}} is not a genre of your list. Add the genre or use another.',
  'rowProblem.value.audience_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {this value} other {“{value}”}} is neither youth nor adult. Write one of the two.',
  'rowProblem.fact.kind_unknown':
    '{column, select, none {} other {{column}: }}{value, select, none {this value} other {“{value}”}} is not a kind that we know. Write for example ticket, gift or purchase.',
  'rowProblem.fact.day_missing': 'It does not say when this was. Fill in a date.',
  'rowProblem.fact.until_missing': 'It does not say until when this runs. Fill in the last day.',
  'rowProblem.fact.period_reversed': 'The last day comes before the first. Correct one of them.',
  'rowProblem.fact.amount_missing': 'There is no amount. Fill in the amount.',
  'rowProblem.fact.person_missing':
    'It does not say whose this is. Fill in a customer number, an e-mail address, or a name with postcode and house number.',
  'rowProblem.fact.person_unclear':
    'With only this we will not recognise somebody the next time. The row counts without a relation. Fill in a customer number or e-mail address if you know it.',
  'rowProblem.fact.nothing': 'The quantity and the amount are zero. Fill in what there was, or leave the row out.',
  'rowProblem.fact.loan_apart': 'Loans are read in apart, as counts without titles. Nothing of this row was kept.',
} as const
