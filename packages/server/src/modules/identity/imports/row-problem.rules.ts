import type { Language, RowProblem, RowProblemCode } from '@klantregie/contract'

type Say = (problem: RowProblem) => string

const value = ({ value: text }: RowProblem) => (text === undefined ? '' : ` “${text}”`)
const column = ({ header }: RowProblem) => (header === undefined ? '' : `${header}: `)

const limit = ({ limit: text }: RowProblem) => text ?? ''

const NL: Readonly<Record<RowProblemCode, Say>> = {
  'row.empty': () => 'De regel is leeg.',
  'row.too_few_cells': () => 'De regel heeft minder cellen dan de kop. Controleer of er een scheidingsteken ontbreekt.',
  'row.too_many_cells': () =>
    'De regel heeft meer cellen dan de kop. Zet een cel met een scheidingsteken tussen aanhalingstekens.',
  'row.no_name': () => 'Er staat geen naam, e-mailadres, telefoonnummer of pasnummer in. Vul er ten minste één in.',
  'row.key_missing': () => 'Het nummer waaraan we de regel herkennen ontbreekt. Vul het in.',
  'row.key_repeated': (problem) =>
    `Het nummer${value(problem)} staat ook op regel ${problem.otherRow ?? 0}, met andere gegevens. Alleen die regel telt. Geef deze een eigen nummer of voeg ze samen.`,
  'row.unreadable': () => 'De regel is niet te lezen. Controleer de aanhalingstekens.',
  'row.too_long': () => 'De regel is te lang.',
  'row.forgotten': () => 'Deze persoon vroeg om vergeten te worden. De regel is niet ingelezen en niet bewaard.',
  'value.email_invalid': (problem) => `${column(problem)}${value(problem)} is geen e-mailadres.`,
  'value.date_invalid': (problem) =>
    `${column(problem)}${value(problem)} is geen datum. Schrijf bijvoorbeeld 31-12-2026.`,
  'value.date_impossible': (problem) =>
    `${column(problem)}${value(problem)} bestaat niet als datum, of ligt te ver weg.`,
  'value.phone_invalid': (problem) => `${column(problem)}${value(problem)} is geen geldig telefoonnummer.`,
  'value.postcode_invalid': (problem) =>
    `${column(problem)}${value(problem)} is geen postcode. Schrijf bijvoorbeeld 1234 AB.`,
  'value.kvk_invalid': (problem) => `${column(problem)}${value(problem)} is geen KvK-nummer (8 cijfers).`,
  'value.rsin_invalid': (problem) => `${column(problem)}${value(problem)} is geen RSIN (9 cijfers).`,
  'value.yes_no_invalid': (problem) => `${column(problem)}${value(problem)} is geen ja of nee.`,
  'value.brin_invalid': (problem) => `${column(problem)}${value(problem)} is geen BRIN (zoals 16AH).`,
  'value.too_long': (problem) => `${column(problem)}de tekst is te lang.`,
  'value.formula_error': (problem) => `${column(problem)}de cel bevat een formulefout${value(problem)}.`,
  'value.too_short': (problem) => `${column(problem)}de tekst is te kort. Schrijf ten minste ${limit(problem)} tekens.`,
  'value.number_invalid': (problem) =>
    `${column(problem)}${value(problem)} is geen getal. Schrijf bijvoorbeeld 1.234,50.`,
  'value.too_small': (problem) => `${column(problem)}${value(problem)} is te laag. Het laagste is ${limit(problem)}.`,
  'value.too_large': (problem) => `${column(problem)}${value(problem)} is te hoog. Het hoogste is ${limit(problem)}.`,
  'value.too_many_decimals': (problem) =>
    `${column(problem)}${value(problem)} heeft te veel cijfers achter de komma. Er mogen er ${limit(problem)} staan.`,
  'value.too_early': (problem) =>
    `${column(problem)}${value(problem)} is te vroeg. De eerste dag is ${limit(problem)}.`,
  'value.too_late': (problem) => `${column(problem)}${value(problem)} is te laat. De laatste dag is ${limit(problem)}.`,
  'value.choice_unknown': (problem) =>
    `${column(problem)}${value(problem)} is geen keuze van dit veld. Kies een van de keuzes, of laat er een toevoegen.`,
  'value.choice_retired': (problem) => `${column(problem)}deze keuze is vervallen. Kies een andere.`,
  'value.form_invalid': (problem) =>
    `${column(problem)}${value(problem)} heeft niet de goede vorm. Kijk bij de uitleg van het veld.`,
  'value.reference_invalid': (problem) =>
    `${column(problem)}deze relatie bestaat niet, of past niet bij het veld. Kies een andere relatie.`,
  'value.reference_unknown': (problem) =>
    `${column(problem)}${value(problem)} vinden we niet. Schrijf de naam zoals die in Klantregie staat, of een nummer (BRIN, KvK, pas of het nummer in deze lijst). Of voeg de relatie eerst toe.`,
  'value.reference_ambiguous': (problem) =>
    `${column(problem)}${value(problem)} kan meer dan één relatie zijn. Schrijf een nummer dat alleen de goede heeft (BRIN, KvK, pas of het nummer in deze lijst).`,
  'value.kind_invalid': (problem) => `${column(problem)}dit soort waarde past niet bij het veld.`,
  'value.time_invalid': (problem) => `${column(problem)}${value(problem)} is geen tijd. Schrijf bijvoorbeeld 20:15.`,
  'value.amount_invalid': (problem) =>
    `${column(problem)}${value(problem)} is geen bedrag. Schrijf bijvoorbeeld 1.234,50.`,
  'value.amount_ambiguous': (problem) =>
    `${column(problem)}${value(problem)} kun je op twee manieren lezen. Schrijf duizend als 1000,00 en één als 1,00.`,
  'value.currency_invalid': (problem) =>
    `${column(problem)}${value(problem)} is geen valuta. Schrijf drie letters, zoals EUR.`,
  'value.quantity_invalid': (problem) =>
    `${column(problem)}${value(problem)} is geen aantal. Schrijf een heel getal van hoogstens 1.000.000.`,
  'value.branch_unknown': (problem) =>
    `${column(problem)}${value(problem)} is geen vestiging. Schrijf de naam zoals die in Klantregie staat.`,
  'value.genre_unknown': (problem) =>
    `${column(problem)}${value(problem)} is geen genre van jullie lijst. Voeg het genre toe of kies een ander.`,
  'value.audience_invalid': (problem) =>
    `${column(problem)}${value(problem)} is geen jeugd of volwassen. Schrijf een van die twee.`,
  'fact.kind_unknown': (problem) =>
    `${column(problem)}${value(problem)} is geen soort die we kennen. Schrijf bijvoorbeeld kaartje, gift of aankoop.`,
  'fact.day_missing': () => 'Er staat niet bij wanneer het was. Vul een datum in.',
  'fact.until_missing': () => 'Er staat niet bij tot wanneer het loopt. Vul de laatste dag in.',
  'fact.period_reversed': () => 'De laatste dag ligt voor de eerste. Verbeter een van de twee.',
  'fact.amount_missing': () => 'Er staat geen bedrag bij. Vul het bedrag in.',
  'fact.person_missing': () =>
    'Er staat niet bij van wie dit is. Vul een klantnummer, een e-mailadres, of een naam met postcode en huisnummer in.',
  'fact.person_unclear': () =>
    'Met alleen deze gegevens herkennen we iemand de volgende keer niet. De regel telt mee zonder relatie. Vul een klantnummer of e-mailadres in als je dat weet.',
  'fact.nothing': () => 'Het aantal en het bedrag zijn nul. Vul in wat er was, of laat de regel weg.',
  'fact.loan_apart': () =>
    'Uitleningen lees je apart in, als aantallen zonder titels. Van deze regel is niets bewaard.',
}

const EN: Readonly<Record<RowProblemCode, Say>> = {
  'row.empty': () => 'The row is empty.',
  'row.too_few_cells': () => 'The row has fewer cells than the header. Check whether a separator is missing.',
  'row.too_many_cells': () =>
    'The row has more cells than the header. Put a cell that contains a separator between quotation marks.',
  'row.no_name': () => 'There is no name, e-mail address, telephone or pass number in it. Fill in at least one.',
  'row.key_missing': () => 'The number by which we recognise the row is missing. Fill it in.',
  'row.key_repeated': (problem) =>
    `The number${value(problem)} is also on row ${problem.otherRow ?? 0}, with other data. Only that row counts. Give this one a number of its own or combine them.`,
  'row.unreadable': () => 'The row cannot be read. Check the quotation marks.',
  'row.too_long': () => 'The row is too long.',
  'row.forgotten': () => 'This person asked to be forgotten. The row was not read in and not kept.',
  'value.email_invalid': (problem) => `${column(problem)}${value(problem)} is not an e-mail address.`,
  'value.date_invalid': (problem) => `${column(problem)}${value(problem)} is not a date. Write for example 31-12-2026.`,
  'value.date_impossible': (problem) =>
    `${column(problem)}${value(problem)} does not exist as a date, or is too far away.`,
  'value.phone_invalid': (problem) => `${column(problem)}${value(problem)} is not a valid telephone number.`,
  'value.postcode_invalid': (problem) =>
    `${column(problem)}${value(problem)} is not a postcode. Write for example 1234 AB.`,
  'value.kvk_invalid': (problem) => `${column(problem)}${value(problem)} is not a KvK number (8 digits).`,
  'value.rsin_invalid': (problem) => `${column(problem)}${value(problem)} is not an RSIN (9 digits).`,
  'value.yes_no_invalid': (problem) => `${column(problem)}${value(problem)} is not a yes or no.`,
  'value.brin_invalid': (problem) => `${column(problem)}${value(problem)} is not a BRIN (such as 16AH).`,
  'value.too_long': (problem) => `${column(problem)}the text is too long.`,
  'value.formula_error': (problem) => `${column(problem)}the cell holds a formula error${value(problem)}.`,
  'value.too_short': (problem) =>
    `${column(problem)}the text is too short. Write at least ${limit(problem)} characters.`,
  'value.number_invalid': (problem) =>
    `${column(problem)}${value(problem)} is not a number. Write for example 1234.50.`,
  'value.too_small': (problem) => `${column(problem)}${value(problem)} is too low. The lowest is ${limit(problem)}.`,
  'value.too_large': (problem) => `${column(problem)}${value(problem)} is too high. The highest is ${limit(problem)}.`,
  'value.too_many_decimals': (problem) =>
    `${column(problem)}${value(problem)} has too many decimals. There may be ${limit(problem)}.`,
  'value.too_early': (problem) =>
    `${column(problem)}${value(problem)} is too early. The first day is ${limit(problem)}.`,
  'value.too_late': (problem) => `${column(problem)}${value(problem)} is too late. The last day is ${limit(problem)}.`,
  'value.choice_unknown': (problem) =>
    `${column(problem)}${value(problem)} is not a choice of this field. Use one of the choices, or have one added.`,
  'value.choice_retired': (problem) => `${column(problem)}this choice is retired. Use another one.`,
  'value.form_invalid': (problem) =>
    `${column(problem)}${value(problem)} does not have the right form. See the explanation of the field.`,
  'value.reference_invalid': (problem) =>
    `${column(problem)}this relation does not exist, or does not fit the field. Choose another relation.`,
  'value.reference_unknown': (problem) =>
    `${column(problem)}${value(problem)} was not found. Write the name as it is in Klantregie, or a number (BRIN, KvK, pass or the number in this list). Or add the relation first.`,
  'value.reference_ambiguous': (problem) =>
    `${column(problem)}${value(problem)} can be more than one relation. Write a number that only the right one has (BRIN, KvK, pass or the number in this list).`,
  'value.kind_invalid': (problem) => `${column(problem)}this kind of value does not fit the field.`,
  'value.time_invalid': (problem) => `${column(problem)}${value(problem)} is not a time. Write for example 20:15.`,
  'value.amount_invalid': (problem) =>
    `${column(problem)}${value(problem)} is not an amount. Write for example 1234.50.`,
  'value.amount_ambiguous': (problem) =>
    `${column(problem)}${value(problem)} can be read in two ways. Write a thousand as 1000.00 and one as 1.00.`,
  'value.currency_invalid': (problem) =>
    `${column(problem)}${value(problem)} is not a currency. Write three letters, such as EUR.`,
  'value.quantity_invalid': (problem) =>
    `${column(problem)}${value(problem)} is not a quantity. Write a whole number of at most 1,000,000.`,
  'value.branch_unknown': (problem) =>
    `${column(problem)}${value(problem)} is not a branch. Write the name as it is in Klantregie.`,
  'value.genre_unknown': (problem) =>
    `${column(problem)}${value(problem)} is not a genre of your list. Add the genre or use another.`,
  'value.audience_invalid': (problem) =>
    `${column(problem)}${value(problem)} is neither youth nor adult. Write one of the two.`,
  'fact.kind_unknown': (problem) =>
    `${column(problem)}${value(problem)} is not a kind that we know. Write for example ticket, gift or purchase.`,
  'fact.day_missing': () => 'It does not say when this was. Fill in a date.',
  'fact.until_missing': () => 'It does not say until when this runs. Fill in the last day.',
  'fact.period_reversed': () => 'The last day comes before the first. Correct one of them.',
  'fact.amount_missing': () => 'There is no amount. Fill in the amount.',
  'fact.person_missing': () =>
    'It does not say whose this is. Fill in a customer number, an e-mail address, or a name with postcode and house number.',
  'fact.person_unclear': () =>
    'With only this we will not recognise somebody the next time. The row counts without a relation. Fill in a customer number or e-mail address if you know it.',
  'fact.nothing': () => 'The quantity and the amount are zero. Fill in what there was, or leave the row out.',
  'fact.loan_apart': () => 'Loans are read in apart, as counts without titles. Nothing of this row was kept.',
}

/** Why a row was rejected or what was odd about it, in one sentence that says what to do. */
export function sayProblem(problem: RowProblem, language: Language): string {
  const catalogue = language === 'nl' ? NL : EN
  return catalogue[problem.code](problem).replace(/ {2,}/g, ' ').trim()
}
