import type { Identifier, RelationRecord } from '@klantregie/contract'
import { fold } from '../../../platform/pure/fold.ts'
import { splitPersonName } from '../../../platform/pure/dutch/person-name.ts'
import type { RecordDraft } from './record-draft.rules.ts'

export type SatelliteType = 'contact' | 'school' | 'board'

/** A relation that a row mentions beside its own: a contact person, the school of a location, the board of a school. */
export interface Satellite {
  readonly objectType: SatelliteType
  /** Key within the source and object type; null when the row has no key to derive one from. */
  readonly externalId: string | null
  readonly record: RelationRecord
  /**
   * Several rows may mention one satellite with different words (the locations of a school). The record of a main row
   * is the one to keep; among rows that are not main any will do, for they say the same.
   */
  readonly isMain: boolean
}

/** An end of a link: the row's own relation, or a satellite by its place in the list. */
export type LinkEnd = 'row' | number

export interface SatelliteLink {
  readonly type: 'location_of' | 'governed_by' | 'contact_of'
  readonly from: LinkEnd
  readonly to: LinkEnd
}

export interface Satellites {
  readonly satellites: Satellite[]
  readonly links: SatelliteLink[]
}

/** DUO's own location of a school ends in 00; its name is the name of the school. */
const MAIN_LOCATION = '00'

const organisation = (organisationName: string, identifier: Identifier): RelationRecord => ({
  kind: 'organisation',
  organisationName,
  identifiers: [identifier],
})

/** The hierarchy of DUO's lists: a location belongs to a school (BRIN), a school to its board (bevoegd gezag). */
function addHierarchy(draft: RecordDraft, found: Satellites): void {
  let governed: LinkEnd = 'row'
  if (draft.brin !== '' && draft.brinLocation !== '') {
    const isMain = draft.brinLocation.endsWith(MAIN_LOCATION) && draft.organisationName !== ''
    const name = isMain ? draft.organisationName : `School ${draft.brin}`
    governed = found.satellites.length
    found.satellites.push({
      objectType: 'school',
      externalId: draft.brin,
      record: organisation(name, { scheme: 'brin', value: draft.brin }),
      isMain,
    })
    found.links.push({ type: 'location_of', from: 'row', to: governed })
  }
  if (draft.boardNumber === '' || (draft.brin === '' && draft.brinLocation === '')) return
  const record = organisation(`Bevoegd gezag ${draft.boardNumber}`, { scheme: 'board', value: draft.boardNumber })
  found.links.push({ type: 'governed_by', from: governed, to: found.satellites.length })
  found.satellites.push({ objectType: 'board', externalId: draft.boardNumber, record, isMain: false })
}

const LONG_ENOUGH_TO_TELL = 3

/**
 * Whether an address is somebody's own rather than the organisation's: the surname stands before the @, and it is not
 * the organisation's name too ("jansen@bakkerijjansen.nl").
 */
function isPersonal(email: string, surname: string, organisationName: string): boolean {
  const word = fold(surname).replace(/[^a-z]/g, '')
  if (word.length < LONG_ENOUGH_TO_TELL || fold(organisationName).includes(word)) return false
  return email
    .slice(0, email.lastIndexOf('@'))
    .replace(/[^a-z]/g, '')
    .includes(word)
}

function addContact(draft: RecordDraft, record: RelationRecord, found: Satellites): void {
  if (draft.contactName === '' || record.kind !== 'organisation') return
  const name = splitPersonName(draft.contactName)
  const surname = name.surname ?? name.firstName
  if (surname === undefined || !/\p{L}/u.test(surname)) return
  const own = draft.emails.filter((email) => isPersonal(email, surname, draft.organisationName))
  const rest = draft.emails.filter((email) => !own.includes(email))
  if (own.length > 0) {
    if (rest.length > 0) record.emails = rest
    else delete record.emails
  }
  found.links.push({ type: 'contact_of', from: found.satellites.length, to: 'row' })
  found.satellites.push({
    objectType: 'contact',
    externalId: draft.externalId === '' ? null : `${draft.externalId}/contact`,
    record: { kind: 'person', name, ...(own.length > 0 ? { emails: own } : {}) },
    isMain: true,
  })
}

/** The relations beside the row's own, and the links between them. Personal addresses move from `record` to the contact. */
export function findSatellites(draft: RecordDraft, record: RelationRecord): Satellites {
  const found: Satellites = { satellites: [], links: [] }
  addContact(draft, record, found)
  if (record.kind === 'organisation') addHierarchy(draft, found)
  return found
}
