import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useCallback, useState } from 'react'
import { addDomain } from '@klantregie/contract'
import type { DomainPage, Seat } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useAsked } from '../../../lib/use-asked.ts'
import { Button, TextLink } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { Callout, Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { TextArea, TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { domainPagesQuery, useDomainActions } from './domains.api.ts'
import { useOpenText } from './use-open-text.ts'
import styles from './domains.module.css'

/** Who answers for which relations, and what waits for them. */
export function DomainsScreen() {
  const t = useT()
  const may = useMay()
  const domains = useQuery(domainPagesQuery)
  const columns = useColumns()
  const [isAdding, setAdding] = useState(false)
  const { nieuw: isAsked } = useSearch({ from: '/shell/domeinen' })
  const navigate = useNavigate({ from: '/domeinen' })
  const forget = useCallback(() => void navigate({ search: {}, replace: true }), [navigate])
  useAsked(isAsked === true && may('governance.domain.manage') ? forget : null, () => setAdding(true))
  return (
    <Page>
      <PageHeader
        title={t('domains.title')}
        lead={t('domains.lead')}
        actions={
          may('governance.domain.manage') && (
            <Button tone="primary" icon={<Plus aria-hidden="true" />} onPress={() => setAdding(true)}>
              {t('domains.add')}
            </Button>
          )
        }
      />
      <QueryStates query={domains}>
        {({ items, freeCount }) => (
          <>
            <Table
              label={t('domains.title')}
              columns={columns}
              rows={items}
              rowId={(row) => row.id}
              rowName={(row) => row.name}
              isTall
            />
            {isAdding && <AddDomain freeCount={freeCount} onClose={() => setAdding(false)} />}
          </>
        )}
      </QueryStates>
    </Page>
  )
}

export function SeatName({ seat }: { readonly seat: Seat | null }) {
  const t = useT()
  if (seat === null) return <>{t('domains.nobody')}</>
  return <>{seat.isActive ? seat.name : t('domains.left', { name: seat.name })}</>
}

function useColumns(): readonly Column<DomainPage>[] {
  const t = useT()
  const openText = useOpenText()
  return [
    {
      id: 'name',
      header: t('domains.name'),
      isRowHeader: true,
      cell: (row) => <TextLink href={`/domeinen/${row.id}`}>{row.name}</TextLink>,
    },
    {
      id: 'owner',
      header: t('domains.owner'),
      cell: (row) =>
        row.isVacant ? <Status tone="attention">{t('domains.vacant')}</Status> : <SeatName seat={row.owner} />,
    },
    {
      id: 'deputy',
      header: t('domains.deputy'),
      cell: (row) =>
        row.deputy === null ? (
          <span className={styles.soft}>{t('domains.nobody')}</span>
        ) : (
          <SeatName seat={row.deputy} />
        ),
    },
    {
      id: 'open',
      header: t('domains.open'),
      cell: (row) => openText(row.open) || <span className={styles.soft}>{t('domains.nothingOpen')}</span>,
    },
  ]
}

function AddDomain({ freeCount, onClose }: { readonly freeCount: number; readonly onClose: () => void }) {
  const t = useT()
  const navigate = useNavigate()
  const { add } = useDomainActions()
  const form = useContractForm({
    schema: addDomain.body,
    initial: { name: '', description: '' },
    fieldOf: { 'governance.domain_name_taken': 'name' },
    onSubmit: async (body) => {
      const { id, name } = await add(body)
      showToast({ text: t('domains.added', { name }) })
      await navigate({ to: '/domeinen/$id', params: { id } })
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('domains.addTitle')} size="small" isDismissable={!form.isDirty}>
      {freeCount === 0 ? (
        <Callout tone="attention">{t('domains.full')}</Callout>
      ) : (
        <Form form={form}>
          <p>{t('domains.addText', { count: freeCount })}</p>
          <TextField
            {...form.field('name')}
            isRequired
            autoFocus
            label={t('domains.name')}
            description={t('domains.nameHelp')}
          />
          <TextArea {...form.field('description')} rows={3} label={t('domains.description')} />
          <div>
            <Button type="submit" tone="primary" isPending={form.isPending}>
              {t('domains.add')}
            </Button>
          </div>
        </Form>
      )}
    </Dialog>
  )
}
