import { dutchToday } from '../../../lib/dutch-today.ts'
import { useQuery } from '@tanstack/react-query'
import { CalendarPlus } from 'lucide-react'
import { useState } from 'react'
import { countInventory } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { inventoryDaysQuery, useInventoryDeeds } from './inventory.api.ts'
import styles from './inventory.module.css'

interface DayProps {
  readonly day: string
  readonly onDay: (day: string) => void
}

/** As of which day: one that was counted, or another one that is counted when somebody asks. */
export function DayChooser({ day, onDay }: DayProps) {
  const t = useT()
  const may = useMay()
  const { longDate } = useFormat()
  const days = useQuery(inventoryDaysQuery).data?.items ?? []
  const [isAsking, setAsking] = useState(false)
  return (
    <div className={styles.days}>
      <Select
        label={t('inventory.day')}
        isRequired
        width="medium"
        value={day}
        options={days.map((one) => ({
          id: one.day,
          label: longDate(one.day),
          detail: one.countedAt === null ? t('inventory.countingNow') : undefined,
          isDisabled: one.countedAt === null,
        }))}
        onChange={onDay}
      />
      {may('segments.inventory.count') && (
        <Button icon={<CalendarPlus aria-hidden="true" />} onPress={() => setAsking(true)}>
          {t('inventory.otherDay')}
        </Button>
      )}
      {isAsking && <AskDialog onClose={() => setAsking(false)} onAsked={onDay} />}
    </div>
  )
}

interface AskProps {
  readonly onClose: () => void
  readonly onAsked: (day: string) => void
}

function AskDialog({ onClose, onAsked }: AskProps) {
  const t = useT()
  const { count } = useInventoryDeeds()
  const form = useContractForm({
    schema: countInventory.body,
    initial: { day: dutchToday() },
    fieldOf: { 'segments.day_to_come': 'day' },
    onSubmit: async ({ day }) => {
      const { countedAt } = await count.mutateAsync(day)
      showToast({ text: t(countedAt === null ? 'inventory.asked' : 'inventory.askedAgain') })
      onClose()
      onAsked(day)
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('inventory.otherDay')} size="small">
      <Form form={form}>
        <p>{t('inventory.otherDayText')}</p>
        <TextField {...form.field('day')} isRequired type="date" width="short" label={t('inventory.day')} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('inventory.count')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
