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
}

/** Why a row was rejected or what was odd about it, in one sentence that says what to do. */
export function sayProblem(problem: RowProblem, language: Language): string {
  const catalogue = language === 'nl' ? NL : EN
  return catalogue[problem.code](problem).replace(/ {2,}/g, ' ').trim()
}
