import { useQuery } from '@tanstack/react-query'
import { Snowflake } from 'lucide-react'
import { useState } from 'react'
import { freezeInventory } from '@klantregie/contract'
import type { InventoryFreeze } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { AlertDialog, Dialog } from '../../../ui/dialog.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { freezesQuery, useInventoryDeeds } from './inventory.api.ts'
import styles from './inventory.module.css'

/** Keeps the figures of a day under a name, so that a report of years ago can still be accounted for. */
export function FreezeButton({ day }: { readonly day: string }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={<Snowflake aria-hidden="true" />} onPress={() => setOpen(true)}>
        {t('inventory.freeze')}
      </Button>
      {isOpen && <FreezeDialog day={day} onClose={() => setOpen(false)} />}
    </>
  )
}

function FreezeDialog({ day, onClose }: { readonly day: string; readonly onClose: () => void }) {
  const t = useT()
  const { longDate } = useFormat()
  const { freeze } = useInventoryDeeds()
  const form = useContractForm({
    schema: freezeInventory.body,
    initial: { name: '', day },
    onSubmit: async (body) => {
      const { name } = await freeze.mutateAsync(body)
      showToast({ text: t('inventory.frozen', { name }) })
      onClose()
    },
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('inventory.freezeTitle', { day: longDate(day) })}
      isDismissable={!form.isDirty}
    >
      <Form form={form}>
        <p>{t('inventory.freezeText')}</p>
        <TextField
          {...form.field('name')}
          isRequired
          autoFocus
          autoComplete="off"
          maxLength={120}
          label={t('segments.name')}
        />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('inventory.freeze')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

/** Inventories that were kept; nothing when there are none. */
export function Freezes() {
  const t = useT()
  const [removing, setRemoving] = useState<InventoryFreeze | null>(null)
  const items = useQuery(freezesQuery).data?.items ?? []
  const columns = useFreezeColumns(setRemoving)
  if (items.length === 0) return null
  return (
    <section aria-labelledby="inventory-freezes" className={`${styles.part ?? ''} ${styles.deeds ?? ''}`}>
      <h2 id="inventory-freezes">{t('inventory.freezes')}</h2>
      <p className={styles.soft}>{t('inventory.freezesText')}</p>
      <Table
        label={t('inventory.freezes')}
        columns={columns}
        rows={items}
        rowId={({ id }) => id}
        rowName={({ name }) => name}
      />
      {removing && <RemoveDialog freeze={removing} onClose={() => setRemoving(null)} />}
    </section>
  )
}

function useFreezeColumns(onRemove: (freeze: InventoryFreeze) => void): readonly Column<InventoryFreeze>[] {
  const t = useT()
  const may = useMay()
  const { date, dateTime } = useFormat()
  const columns: readonly Column<InventoryFreeze>[] = [
    {
      id: 'name',
      header: t('segments.name'),
      isRowHeader: true,
      cell: ({ id, name }) => <TextLink href={`/inventaris/bewaard/${id}`}>{name}</TextLink>,
    },
    { id: 'day', header: t('inventory.day'), keepsTogether: true, cell: ({ day }) => date(day) },
    { id: 'by', header: t('inventory.frozenBy'), cell: ({ by }) => by },
    { id: 'at', header: t('inventory.frozenAt'), keepsTogether: true, cell: ({ at }) => dateTime(at) },
  ]
  if (!may('segments.inventory.freeze')) return columns
  return [
    ...columns,
    {
      id: 'deeds',
      header: t('segments.deeds'),
      align: 'end',
      cell: (freeze) => (
        <Button
          size="small"
          tone="quiet"
          aria-label={t('inventory.removeFreezeOf', { name: freeze.name })}
          onPress={() => onRemove(freeze)}
        >
          {t('segments.remove')}
        </Button>
      ),
    },
  ]
}

function RemoveDialog({ freeze, onClose }: { readonly freeze: InventoryFreeze; readonly onClose: () => void }) {
  const t = useT()
  const problemText = useProblemText()
  const { removeFreeze } = useInventoryDeeds()
  const remove = () =>
    act(removeFreeze, freeze.id, {
      onSuccess: () => {
        showToast({ text: t('inventory.freezeRemoved', { name: freeze.name }) })
        onClose()
      },
      onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
    })
  return (
    <AlertDialog
      isOpen
      title={t('inventory.removeFreezeOf', { name: freeze.name })}
      confirmLabel={t('inventory.removeFreeze')}
      isPending={removeFreeze.isPending}
      onCancel={onClose}
      onConfirm={remove}
    >
      <p>{t('inventory.removeFreezeText')}</p>
    </AlertDialog>
  )
}
