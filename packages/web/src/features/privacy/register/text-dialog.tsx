import { RegisterText } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextArea } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useRegisterActions } from './register.api.ts'

export const TEXT_KEYS = ['controller', 'contact', 'officer', 'representative', 'measures', 'transfers'] as const

interface TextDialogProps {
  readonly text: RegisterText
  readonly onClose: () => void
}

/** What only people know: who is responsible, where questions go, what was done to keep data safe. */
export function TextDialog({ text, onClose }: TextDialogProps) {
  const t = useT()
  const { text: save } = useRegisterActions()
  const form = useContractForm({
    schema: RegisterText,
    initial: { ...text },
    onSubmit: async (body) => {
      await save(body)
      showToast({ text: t('register.textSaved') })
      onClose()
    },
  })
  return (
    <Dialog isOpen onClose={onClose} size="large" title={t('register.editText')} isDismissable={!form.isDirty}>
      <Form form={form}>
        {TEXT_KEYS.map((key) => (
          <TextArea
            key={key}
            {...form.field(key)}
            rows={key === 'measures' ? 6 : 2}
            label={t(`registerText.${key}`)}
            description={t(`registerText.${key}Help`)}
          />
        ))}
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('register.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
