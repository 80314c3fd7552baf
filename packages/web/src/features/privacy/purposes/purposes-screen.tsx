import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Purpose } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Page, PageHeader, Row } from '../../../ui/layout.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { EmptyState, Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { ConsentSettingsSection } from './consent-settings.tsx'
import { PurposeDialog } from './purpose-dialog.tsx'
import { PurposePage } from './purpose-details.tsx'
import { purposesQuery, usePurposeActions } from './purposes.api.ts'

/** For what people are approached, on which ground, in which words; and how many said yes or no. */
export function PurposesScreen() {
  const t = useT()
  const may = useMay()
  const purposes = useQuery(purposesQuery)
  const { nieuw: isAdding } = useSearch({ from: '/shell/privacy/toestemming' })
  const navigate = useNavigate({ from: '/privacy/toestemming' })
  const [open, setOpen] = useState<string | null>(null)
  const mayManage = may('privacy.purpose.manage')
  const setAdding = (nieuw: true | undefined) => void navigate({ search: { nieuw }, replace: true, resetScroll: false })
  return (
    <Page>
      <PageHeader
        title={t('purposes.title')}
        lead={t('purposes.lead')}
        actions={mayManage && <Actions onAdd={() => setAdding(true)} />}
      />
      <QueryStates query={purposes}>
        {({ items }) => (
          <>
            <PurposeTable items={items} onOpen={setOpen} />
            <PurposePage
              purpose={items.find(({ id }) => id === open) ?? null}
              mayManage={mayManage}
              onClose={() => setOpen(null)}
            />
          </>
        )}
      </QueryStates>
      <ConsentSettingsSection mayManage={mayManage} />
      {isAdding === true && mayManage && <PurposeDialog purpose={null} onClose={() => setAdding(undefined)} />}
    </Page>
  )
}

function Actions({ onAdd }: { readonly onAdd: () => void }) {
  const t = useT()
  const problemText = useProblemText()
  const { addSet } = usePurposeActions()
  const add = (set: 'library' | 'venue') =>
    void addSet(set).then(
      ({ added }) => showToast({ text: t('purposes.setAdded', { added }) }),
      (error: unknown) => showToast({ tone: 'danger', text: problemText(error) }),
    )
  return (
    <Row>
      <Menu
        label={t('purposes.sets')}
        trigger={<Button>{t('purposes.sets')}</Button>}
        groups={[
          {
            id: 'sets',
            items: [
              { id: 'library', label: t('purposes.set.library') },
              { id: 'venue', label: t('purposes.set.venue') },
            ],
          },
        ]}
        onAction={(id) => add(id === 'venue' ? 'venue' : 'library')}
      />
      <Button tone="primary" icon={<Plus aria-hidden="true" />} onPress={onAdd}>
        {t('purposes.add')}
      </Button>
    </Row>
  )
}

function PurposeTable({
  items,
  onOpen,
}: {
  readonly items: readonly Purpose[]
  readonly onOpen: (id: string) => void
}) {
  const t = useT()
  const columns = useColumns(onOpen)
  if (items.length === 0) return <EmptyState title={t('purposes.none')}>{t('purposes.noneText')}</EmptyState>
  return (
    <Table
      label={t('purposes.title')}
      columns={columns}
      rows={items}
      rowId={({ id }) => id}
      rowName={({ name }) => name}
      onOpen={({ id }) => onOpen(id)}
    />
  )
}

function useColumns(onOpen: (id: string) => void): readonly Column<Purpose>[] {
  const t = useT()
  const format = useFormat()
  return [
    { id: 'name', header: t('purposes.name'), isRowHeader: true, cell: ({ name }) => name },
    { id: 'kind', header: t('purposes.kind'), cell: ({ kind }) => t(`purposeKind.${kind}`) },
    { id: 'basis', header: t('purposes.basis'), cell: ({ basis }) => t(`legalBasis.${basis}`) },
    {
      id: 'channels',
      header: t('purposes.channels'),
      cell: ({ channels }) => channels.map((channel) => t(`channel.${channel}`)).join(', '),
    },
    { id: 'given', header: t('purposes.given'), align: 'end', cell: ({ given }) => format.number(given) },
    { id: 'refused', header: t('purposes.refused'), align: 'end', cell: ({ refused }) => format.number(refused) },
    {
      id: 'status',
      header: t('purposes.status'),
      cell: ({ status }) => (
        <Status tone={status === 'active' ? 'success' : 'neutral'}>{t(`purposeStatus.${status}`)}</Status>
      ),
    },
    {
      id: 'open',
      header: t('purposes.actions'),
      align: 'end',
      cell: ({ id, name }) => (
        <Button size="small" aria-label={t('purposes.openOf', { name })} onPress={() => onOpen(id)}>
          {t('purposes.open')}
        </Button>
      ),
    },
  ]
}
