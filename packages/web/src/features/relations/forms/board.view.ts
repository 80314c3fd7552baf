import type { BoardBy, RoleCard, RoleChanges, RoleColumn, RoleChoice } from '@klantregie/contract'

/** The column of roles without a stage, status or owner. */
export const NONE = 'none'

/** What moving a card to a column changes about its role. */
export function movedBy(by: BoardBy, to: string): RoleChanges {
  const id = to === NONE ? null : to
  switch (by) {
    case 'stage':
      return { stageId: id }
    case 'status':
      return { statusId: id }
    case 'owner':
      return { ownerId: id }
  }
}

/** What a card says below its name. The column that it stands in says the rest. */
export function factsOf(card: Pick<RoleCard, 'place' | 'stage' | 'status' | 'owner'>, by: BoardBy): readonly string[] {
  const { place, ...role } = card
  const parts = [place, ...(['status', 'stage', 'owner'] as const).map((part) => (part === by ? null : role[part]))]
  return parts.filter((part) => part !== null)
}

type Places = readonly { readonly id: string; readonly name: string }[]

/** Where a card can go from a column. */
export function targetsOf(places: Places, from: string): { readonly id: string; readonly label: string }[] {
  return places.filter(({ id }) => id !== from).map(({ id, name }) => ({ id, label: name }))
}

type Columns = readonly Pick<RoleColumn, 'id' | 'isOld'>[]

/** The columns on both sides to which a card can go; what is retired is passed over. */
export function besideOf(columns: Columns, from: string): { before: string | undefined; after: string | undefined } {
  const keys = columns.filter(({ id, isOld }) => !isOld || (id ?? NONE) === from).map(({ id }) => id ?? NONE)
  const at = keys.indexOf(from)
  return { before: keys[at - 1], after: at === -1 ? undefined : keys[at + 1] }
}

type Kinds = { readonly stage: boolean; readonly status: boolean }

/** What a type has to stand in columns by; by owner is always there. */
export function kindsOf(choices: readonly RoleChoice[], typeId: string): Kinds {
  const has = (kind: RoleChoice['kind']) =>
    choices.some((choice) => choice.typeId === typeId && choice.kind === kind && !choice.isRetired)
  return { stage: has('stage'), status: has('status') }
}

/** By what the board stands: what was asked for where the type has it, else the first that it has. */
export function byOf(asked: 'status' | 'wie' | undefined, { stage, status }: Kinds): BoardBy {
  if (asked === 'wie') return 'owner'
  if (asked === 'status' && status) return 'status'
  if (stage) return 'stage'
  return status ? 'status' : 'owner'
}
