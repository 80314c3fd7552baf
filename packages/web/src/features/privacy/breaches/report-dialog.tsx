import { useNavigate } from '@tanstack/react-router'
import { reportBreach } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { FreeTextArea } from '../../../lib/text-check.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { useBreachActions } from './breaches.api.ts'
import { fromLocalInput, toLocalInput } from './breaches.view.ts'

/** Three questions are enough to begin with: the clock runs already. */
export function ReportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const navigate = useNavigate()
  const { report } = useBreachActions()
  const form = useContractForm({
    schema: reportBreach.body,
    initial: { title: '', happened: '', discoveredAt: toLocalInput(new Date()) },
    toBody: (values) => ({ ...values, discoveredAt: fromLocalInput(values['discoveredAt'] ?? '') }),
    fieldOf: { 'privacy.breach_in_future': 'discoveredAt' },
    onSubmit: async (body) => {
      const { id } = await report(body)
      await navigate({ to: '/privacy/datalekken/$id', params: { id } })
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('breaches.report')} isDismissable={!form.isDirty}>
      <Form form={form}>
        <TextField {...form.field('title')} isRequired maxLength={160} label={t('breaches.subject')} />
        <FreeTextArea {...form.field('happened')} isRequired rows={4} label={t('breaches.happened')} />
        <TextField
          {...form.field('discoveredAt')}
          isRequired
          type="datetime-local"
          width="medium"
          label={t('breaches.discovered')}
          description={t('breaches.discoveredHelp')}
        />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('breaches.report')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
