/** What became of an address on the list; Mailchimp has a file for each. */
export type AudienceState = 'subscribed' | 'unsubscribed' | 'cleaned' | 'nonsubscribed'

/** Columns that are added, because in these exports the file says what no column says. */
export const ADDED_HEADERS = ['Mailchimp-status', 'Mailchimp-datum', 'Mailchimp-bewijs', 'Mailchimp-tags'] as const

const MARKS = ['Email Address', 'LEID', 'EUID']

/** Whether a header row is that of an export of a Mailchimp audience. */
export function isAudience(headers: readonly string[]): boolean {
  return MARKS.every((mark) => headers.includes(mark))
}

/** Files in the order in which they are read: of an address in two of them the first counts, and that must be the no. */
const NAMED: readonly (readonly [AudienceState, RegExp])[] = [
  ['unsubscribed', /(?:^|\/)unsubscribed/i],
  ['cleaned', /(?:^|\/)cleaned/i],
  ['nonsubscribed', /(?:^|\/)non-?subscribed/i],
  ['subscribed', /(?:^|\/)subscribed/i],
]

/** Parts of a zip by what their names say; those that are no part of an audience are left out. */
export function audienceParts(names: readonly string[]): { name: string; state: AudienceState }[] {
  const lists = names.filter((name) => /\.csv$/i.test(name) && !/(?:^|\/)(?:__MACOSX\/|\.)/.test(name))
  return NAMED.flatMap(([state, pattern]) =>
    lists.filter((name) => pattern.test(name)).map((name) => ({ name, state })),
  )
}

/** The state that the columns of a file tell, whatever it is called; null when they tell nothing. */
export function stateOfHeaders(headers: readonly string[]): AudienceState | null {
  if (headers.includes('UNSUB_TIME')) return 'unsubscribed'
  return headers.includes('CLEAN_TIME') ? 'cleaned' : null
}

type Cells = { readonly at: (header: string) => string }

/**
 * What a row says about the newsletter: the state, the day and the proof of it. A yes needs a moment at which it was given
 * (art. 7 AVG); without one the row says nothing. A no needs nothing. Days are those of Mailchimp, which writes UTC.
 */
export function addedCells(state: AudienceState, { at }: Cells): string[] {
  return [...consentCells(state, at), tagsOf(at('TAGS'))]
}

function consentCells(state: AudienceState, at: Cells['at']): string[] {
  switch (state) {
    case 'nonsubscribed':
      return ['', '', '']
    case 'unsubscribed':
      return [state, dayOf(at('UNSUB_TIME')), proofOf('Mailchimp: uitgeschreven', at('UNSUB_TIME'), at('UNSUB_REASON'))]
    case 'cleaned':
      return [state, dayOf(at('CLEAN_TIME')), proofOf('Mailchimp: adres werkt niet', at('CLEAN_TIME'))]
    case 'subscribed':
      return yesOf(at)
  }
}

function yesOf(at: Cells['at']): string[] {
  const moment = at('CONFIRM_TIME') || at('OPTIN_TIME')
  if (dayOf(moment) === '') return ['', '', '']
  const address = at('CONFIRM_TIME') === '' ? at('OPTIN_IP') : at('CONFIRM_IP')
  const words = at('CONFIRM_TIME') === '' ? 'Mailchimp: aangemeld' : 'Mailchimp: aangemeld en bevestigd'
  return ['subscribed', dayOf(moment), proofOf(words, moment, address && `IP ${address}`)]
}

const dayOf = (moment: string) => /^\d{4}-\d{2}-\d{2}/.exec(moment)?.[0] ?? ''

/** As much as is kept of where a yes or no comes from. */
const LONGEST_PROOF = 200
function proofOf(words: string, moment: string, more = ''): string {
  const said = [words, moment && `${moment} UTC`].filter(Boolean).join(' ')
  return (more === '' ? said : `${said}, ${more}`).slice(0, LONGEST_PROOF)
}

/** TAGS is a list of names in quotation marks: `"Vriend","Pers, radio"`. */
export function tagsOf(cell: string): string {
  if (!cell.includes('"')) return cell
  return [...cell.matchAll(/"((?:[^"]|"")*)"/g)].map(([, name = '']) => name.replaceAll('""', '"')).join('; ')
}
