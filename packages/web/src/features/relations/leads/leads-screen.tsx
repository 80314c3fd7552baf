import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ArrowRightLeft, Plus } from 'lucide-react'
import { useState } from 'react'
import type { RelationType, RoleChoice, RoleColumn } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { Page, PageHeader, Row } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { relationTypesQuery } from '../relations.api.ts'
import { OwnerFilter } from '../roles/owner-filter.tsx'
import { choicesOf, roleChoicesQuery } from '../roles/roles.api.ts'
import { AddLeadDialog } from './add-lead-dialog.tsx'
import { roleBoardQuery } from '../forms/forms.api.ts'
import type { BoardQuery } from '../forms/forms.api.ts'
import { RoleBoard } from '../forms/role-board.tsx'

const LEAD = 'lead'

/** The types that have stages, and the one whose board is shown: that of the address, else leads. */
function useBoardTypes(asked: string | undefined, choices: readonly RoleChoice[]) {
  const all = useQuery(relationTypesQuery).data?.items ?? []
  const types = all.filter(
    ({ id, key }) => key === LEAD || choicesOf(choices, { typeId: id, kind: 'stage' }).length > 0,
  )
  const wanted = [types.find(({ id }) => id === asked), types.find(({ key }) => key === LEAD), types[0]]
  return { types, chosen: wanted.find((type) => type !== undefined) }
}

/** Leads by stage; any other type that has stages (sponsors, schools) stands on the same board. */
export function LeadsScreen() {
  const t = useT()
  const { type: asked, van } = useSearch({ from: '/shell/leads' })
  const navigate = useNavigate({ from: '/leads' })
  const choices = useQuery(roleChoicesQuery).data?.items ?? []
  const { types, chosen } = useBoardTypes(asked, choices)
  const typeId = chosen?.id ?? ''
  const query: BoardQuery = { boardTypeId: typeId, ...(van !== undefined && { roleOwnerId: van }) }
  const board = useQuery(roleBoardQuery(query))
  return (
    <Page>
      <PageHeader
        title={chosen === undefined || chosen.key === LEAD ? t('relations.leads.title') : chosen.name}
        lead={t('relations.leads.lead')}
        actions={<Actions type={chosen} />}
      />
      <Row align="end">
        <Select
          label={t('relations.leads.type')}
          isRequired
          width="medium"
          value={typeId}
          options={types.map(({ id, name }) => ({ id, label: name }))}
          onChange={(id) => void navigate({ search: (now) => ({ ...now, type: id }), replace: true })}
        />
        <OwnerFilter
          value={van}
          onChange={(owner) => void navigate({ search: (now) => ({ ...now, van: owner }), replace: true })}
        />
      </Row>
      {typeId !== '' && (
        <QueryStates query={board}>{({ columns }) => <Board columns={columns} query={query} />}</QueryStates>
      )}
    </Page>
  )
}

function Actions({ type }: { readonly type: RelationType | undefined }) {
  const t = useT()
  const may = useMay()
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      {may('relations.role.hand_over') && (
        <LinkButton href="/overdragen" tone="quiet" icon={<ArrowRightLeft aria-hidden="true" />}>
          {t('relations.handover.open')}
        </LinkButton>
      )}
      {may('relations.relation.write') && type && (
        <Button tone="primary" icon={<Plus aria-hidden="true" />} onPress={() => setAdding(true)}>
          {type.key === LEAD ? t('relations.leads.add') : t('relations.leads.addTitle', { type: type.name })}
        </Button>
      )}
      {isAdding && type && <AddLeadDialog typeId={type.id} typeName={type.name} onClose={() => setAdding(false)} />}
    </>
  )
}

interface BoardProps {
  readonly columns: readonly RoleColumn[]
  readonly query: BoardQuery
}

function Board({ columns, query }: BoardProps) {
  const t = useT()
  if (columns.every(({ count }) => count === 0))
    return (
      <EmptyState title={t('relations.leads.empty')} example={t('relations.leads.example')}>
        <p>{t('relations.leads.emptyText')}</p>
      </EmptyState>
    )
  return <RoleBoard columns={columns} query={query} by="stage" />
}
