import type { DemoTypeKey } from '../../demo/demo-organisation.ts'
import type { DemoBatch, DemoLink, DemoRef, DemoRow } from '../../demo/demo-row.ts'
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
  const meet = (row: DemoRow, player: Player): void => {
    players.set(player.id, players.get(player.id) ?? player)
    // Systems that do not ask for a day of birth register adults.
    if ((row.record.birthDate ?? '') > bornBefore) children.add(player.id)
    for (const { typeKey, until } of row.roles) {
      const ofType = byType.get(typeKey) ?? new Map<string, Player>()
      if (until === null && !ofType.has(player.id)) ofType.set(player.id, player)
      byType.set(typeKey, ofType)
    }
  }
  const introduce = ({ linkTypeKey, validUntil, from, to }: DemoLink): void => {
    if (linkTypeKey !== 'contact_of' || validUntil !== null) return
    const [person, organisation] = [players.get(idOf(from) ?? ''), idOf(to)]
    if (person !== undefined && organisation !== undefined)
      contacts.set(organisation, [...(contacts.get(organisation) ?? []), person])
  }
  const look = ({ rows, links }: DemoBatch): void => {
    for (const row of rows) {
      const id = idOf(row)
      if (id !== undefined) meet(row, playerOf(row, id))
    }
    links.forEach(introduce)
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

function playerOf({ record }: DemoRow, id: string): Player {
  const { kind, organisationName, name, addresses } = record
  return { id, name: organisationName ?? nameOf(name), kind, place: addresses?.[0]?.place ?? '' }
}

function nameOf(name: DemoRow['record']['name']): string {
  if (name === undefined) return ''
  const given = name.callName ?? name.firstName ?? name.initials
  return [given, name.prefix, name.surname].filter((part) => part !== undefined).join(' ')
}
