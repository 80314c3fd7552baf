import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { withdrawInvitation } from '@klantregie/contract'
import type { Invitation } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { invitationsQuery } from '../admin.api.ts'
import { useT } from '../locale/index.ts'

/** Absent when nobody is waiting: an empty second table says nothing. */
export function Invitations() {
  const t = useT()
  const items = useQuery(invitationsQuery).data?.items ?? []
  const columns = useColumns()
  if (items.length === 0) return null
  return (
    <Stack>
      <h2>{t('users.invitations')}</h2>
      <Table
        label={t('users.invitations')}
        columns={columns}
        rows={items}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
      />
    </Stack>
  )
}

function useColumns(): readonly Column<Invitation>[] {
  const t = useT()
  const format = useFormat()
  const withdraw = useWithdraw()
  return [
    { id: 'name', header: t('field.name'), isRowHeader: true, cell: (row) => row.name },
    { id: 'email', header: t('field.email'), cell: (row) => row.email },
    { id: 'role', header: t('field.role'), cell: (row) => t(`role.${row.role}`) },
    { id: 'expires', header: t('users.expires'), keepsTogether: true, cell: (row) => format.dateTime(row.expiresAt) },
    { id: 'by', header: t('users.invitedBy'), cell: (row) => row.invitedBy },
    {
      id: 'withdraw',
      header: t('users.withdraw'),
      align: 'end',
      cell: (row) => (
        <Button size="small" tone="danger" onPress={() => withdraw.mutate(row)}>
          {t('users.withdraw')}
        </Button>
      ),
    },
  ]
}

function useWithdraw() {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  return useMutation({
    mutationFn: (row: Invitation) => call(withdrawInvitation, { params: { id: row.id } }),
    onSuccess: async (_done, row) => {
      await cache.invalidateQueries({ queryKey: invitationsQuery.queryKey })
      showToast({ text: t('users.withdrawn', { name: row.name }) })
    },
    onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
  })
}
