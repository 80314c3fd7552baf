import type { Cells, GivenConsent, GivenEvidence, GivenObject, ObjectKey, Understood } from './given.rules.ts'

/** What somebody on a list of a newsletter system says there: a yes or a no, or nothing. */
export type SaidOnList = GivenConsent['said'] | null

type Member = {
  readonly objectType: string
  readonly email: string
  readonly cells: Cells
  readonly said: SaidOnList
  /** Mail to this address came back for good. */
  readonly isReturned: boolean
}

/** The list of a member, whose key is that of the list and that of the member. */
export const listOfMember = (externalId: string): string => externalId.slice(0, externalId.indexOf('/'))

/**
 * What a member of a list means. Each is a record of its own, also when somebody is on two lists: addresses change, numbers do not, and
 * matching finds that they are the same.
 */
export function understandListMember({ externalId, isGone }: GivenObject, member: Member): Understood {
  const { objectType, email, cells, said, isReturned } = member
  const person: ObjectKey = { objectType, externalId }
  const list = listOfMember(externalId)
  return {
    title: email || externalId,
    people: [{ ...person, cells }],
    about: person,
    offerings: [],
    facts: [],
    consents: said === null ? [] : [{ person, list, contact: email === '' ? null : email, said }],
    returned: isGone !== true && isReturned && email !== '' ? [email] : [],
    wants: null,
  }
}

/** Texts that say something, by header. */
export const filledCells = (cells: readonly (readonly [string, string])[]): Cells =>
  Object.fromEntries<string>(cells.filter(([, text]) => text !== ''))

/** Ways in which staff or another program put somebody on a list: whose address is then theirs, and shows nothing of the person. */
const BY_OTHERS = /import|admin|api|manual|csv|copy|paste|integration|zapier|staff|batch/i

/** What shows a yes: from where, and how, when somebody signed up by themselves; of what the other system does not say, nothing. */
export const evidenceOfOwnDeed = (ip: string, method: string): GivenEvidence | null =>
  ip === '' || method === '' || BY_OTHERS.test(method) ? null : { ip, method, text: null }
