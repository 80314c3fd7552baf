import type { Address, ProposalDeed, ProposalKind, SchoolLocation } from '@klantregie/contract'
import { splitHouseNumber } from '../../../platform/pure/dutch/house-number.ts'
import { parsePostcode } from '../../../platform/pure/dutch/postcode.ts'
import { houseNumberKey, postcodeKey } from './school-file.rules.ts'

type Other = { readonly id: string; readonly name: string }

/** How the relation stands now, and which others there are. */
export type Standing = {
  readonly name: string | null
  readonly addresses: readonly Address[]
  readonly codes: readonly string[]
  readonly isArchived: boolean
  /** The board that it stands under according to the edition before, as far as there is a running link to it. */
  readonly oldBoard: Other | null
  /** The board of now as a relation; null: it is none. `isLinked`: there is a running link already. */
  readonly newBoard: (Other & { readonly isLinked: boolean }) | null
  /** The relation that carries the number of the successor. */
  readonly successor: Other | null
}

export type Proposed = {
  readonly kind: ProposalKind
  readonly after: SchoolLocation
  readonly before: SchoolLocation
  /** As the register has it; null: no successor, or not in the register. */
  readonly successor: SchoolLocation | null
}

/**
 * What carrying out a proposal does, in order, with what stands there now; nothing when everything is already so. A merged location whose
 * successor is no relation goes on as that: it gets the number, for its people and its history go on too. When the successor is a relation
 * already, this one becomes a part of it and is archived.
 */
export function deedsOf({ kind, before, after, successor }: Proposed, standing: Standing): ProposalDeed[] {
  switch (kind) {
    case 'renamed':
      return nameDeed(standing, after)
    case 'moved':
      return addressDeed(standing, { before, after })
    case 'board':
      return boardDeeds(standing)
    case 'closed':
      return archiveDeed(standing)
    case 'merged':
      if (successor === null) return archiveDeed(standing)
      if (standing.successor !== null)
        return [{ deed: 'part_of', now: null, then: standing.successor.name }, ...archiveDeed(standing)]
      return [
        ...(standing.codes.includes(successor.code)
          ? []
          : [{ deed: 'number' as const, now: after.code, then: successor.code }]),
        ...nameDeed(standing, successor),
        ...addressDeed(standing, { before, after: successor }),
      ]
  }
}

function nameDeed({ name }: Standing, { name: then }: SchoolLocation): ProposalDeed[] {
  return name === then ? [] : [{ deed: 'name', now: name, then }]
}

type Move = { readonly before: SchoolLocation; readonly after: SchoolLocation }

function addressDeed({ addresses }: Standing, { before, after }: Move): ProposalDeed[] {
  if (after.postcode === '' || addresses.some((address) => isAt(address, after))) return []
  const replaced = addresses[replacedAt(addresses, before)]
  return [{ deed: 'address', now: replaced ? sayAddress(replaced) : null, then: sayAddress(toAddress(after)) }]
}

function boardDeeds({ oldBoard, newBoard }: Standing): ProposalDeed[] {
  return [
    ...(oldBoard === null ? [] : [{ deed: 'leave_board' as const, now: oldBoard.name, then: null }]),
    ...(newBoard === null || newBoard.isLinked
      ? []
      : [{ deed: 'join_board' as const, now: null, then: newBoard.name }]),
  ]
}

function archiveDeed({ isArchived }: Standing): ProposalDeed[] {
  return isArchived ? [] : [{ deed: 'archive', now: null, then: null }]
}

/** The addresses as they become: the one where it stood is replaced, every other stays; without that one the new one comes in front. */
export function movedAddresses(addresses: readonly Address[], { before, after }: Move): Address[] {
  const at = replacedAt(addresses, before)
  const moved = toAddress(after)
  if (at === -1) return [moved, ...addresses]
  return addresses.map((address, place) => (place === at ? { ...moved, use: address.use } : address))
}

function replacedAt(addresses: readonly Address[], before: SchoolLocation): number {
  return addresses.findIndex((address) => isAt(address, before))
}

function isAt(address: Address, { postcode, houseNumber }: SchoolLocation): boolean {
  return addressKeyOf(address)?.postcode === postcode && addressKeyOf(address)?.houseNumber === houseNumber
}

/** Postcode and house number of an address as the register writes them; null where one is missing. */
export function addressKeyOf({ postcode = '', houseNumber = '', addition = '' }: Address) {
  if (postcode === '' || houseNumber === '') return null
  return { postcode: postcodeKey(postcode), houseNumber: houseNumberKey(`${houseNumber}-${addition}`) }
}

export function toAddress({ street, houseNumber, postcode, place }: SchoolLocation): Address {
  const said = {
    street,
    ...splitHouseNumber(houseNumber),
    postcode: parsePostcode(postcode)?.postcode ?? postcode,
    place,
  }
  const filled = Object.fromEntries(Object.entries(said).filter(([, text]) => text !== ''))
  return { use: 'visit', ...filled, country: 'NL' }
}

function sayAddress({ street = '', houseNumber = '', addition = '', postcode = '', place = '' }: Address): string {
  const number = `${houseNumber}${addition === '' ? '' : ` ${addition}`}`
  return [`${street} ${number}`.trim(), `${postcode} ${place}`.trim()].filter((part) => part !== '').join(', ')
}
