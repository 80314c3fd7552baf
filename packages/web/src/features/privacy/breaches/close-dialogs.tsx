import { closeBreach, reopenBreach } from '@klantregie/contract'
import type { Breach } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { FreeTextArea } from '../../../lib/text-check.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useBreachActions } from './breaches.api.ts'

interface AskProps {
  readonly breach: Breach
  readonly onClose: () => void
}

export function CloseDialog({ breach, onClose }: AskProps) {
  const t = useT()
  const { close } = useBreachActions()
  const form = useContractForm({
    schema: closeBreach.body,
    initial: { lessons: breach.lessons ?? '' },
    onSubmit: async ({ lessons }) => {
      await close(breach.id, lessons)
      showToast({ text: t('breaches.wasClosed') })
      onClose()
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('breaches.close')} isDismissable={!form.isDirty}>
      <Form form={form}>
        <p>{t('breaches.closeText')}</p>
        <FreeTextArea {...form.field('lessons')} isRequired rows={4} label={t('breaches.lessons')} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('breaches.close')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

export function ReopenDialog({ breach, onClose }: AskProps) {
  const t = useT()
  const { reopen } = useBreachActions()
  const form = useContractForm({
    schema: reopenBreach.body,
    initial: { reason: '' },
    onSubmit: async ({ reason }) => {
      await reopen(breach.id, reason)
      onClose()
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('breaches.reopen')} isDismissable={!form.isDirty}>
      <Form form={form}>
        <FreeTextArea {...form.field('reason')} isRequired rows={3} label={t('breaches.reopenWhy')} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('breaches.reopen')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
