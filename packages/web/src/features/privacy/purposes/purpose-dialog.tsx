import { useState } from 'react'
import { addPurpose, Channel, changePurpose, LegalBasis, PurposeKind, PurposeStatus } from '@klantregie/contract'
import type { Purpose } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import type { ContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Checkbox, CheckboxGroup, RadioGroup } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea, TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { usePurposeActions } from './purposes.api.ts'

interface PurposeDialogProps {
  /** Null: a new one, which starts as a concept. */
  readonly purpose: Purpose | null
  readonly onClose: () => void
}

/** What a purpose is, on which ground it rests and how it reaches people. */
export function PurposeDialog({ purpose, onClose }: PurposeDialogProps) {
  const t = useT()
  const { channels, setChannels, flags, setFlag, form } = usePurposeForm(purpose, onClose)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={purpose === null ? t('purposes.add') : t('purposes.edit')}
      isDismissable={!form.isDirty}
    >
      <Form form={form}>
        <Meaning form={form} />
        <CheckboxGroup
          isHorizontal
          label={t('purposes.channels')}
          value={[...channels]}
          onChange={setChannels}
          options={Channel.options.map((id) => ({ id, label: t(`channel.${id}`) }))}
        />
        <Checkbox isSelected={flags.isOwnOffer} onChange={(on) => setFlag('isOwnOffer', on)}>
          {t('purposes.ownOffer')}
        </Checkbox>
        <Checkbox isSelected={flags.isOnForm} onChange={(on) => setFlag('isOnForm', on)}>
          {t('purposes.onForm')}
        </Checkbox>
        <Terms form={form} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('purposes.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

/** What it is and on which ground it rests. */
function Meaning({ form }: { readonly form: ContractForm }) {
  const t = useT()
  return (
    <>
      <TextField {...form.field('name')} isRequired maxLength={120} label={t('purposes.name')} />
      <TextArea {...form.field('description')} rows={2} label={t('purposes.description')} />
      <RadioGroup
        label={t('purposes.kind')}
        value={form.values['kind'] ?? ''}
        onChange={(kind) => form.set('kind', kind)}
        options={PurposeKind.options.map((id) => ({
          id,
          label: t(`purposeKind.${id}`),
          detail: t(`purposeKind.${id}Help`),
        }))}
      />
      <Select
        {...form.field('basis')}
        isRequired
        label={t('purposes.basis')}
        options={LegalBasis.options.map((id) => ({ id, label: t(`legalBasis.${id}`) }))}
      />
    </>
  )
}

/** Who gets the data, for how long a yes holds, and whether it is in use. */
function Terms({ form }: { readonly form: ContractForm }) {
  const t = useT()
  return (
    <>
      <TextField {...form.field('receiver')} label={t('purposes.receiver')} description={t('purposes.receiverHelp')} />
      <TextField
        {...form.field('validMonths')}
        inputMode="numeric"
        width="short"
        label={t('purposes.validMonths')}
        description={t('purposes.validMonthsHelp')}
      />
      <Select
        {...form.field('status')}
        isRequired
        label={t('purposes.status')}
        options={PurposeStatus.options.map((id) => ({ id, label: t(`purposeStatus.${id}`) }))}
      />
    </>
  )
}

const NEW_PURPOSE = {
  name: '',
  description: '',
  kind: 'commercial',
  basis: 'consent',
  receiver: '',
  validMonths: null,
  status: 'concept',
  channels: ['email'],
  isOwnOffer: false,
  isOnForm: false,
} as const

function usePurposeForm(purpose: Purpose | null, onClose: () => void) {
  const t = useT()
  const { add, change } = usePurposeActions()
  const before = purpose ?? NEW_PURPOSE
  const { name, description, kind, basis, receiver, validMonths: months, status } = before
  const [channels, setChannels] = useState<readonly string[]>(before.channels)
  const [flags, setFlags] = useState({ isOwnOffer: before.isOwnOffer, isOnForm: before.isOnForm })
  const form = useContractForm({
    schema: addPurpose.body,
    initial: { name, description, kind, basis, receiver, validMonths: months === null ? '' : String(months), status },
    toBody: ({ validMonths = '', ...values }) => ({
      ...values,
      ...flags,
      channels,
      validMonths: validMonths.trim() === '' ? null : Number(validMonths),
    }),
    fieldOf: { 'privacy.purpose_needs_consent': 'basis', 'privacy.wording_missing': 'status' },
    onSubmit: async (body) => {
      await (purpose === null ? add(body) : change(purpose.id, changePurpose.body.parse(body)))
      showToast({ text: t('purposes.saved', { name: body.name }) })
      onClose()
    },
  })
  const setFlag = (flag: keyof typeof flags, on: boolean) => setFlags((now) => ({ ...now, [flag]: on }))
  return { channels, setChannels, flags, setFlag, form }
}
