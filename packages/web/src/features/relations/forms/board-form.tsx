import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { BoardBy, RelationType } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { activeFilters, changeAddress, toFilter } from '../list/list-address.view.ts'
import type { ListAddress } from '../list/list-address.view.ts'
import type { ListState } from '../list/list-state.ts'
import { useT } from '../locale/index.ts'
import { relationTypesQuery } from '../relations.api.ts'
import { roleChoicesQuery } from '../roles/roles.api.ts'
import { byOf, kindsOf } from './board.view.ts'
import { roleBoardQuery } from './forms.api.ts'
import { RoleBoard } from './role-board.tsx'

/** The relations of the list by how far a role of theirs is, how it stands, or who looks after it. */
export function BoardForm({ address, go }: ListState) {
  const types = useQuery(relationTypesQuery)
  return <QueryStates query={types}>{({ items }) => <BoardOf address={address} go={go} types={items} />}</QueryStates>
}

/** The type that was chosen, else the one that is filtered by, else the first that has stages. */
function useBoardType(types: readonly RelationType[], { rol, typeId }: ListAddress) {
  const choices = useQuery(roleChoicesQuery).data?.items ?? []
  const staged = types.find(({ id }) => kindsOf(choices, id).stage)
  const wanted = [rol, typeId, staged?.id, types[0]?.id]
  const chosen = wanted.map((id) => types.find((type) => type.id === id)).find((type) => type !== undefined)
  return { typeId: chosen?.id ?? '', kinds: kindsOf(choices, chosen?.id ?? '') }
}

function BoardOf({ address, go, types }: ListState & { readonly types: readonly RelationType[] }) {
  const t = useT()
  const { typeId, kinds } = useBoardType(types, address)
  const by = byOf(address.kolom, kinds)
  const query = { ...toFilter(address), boardTypeId: typeId, by }
  const board = useQuery({ ...roleBoardQuery(query), placeholderData: keepPreviousData })
  const ways: readonly BoardBy[] = [
    ...(kinds.stage ? (['stage'] as const) : []),
    ...(kinds.status ? (['status'] as const) : []),
    'owner',
  ]
  return (
    <>
      <Row align="end">
        <Select
          label={t('relations.board.role')}
          isRequired
          width="short"
          value={typeId}
          options={types.map(({ id, name }) => ({ id, label: name }))}
          onChange={(id) => go(changeAddress(address, { rol: id, kolom: undefined }), true)}
        />
        <Select
          label={t('relations.board.by')}
          isRequired
          width="short"
          value={by}
          options={ways.map((way) => ({ id: way, label: t(`relations.board.by.${way}`) }))}
          onChange={(way) => go(changeAddress(address, { rol: typeId, kolom: KOLOM[way as BoardBy] }), true)}
        />
      </Row>
      <QueryStates query={board}>
        {({ columns }) =>
          columns.some(({ count, nextCursor }) => count > 0 || nextCursor !== null) ? (
            <RoleBoard columns={columns} query={query} by={by} />
          ) : (
            <EmptyState title={t('relations.board.empty')}>
              <p>
                {t(activeFilters(address).length > 0 ? 'relations.board.emptyFiltered' : 'relations.board.emptyText')}
              </p>
            </EmptyState>
          )
        }
      </QueryStates>
    </>
  )
}

const KOLOM: Readonly<Record<BoardBy, ListAddress['kolom']>> = { stage: undefined, status: 'status', owner: 'wie' }
