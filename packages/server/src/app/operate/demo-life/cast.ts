import type { DemoTypeKey } from '../../demo/demo-organisation.ts'
import type { DemoBatch, DemoRef, DemoRow } from '../../demo/demo-row.ts'
import type { DemoRegister } from '../demo-load.ts'

/** A relation that plays a part in the story. */
export type Player = {
  readonly id: string
  readonly name: string
  readonly kind: DemoRow['record']['kind']
  readonly place: string
}

/** Who can play: relations with a running role of a type, in the order in which they were made; and whom one speaks to there. */
export type Cast = {
  readonly of: (type: DemoTypeKey) => readonly Player[]
  /** People of sixteen and older with a running role. */
  readonly adultsOf: (type: DemoTypeKey) => readonly Player[]
  readonly contactsOf: (organisationId: string) => readonly Player[]
}

export type Casting = {
  readonly look: (batch: DemoBatch) => void
  readonly cast: Cast
}

/** Looks at what is loaded, batch by batch; `today` decides who is of age. */
export function openCasting(register: DemoRegister, today: string): Casting {
  const byType = new Map<DemoTypeKey, Map<string, Player>>()
  const players = new Map<string, Player>()
  const children = new Set<string>()
  const contacts = new Map<string, Player[]>()
  const bornBefore = `${Number(today.slice(0, 4)) - 17}${today.slice(4)}`
  const idOf = ({ sourceKey, externalId }: DemoRef) => register.rowByRef.get(`${sourceKey} ${externalId}`)?.relationId
  const look = ({ rows, links }: DemoBatch): void => {
    for (const row of rows) {
      const player = playerOf(row, idOf(row))
      if (player === null) continue
      players.set(player.id, players.get(player.id) ?? player)
      // Systems that do not ask for a day of birth register adults.
      if ((row.record.birthDate ?? '') > bornBefore) children.add(player.id)
      for (const { typeKey, until } of row.roles) {
        const ofType = byType.get(typeKey) ?? new Map<string, Player>()
        if (until === null && !ofType.has(player.id)) ofType.set(player.id, player)
        byType.set(typeKey, ofType)
      }
    }
    for (const link of links) {
      if (link.linkTypeKey !== 'contact_of' || link.validUntil !== null) continue
      const [person, organisation] = [players.get(idOf(link.from) ?? ''), idOf(link.to)]
      if (person !== undefined && organisation !== undefined)
        contacts.set(organisation, [...(contacts.get(organisation) ?? []), person])
    }
  }
  const of = (type: DemoTypeKey) => [...(byType.get(type)?.values() ?? [])]
  return {
    look,
    cast: {
      of,
      adultsOf: (type) => of(type).filter(({ id, kind }) => kind === 'person' && !children.has(id)),
      contactsOf: (organisationId) => contacts.get(organisationId) ?? [],
    },
  }
}

function playerOf({ record }: DemoRow, id: string | undefined): Player | null {
  if (id === undefined) return null
  const { kind, organisationName, name, addresses } = record
  const parts = [name?.callName ?? name?.firstName ?? name?.initials, name?.prefix, name?.surname]
  const shown = organisationName ?? parts.filter((part) => part !== undefined && part !== null).join(' ')
  return { id, name: shown, kind, place: addresses?.[0]?.place ?? '' }
}
