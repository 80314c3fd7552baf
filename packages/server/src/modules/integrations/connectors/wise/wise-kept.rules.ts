import { isJson, type Json } from '../values.rules.ts'
import { loansOf, type LoansOfYear } from './wise-loans.rules.ts'

/**
 * Of what a patron borrows, reserves or reads no word is kept (ministerial code and library privacy: a title can tell somebody's health or
 * belief); nor what lets in, what is owed, citizen service numbers and remarks of the staff.
 */
const NEVER =
  /loan|lening|leen|lees|checkout|borrow|^holds?$|onhold|reserv|items?$|book|boek|media|material|issue|histor|titel|read|gelezen|wish|favou?r|password|wachtwoord|^pin|pin(?:code)?$|secret|token|bsn|burgerservice|iban|bankaccount|rekening|fine|boete|debt|schuld|saldo|balance|note|opmerking|remark|memo|comment/i

/** In these, things about somebody are put together; every other list or object is left out whole, because nobody knows what is in it. */
const TOGETHER =
  /^(?:data|patron(?:information)?|person(?:al)?(?:data|information)?|names?|contact(?:s|data|information)?|(?:post(?:al)?|visit(?:ing)?|home)?address(?:es)?|adres(?:sen)?|e?mail(?:s|addresses|address)?|(?:tele)?phones?(?:numbers)?|subscriptions?|abonnement(?:en)?|memberships?|roles?|external(?:customer)?)$/i

const SALUTED = /^(?:data|patron(?:information)?|person(?:al)?(?:data|information)?|names?)$/i

/** What may be kept of a patron. `day`: of the answer, by their clock. Names of what was left out stand in `leftOut`, without what was in it. */
export function keptOf(patron: Json, day: string): Json & { readonly loanCounts: readonly LoansOfYear[] } {
  const leftOut = Object.keys(patron)
    .filter((key) => isNever(key) || (isHolder(patron[key]) && !TOGETHER.test(key)))
    .filter((key) => /^[A-Za-z]{1,40}$/.test(key))
    .sort()
  return { ...objectKept(patron, true), loanCounts: loansOf(patron, day), ...(leftOut.length === 0 ? {} : { leftOut }) }
}

/** Only "title" by itself is how somebody is addressed, and only beside a name; `lastTitle` is what somebody borrowed. */
const isNever = (key: string): boolean => NEVER.test(key) || (/title/i.test(key) && !/^title$/i.test(key))
const isHolder = (value: unknown): boolean => typeof value === 'object' && value !== null

function objectKept(object: Json, isNamed: boolean): Json {
  return Object.fromEntries(
    Object.entries(object).flatMap(([key, value]) => {
      if (isNever(key) || (!isNamed && /^title$/i.test(key))) return []
      if (!isHolder(value)) return [[key, value]]
      if (!TOGETHER.test(key)) return []
      return [[key, Array.isArray(value) ? value.map((one) => partKept(one, key)) : partKept(value, key)]]
    }),
  )
}

const partKept = (value: unknown, key: string): unknown =>
  isJson(value) ? objectKept(value, SALUTED.test(key)) : Array.isArray(value) ? null : value
