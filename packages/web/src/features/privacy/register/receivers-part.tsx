import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Receiver } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Row } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import { ReceiverDialog } from './receiver-dialog.tsx'
import { receiversQuery } from './register.api.ts'
import styles from './register.module.css'

/** Who else gets or handles the data. */
export function ReceiversPart() {
  const t = useT()
  const may = useMay()
  const receivers = useQuery(receiversQuery)
  const [open, setOpen] = useState<Receiver | 'new' | null>(null)
  const add = may('privacy.register.manage') && (
    <Button icon={<Plus aria-hidden="true" />} onPress={() => setOpen('new')}>
      {t('receivers.add')}
    </Button>
  )
  return (
    <div className={styles.part}>
      <p>{t('receivers.text')}</p>
      <QueryStates query={receivers}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('receivers.none')} example={t('receivers.example')} action={add}>
              <p>{t('receivers.noneText')}</p>
            </EmptyState>
          ) : (
            <>
              <Row>{add}</Row>
              <ReceiversTable items={items} onOpen={setOpen} />
            </>
          )
        }
      </QueryStates>
      {open !== null && (
        <ReceiverDialog
          key={open === 'new' ? 'new' : open.id}
          receiver={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  )
}

interface TableProps {
  readonly items: readonly Receiver[]
  readonly onOpen: (receiver: Receiver) => void
}

function ReceiversTable({ items, onOpen }: TableProps) {
  const t = useT()
  const may = useMay()
  const format = useFormat()
  const columns: readonly Column<Receiver>[] = [
    { id: 'name', header: t('receivers.name'), isRowHeader: true, cell: ({ name }) => name },
    { id: 'role', header: t('receivers.role'), cell: ({ role }) => t(`receiverRole.${role}`) },
    { id: 'service', header: t('receivers.service'), cell: ({ service }) => service },
    { id: 'country', header: t('receivers.country'), cell: ({ country }) => country },
    {
      id: 'contract',
      header: t('receivers.contractDate'),
      keepsTogether: true,
      cell: ({ contractDate }) => (contractDate === null ? '—' : format.date(contractDate)),
    },
    { id: 'contact', header: t('receivers.contact'), cell: ({ contact }) => contact },
    {
      id: 'act',
      header: t('retention.actions'),
      align: 'end',
      cell: (receiver) =>
        may('privacy.register.manage') && (
          <Button
            size="small"
            aria-label={t('receivers.changeOf', { name: receiver.name })}
            onPress={() => onOpen(receiver)}
          >
            {t('receivers.change')}
          </Button>
        ),
    },
  ]
  return (
    <Table
      label={t('register.tab.receivers')}
      columns={columns}
      rows={items}
      rowId={({ id }) => id}
      rowName={({ name }) => name}
    />
  )
}
