import { useState } from 'react'
import { ApproachOutcome, makeApproach, reopenApproach } from '@klantregie/contract'
import type { Approach } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { FreeTextArea } from '../../../lib/text-check.tsx'
import { dutchToday } from '../../../lib/dutch-today.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useApproachesChanged } from './approaches.api.ts'

/** Says that an approach was made, when, and what came of it. */
export function OutcomeDialog({ approach, onClose }: { readonly approach: Approach; readonly onClose: () => void }) {
  const t = useT()
  const changed = useApproachesChanged()
  const [today] = useState(() => dutchToday())
  const params = { id: approach.id }
  const undo = async (version: number) => {
    await call(reopenApproach, { params, body: { version } })
    await changed()
  }
  const form = useContractForm({
    schema: makeApproach.body,
    initial: { madeOn: today, outcome: 'answered', outcomeText: '' },
    toBody: (values) => ({ ...values, version: approach.version }),
    fieldOf: { 'engagement.approach_dates': 'madeOn' },
    onSubmit: async (body) => {
      const made = await call(makeApproach, { params, body })
      await changed()
      showToast({
        text: t('approaches.madeSaid', { name: approach.relation.name }),
        onUndo: () => void undo(made.version),
      })
      onClose()
    },
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('approaches.outcomeFor', { name: approach.relation.name })}
      isDismissable={!form.isDirty}
    >
      <Form form={form}>
        <TextField {...form.field('madeOn')} type="date" width="short" isRequired label={t('approaches.madeOn')} />
        <Select
          {...form.field('outcome')}
          isRequired
          label={t('approaches.outcome')}
          options={ApproachOutcome.options.map((id) => ({ id, label: t(`approaches.outcome.${id}`) }))}
        />
        <FreeTextArea {...form.field('outcomeText')} label={t('approaches.outcomeText')} rows={3} maxLength={2000} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('approaches.outcomeSubmit')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
