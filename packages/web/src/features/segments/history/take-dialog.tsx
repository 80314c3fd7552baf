import { useQuery, useQueryClient } from '@tanstack/react-query'
import { takeMoment } from '@klantregie/contract'
import type { Segment } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { dutchToday } from '../../../lib/dutch-today.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { countOfQuery } from '../segments.api.ts'

interface TakeDialogProps {
  readonly segment: Segment
  readonly onClose: () => void
}

/** Holds fast who is in it now, under a name. */
export function TakeDialog({ segment, onClose }: TakeDialogProps) {
  const t = useT()
  const { date, number } = useFormat()
  const cache = useQueryClient()
  const counted = useQuery(countOfQuery(segment.id)).data
  const form = useContractForm({
    schema: takeMoment.body,
    initial: { name: date(dutchToday()) },
    toBody: ({ name }) => ({ name }),
    onSubmit: async (body) => {
      const { name } = await call(takeMoment, { params: { id: segment.id }, body })
      await cache.invalidateQueries({ queryKey: ['segments'] })
      showToast({ text: t('moments.taken', { name }) })
      onClose()
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('moments.takeTitle', { name: segment.name })} size="small">
      <Form form={form}>
        <p>
          {counted
            ? t('moments.takeText', { count: counted.count, number: number(counted.count) })
            : t('segments.counting')}
        </p>
        <TextField
          {...form.field('name')}
          isRequired
          autoFocus
          autoComplete="off"
          maxLength={120}
          label={t('moments.momentName')}
        />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('moments.take')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
