import { fixRegister } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useRegisterActions } from './register.api.ts'

/** Settles the register as it is today. */
export function FixDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const { fix } = useRegisterActions()
  const form = useContractForm({
    schema: fixRegister.body,
    initial: { note: '' },
    onSubmit: async ({ note }) => {
      const { number } = await fix(note)
      showToast({ text: t('register.fixed', { number }) })
      onClose()
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('register.fixTitle')} isDismissable={!form.isDirty}>
      <Form form={form}>
        <p>{t('register.fixText')}</p>
        <TextField {...form.field('note')} maxLength={500} label={t('register.note')} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('register.fix')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
