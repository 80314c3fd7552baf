import { queryOptions } from '@tanstack/react-query'
import { listOwners, listRoleChanges, listRoleChoices } from '@klantregie/contract'
import type { RoleChoice, RoleChoiceKind } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

/** Lists of statuses change as seldom as the types that they belong to. */
const SLOW_MS = 5 * 60_000

export const roleChoicesQuery = queryOptions({
  queryKey: ['relations', 'model', 'roleChoices'],
  queryFn: () => call(listRoleChoices),
  staleTime: SLOW_MS,
})
export const ownersQuery = queryOptions({ queryKey: ['relations', 'owners'], queryFn: () => call(listOwners) })

export function roleChangesQuery(id: string, roleId: string) {
  return queryOptions({
    queryKey: ['relations', 'roleChanges', id, roleId],
    queryFn: ({ signal }) => call(listRoleChanges, { params: { id, roleId }, signal }),
  })
}

/** What can be chosen now; what a role has and can no longer be chosen is `kept` among them. */
export function choicesOf(
  choices: readonly RoleChoice[],
  {
    typeId,
    kind,
    kept = null,
  }: { readonly typeId: string; readonly kind: RoleChoiceKind; readonly kept?: string | null },
): readonly RoleChoice[] {
  return choices.filter(
    (choice) => choice.typeId === typeId && choice.kind === kind && (!choice.isRetired || choice.id === kept),
  )
}
