import { changeApproach } from '@klantregie/contract'
import type { Approach } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useApproachesChanged } from './approaches.api.ts'
import { OwnerField, ownerOf } from './pickers.tsx'
import { When } from './plan-dialog.tsx'

/** Other days, another colleague, other words; other days are checked as a new plan is. */
export function MoveDialog({ approach, onClose }: { readonly approach: Approach; readonly onClose: () => void }) {
  const t = useT()
  const changed = useApproachesChanged()
  const { owner, startsOn, endsOn, subject, version } = approach
  const was = owner.id === null ? '' : `${owner.kind}:${owner.id}`
  const form = useContractForm({
    schema: changeApproach.body,
    initial: { owner: was, startsOn, endsOn, subject },
    toBody: ({ owner: chosen, ...values }) => ({
      ...values,
      ...(chosen !== was && ownerOf(chosen ?? '')),
      version,
    }),
    fieldOf: { 'engagement.approach_dates': 'endsOn', 'engagement.approach_collides': 'startsOn' },
    onSubmit: async (body) => {
      await call(changeApproach, { params: { id: approach.id }, body })
      await changed()
      showToast({ text: t('approaches.moved', { name: approach.relation.name }) })
      onClose()
    },
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('approaches.moveFor', { name: approach.relation.name })}
      isDismissable={!form.isDirty}
    >
      <Form form={form}>
        <When form={form} />
        <OwnerField value={form.values['owner'] ?? ''} onChange={(value) => form.set('owner', value)} />
        <TextField {...form.field('subject')} label={t('approaches.subject')} maxLength={200} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('approaches.moveSubmit')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
