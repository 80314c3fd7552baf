import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { addBranch, updateBranch } from '@klantregie/contract'
import type { Branch } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { InlineEdit } from '../../../ui/inline-edit.tsx'
import type { SaveResult } from '../../../ui/inline-edit.view.ts'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { EmptyState, Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { branchesQuery } from '../admin.api.ts'
import { useT } from '../locale/index.ts'
import { AddressCell } from './branch-address.tsx'

export function BranchesScreen() {
  const t = useT()
  const branches = useQuery(branchesQuery)
  const columns = useColumns()
  return (
    <Page width="narrow">
      <PageHeader
        title={t('branches.title')}
        lead={t('branches.lead')}
        breadcrumbs={[{ label: t('nav.admin'), href: '/admin' }]}
      />
      <QueryStates query={branches}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('branches.empty')} example={t('branches.example')}>
              <p>{t('branches.emptyText')}</p>
            </EmptyState>
          ) : (
            <Table
              label={t('branches.title')}
              columns={columns}
              rows={items}
              rowId={(row) => row.id}
              rowName={(row) => row.name}
            />
          )
        }
      </QueryStates>
      <AddBranch />
    </Page>
  )
}

function AddBranch() {
  const t = useT()
  const cache = useQueryClient()
  const form = useContractForm({
    schema: addBranch.body,
    initial: { name: '' },
    fieldOf: { 'admin.branch_name_taken': 'name' },
    onSubmit: async (body) => {
      const branch = await call(addBranch, { body })
      form.set('name', '')
      await cache.invalidateQueries({ queryKey: branchesQuery.queryKey })
      showToast({ text: t('branches.added', { name: branch.name }) })
    },
  })
  return (
    <Form form={form}>
      <TextField {...form.field('name')} isRequired width="medium" label={t('branches.add')} />
      <div>
        <Button type="submit" tone="primary" isPending={form.isPending}>
          {t('branches.addSubmit')}
        </Button>
      </div>
    </Form>
  )
}

type Change = { readonly id: string; readonly body: { readonly name?: string; readonly isActive?: boolean } }

function useChangeBranch() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ id, body }: Change) => call(updateBranch, { params: { id }, body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: branchesQuery.queryKey }),
  })
}

function useColumns(): readonly Column<Branch>[] {
  const t = useT()
  const problemText = useProblemText()
  const change = useChangeBranch()
  const rename = async (branch: Branch, name: string): Promise<SaveResult> => {
    try {
      await change.mutateAsync({ id: branch.id, body: { name } })
      return { state: 'saved' }
    } catch (error) {
      return { state: 'error', message: problemText(error) }
    }
  }
  const setActive = (branch: Branch, isActive: boolean) =>
    act(
      change,
      { id: branch.id, body: { isActive } },
      {
        onSuccess: () => {
          if (!isActive)
            showToast({ text: t('branches.closed', { name: branch.name }), onUndo: () => setActive(branch, true) })
        },
        onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
      },
    )
  return [
    {
      id: 'name',
      header: t('field.name'),
      isRowHeader: true,
      cell: (row) => <InlineEdit label={t('field.name')} value={row.name} onSave={(name) => rename(row, name)} />,
    },
    {
      id: 'address',
      header: t('branches.address'),
      cell: (row) => <AddressCell branch={row} />,
    },
    {
      id: 'state',
      header: t('branches.state'),
      cell: (row) => (
        <Status tone={row.isActive ? 'success' : 'neutral'}>
          {row.isActive ? t('branches.active') : t('branches.inactive')}
        </Status>
      ),
    },
    {
      id: 'change',
      header: t('users.actions'),
      align: 'end',
      cell: (row) => (
        <Button size="small" tone="quiet" onPress={() => setActive(row, !row.isActive)}>
          {row.isActive ? t('branches.close') : t('branches.open')}
        </Button>
      ),
    },
  ]
}
