import { ReceiverInput } from '@klantregie/contract'
import type { Receiver } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import type { ContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea, TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useAct } from '../use-act.ts'
import { useRegisterActions } from './register.api.ts'

const ROLES = ['processor', 'receiver', 'joint'] as const
const orNull = (day: string | undefined) => (day === undefined || day === '' ? null : day)

interface ReceiverDialogProps {
  /** Null: a new one. */
  readonly receiver: Receiver | null
  readonly onClose: () => void
}

export function ReceiverDialog({ receiver, onClose }: ReceiverDialogProps) {
  const t = useT()
  const { isPending, act } = useAct()
  const { removeReceiver } = useRegisterActions()
  const form = useReceiverForm(receiver, onClose)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={receiver === null ? t('receivers.add') : t('receivers.change')}
      isDismissable={!form.isDirty}
    >
      <Form form={form}>
        <TextField {...form.field('name')} isRequired maxLength={160} label={t('receivers.name')} />
        <Select
          {...form.field('role')}
          isRequired
          label={t('receivers.role')}
          options={ROLES.map((id) => ({ id, label: t(`receiverRole.${id}`) }))}
        />
        <TextField {...form.field('service')} isRequired maxLength={500} label={t('receivers.service')} />
        <TextField {...form.field('categories')} maxLength={500} label={t('receivers.categories')} />
        <TextField
          {...form.field('country')}
          isRequired
          maxLength={2}
          width="short"
          label={t('receivers.country')}
          description={t('receivers.countryHelp')}
        />
        <TextArea
          {...form.field('safeguards')}
          rows={2}
          label={t('receivers.safeguards')}
          description={t('receivers.safeguardsHelp')}
        />
        <Contract form={form} />
        <Row>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('register.save')}
          </Button>
          {receiver !== null && (
            <Button
              tone="quiet"
              isPending={isPending}
              onPress={() =>
                act(async () => {
                  await removeReceiver(receiver.id)
                  onClose()
                }, t('receivers.removed'))
              }
            >
              {t('receivers.remove')}
            </Button>
          )}
        </Row>
      </Form>
    </Dialog>
  )
}

function Contract({ form }: { readonly form: ContractForm }) {
  const t = useT()
  return (
    <>
      <Row align="start">
        <TextField {...form.field('contractDate')} type="date" width="short" label={t('receivers.contractDate')} />
        <TextField {...form.field('contractUntil')} type="date" width="short" label={t('receivers.contractUntil')} />
      </Row>
      <TextField {...form.field('contact')} maxLength={300} label={t('receivers.contact')} />
    </>
  )
}

function useReceiverForm(receiver: Receiver | null, onClose: () => void) {
  const t = useT()
  const { addReceiver, changeReceiver } = useRegisterActions()
  return useContractForm({
    schema: ReceiverInput,
    initial: initialOf(receiver),
    toBody: (values) => ({
      ...values,
      contractDate: orNull(values['contractDate']),
      contractUntil: orNull(values['contractUntil']),
    }),
    fieldOf: { 'privacy.receiver_taken': 'name' },
    onSubmit: async (body) => {
      await (receiver === null ? addReceiver(body) : changeReceiver(receiver.id, body))
      showToast({ text: t('receivers.saved', { name: body.name }) })
      onClose()
    },
  })
}

const NEW = {
  name: '',
  role: 'processor',
  service: '',
  categories: '',
  country: 'NL',
  safeguards: '',
  contractDate: '',
  contractUntil: '',
  contact: '',
}

function initialOf(receiver: Receiver | null): typeof NEW {
  if (receiver === null) return NEW
  const { name, role, service, categories, country, safeguards, contact } = receiver
  const contract = { contractDate: receiver.contractDate ?? '', contractUntil: receiver.contractUntil ?? '' }
  return { name, role, service, categories, country, safeguards, contact, ...contract }
}
