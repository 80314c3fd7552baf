import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addSentSegment } from '@klantregie/contract'
import type { ListMeaning } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { segmentsQuery, sentSegmentsQuery } from './sending.api.ts'

interface AddSentDialogProps {
  readonly connectionId: string
  readonly lists: readonly ListMeaning[]
  readonly onClose: () => void
}

export function AddSentDialog(props: AddSentDialogProps) {
  const t = useT()
  return (
    <Dialog isOpen onClose={props.onClose} title={t('sending.add')} isDismissable={false}>
      <SentForm {...props} />
    </Dialog>
  )
}

const DAILY = '24'

function SentForm({ connectionId, lists, onClose }: AddSentDialogProps) {
  const t = useT()
  const segments = useQuery(segmentsQuery).data?.items ?? []
  const [adds, setAdds] = useState(true)
  const form = useSentForm({ connectionId, lists, onClose }, adds)
  const segment = form.field('segmentId')
  /** The name of the segment, until somebody gives another. */
  const choose = (id: string) => {
    const before = segments.find((one) => one.id === segment.value)?.name ?? ''
    const name = segments.find((one) => one.id === id)?.name ?? ''
    if (form.field('mark').value === before) form.set('mark', name.slice(0, 100))
    segment.onChange(id)
  }
  return (
    <Form form={form}>
      <Select
        {...segment}
        onChange={choose}
        isRequired
        label={t('sending.segment')}
        options={segments.map(({ id, name }) => ({ id, label: name }))}
      />
      <Select
        {...form.field('list')}
        isRequired
        label={t('sending.list')}
        description={t('sending.listText')}
        options={lists.map(({ externalId, name }) => ({ id: externalId, label: name }))}
      />
      <TextField
        {...form.field('mark')}
        isRequired
        autoComplete="off"
        label={t('sending.mark')}
        description={t('sending.markText')}
      />
      <Select
        {...form.field('everyHours')}
        isRequired
        label={t('sending.every')}
        options={(['1', '4', '24', '168'] as const).map((hours) => ({ id: hours, label: t(`sending.every.${hours}`) }))}
      />
      <Checkbox isSelected={adds} onChange={setAdds} detail={t('sending.addsText')}>
        {t('sending.adds')}
      </Checkbox>
      <div>
        <Button type="submit" tone="primary" isPending={form.isPending}>
          {t('sending.add')}
        </Button>
      </div>
    </Form>
  )
}

function useSentForm({ connectionId, lists, onClose }: AddSentDialogProps, adds: boolean) {
  const t = useT()
  const cache = useQueryClient()
  return useContractForm({
    schema: addSentSegment.body,
    initial: { list: lists[0]?.externalId ?? '', segmentId: '', mark: '', everyHours: DAILY },
    toBody: (values) => ({ ...values, adds, everyHours: Number(values['everyHours']) }),
    fieldOf: {
      'integrations.mark_taken': 'mark',
      'integrations.list_not_fitting': 'list',
      'segments.segment_not_found': 'segmentId',
    },
    onSubmit: async (body) => {
      const made = await call(addSentSegment, { params: { id: connectionId }, body })
      await cache.invalidateQueries({ queryKey: sentSegmentsQuery(connectionId).queryKey })
      showToast({ text: t('sending.added', { name: made.segment.name }) })
      onClose()
    },
  })
}
