const isOwnMachine = ({ hostname }: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

/**
 * The address of a house that says who people are, as it must stand in what it signs: https (on the own machine http too), without name,
 * query or fragment (OpenID Connect Discovery 1.0, section 3). People copy the address of its description as well: the end of that is taken
 * off. Null: this is none.
 */
export function issuerOf(text: string): URL | null {
  const typed = text.trim().replace(/\/?\.well-known\/openid-configuration$/, '')
  if (!URL.canParse(typed)) return null
  const url = new URL(typed)
  if (`${url.username}${url.password}${url.search}${url.hash}` !== '') return null
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isOwnMachine(url))
  return isSafe ? url : null
}

/** As it was typed: some houses end it with a slash and some do not, and it is compared sign by sign. */
export const issuerText = (text: string): string => text.trim().replace(/\/?\.well-known\/openid-configuration$/, '')

/** Whether the other house says that it asked for more than a password (RFC 8176: "mfa"). */
export const askedForMore = (amr: unknown): boolean => Array.isArray(amr) && amr.includes('mfa')

/** The subject of Entra ID is another one for every application; its directory tells the object, which stands in "oid". */
export const numbersOf = (subject: string, { oid }: Readonly<Record<string, unknown>>): readonly string[] =>
  typeof oid === 'string' && oid !== '' && oid !== subject ? [subject, oid] : [subject]

/** How the other house calls somebody, to recognise an account by: whatever it says first of these. */
export function labelOf(claims: Readonly<Record<string, unknown>>): string {
  const said = ['preferred_username', 'email', 'name'].map((claim) => claims[claim])
  const text = said.find((value) => typeof value === 'string' && value.trim() !== '')
  return typeof text === 'string' ? text.trim().slice(0, 200) : ''
}
