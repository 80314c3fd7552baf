import { fold } from '../../../platform/pure/fold.ts'
import type { ColumnStatistics } from './column-statistics.rules.ts'

/**
 * Columns that tell what somebody borrowed, reserved or read. What people read tells what they believe, fear and suffer from:
 * titles are never imported (RULES-NL.md, "Privacy"; PRODUCT.md D4). Counts, dates, branches and a broad genre may come.
 *
 * A column is stopped for its header when that can mean nothing else, for its contents when they are book numbers, and a
 * word that means something else in most lists ("titel", "auteur") only in a list that is clearly about loans.
 */

/** Headers without spaces and signs that can only be about one item, or about what was read. */
const ITEM =
  /^(?:e?isbn(?:10|13|nr|nummer|s)?|issn|ppn(?:nr|nummer)?|(?:biblio|item|biblioitem|bib)(?:number|nr|nummer|id|barcode)|bibliographicrecordid|barcode(?:item|exemplaar|boek|object)|(?:exemplaar|object|boek)(?:nr|nummer|id|barcode|code)|(?:item)?callnumber|plaatskenmerk|siso(?:code|nr|nummer)?|(?:titel|title)(?:nr|nummer|number|id))$/
const TITLE_OF =
  /^(?:(?:boek|materiaal|uitleen|leen|book|item|loan|hold|issue|borrowed|loaned|checkedout)(?:titel|title|naam|name|auteur|author)s?|(?:titel|title|naam|auteur|author)(?:van|of)?(?:het|de|the)?(?:boek|materiaal|uitlening|reservering|exemplaar|lening|book|item|loan|hold)|(?:laatst|recent)?(?:e|st|ste)?(?:geleende?|uitgeleende?|gereserveerde?|gelezen|teruggebrachte?|ingeleverde?)(?:boek(?:en)?|titels?|werk(?:en)?|materia(?:al|len))|(?:last)?(?:borrowed|loaned|checkedout|reserved|read)(?:books?|titles?|items?))$/
const HISTORY =
  /^(?:uitleen|leen|lees|lezers)(?:historie|geschiedenis|lijst)$|^(?:loan|issue|checkout|reading|borrowing|circulation)history$/

/** What else a column may be called in a list that is about loans. */
const IN_CONTEXT =
  /^(?:(?:hoofd|sub|onder)?titels?|titles?|subtitle|auteurs?|authors?|schrijvers?|hoofdauteur|onderwerp(?:en)?|subjects?|trefwoord(?:en)?|keywords?|uitgever(?:ij)?|publisher|reeks|series?|signatuur|boek(?:en)?|books?)$/
/** Columns that may come themselves, and tell that the list is about loans. */
const LOAN_SIGN =
  /^(?:(?:uitleen|leen|inlever|retour|terugbreng)datum|datum(?:uitlening|uitleen|lening|inlevering|retour|terug)|(?:uiterste|verwachte)?(?:inlever|retour)datum|issuedate|dateissued|datedue|duedate|returndate|datereturned|checkoutdate|checkindate|loandate|renewals?|renewalscount|(?:aantal)?verlengingen|uitleenvestiging|issuingbranch|issuebranch)$/
const TITLE = /^(?:hoofd)?titels?$|^titles?$/
const AUTHOR = /^(?:hoofd)?auteurs?$|^authors?$|^schrijvers?$/
/** "Laatste uitlening" is a date in one list and a title in the next: only its contents tell. */
const LOAN =
  /^(?:laatste?|recente?|last|huidige?|current)?(?:uitlening(?:en)?|lening(?:en)?|geleend|uitgeleend|loans?|checkouts?|reservering(?:en)?|reservations?|holds?)$/

/** Book numbers among the values from which a column is stopped whatever it is called. */
const ISBN_SHARE = 0.5
/** Thirteen digits that begin with 978 are no coincidence; of ten characters one in eleven passes by chance. */
const ISBN13_VALUES = 3
const ISBN10_VALUES = 10

/** The positions of columns that hold titles of loans, or by which those can be looked up. `isSaidToBe`: the list is about loans. */
export function loanTitleColumns(columns: readonly ColumnStatistics[], isSaidToBe = false): number[] {
  const keys = new Map(columns.map((statistics) => [statistics.column, keyOf(statistics.header)]))
  const isCertain = (statistics: ColumnStatistics) =>
    isAboutItem(keys.get(statistics.column) ?? '') || holdsBookNumbers(statistics)
  const isAboutLoans = isSaidToBe || columns.some(isCertain) || hasLoanSign([...keys.values()])
  return columns
    .filter((statistics) => {
      const key = keys.get(statistics.column) ?? ''
      if (isCertain(statistics)) return true
      if (LOAN.test(key)) return holdsWords(statistics)
      return isAboutLoans && IN_CONTEXT.test(key) && holdsWords(statistics)
    })
    .map(({ column }) => column)
}

function keyOf(header: string): string {
  return fold(header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/\d{1,2}$/, (copy) => (copy === '10' || copy === '13' ? copy : ''))
}

function isAboutItem(key: string): boolean {
  return ITEM.test(key) || TITLE_OF.test(key) || HISTORY.test(key)
}

function hasLoanSign(keys: readonly string[]): boolean {
  return (
    keys.some((key) => LOAN_SIGN.test(key)) ||
    (keys.some((key) => TITLE.test(key)) && keys.some((key) => AUTHOR.test(key)))
  )
}

function holdsBookNumbers({ shares, examined }: ColumnStatistics): boolean {
  if (examined >= ISBN13_VALUES && shares.isbn13 > ISBN_SHARE) return true
  return examined >= ISBN10_VALUES && shares.isbn10 > ISBN_SHARE && shares.isbn10X > 0
}

/** Neither counts nor dates: those may come. An empty column is judged by its header. */
function holdsWords({ shares, examined }: ColumnStatistics): boolean {
  return examined === 0 || (shares.number < 0.5 && shares.day < 0.5)
}
