import { useState } from 'react'
import { recordCustomerFact } from '@klantregie/contract'
import type { RelationPage } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { FreeTextField } from '../../../lib/text-check.tsx'
import { Button } from '../../../ui/button.tsx'
import { CheckboxGroup } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useConsentActions } from './may-we.api.ts'

const CONDITIONS = ['hasPaymentObligation', 'isSameEntity', 'wasInformed', 'wasOfferedOptOut', 'isEnriched'] as const

/** How an address or number came to us: the conditions under which customers may be written to without consent. */
export function CustomerFactDialog({ page, onClose }: { readonly page: RelationPage; readonly onClose: () => void }) {
  const t = useT()
  const { relation } = page
  const { addFact } = useConsentActions(relation.id)
  const [met, setMet] = useState<readonly string[]>([])
  const points = [
    ...relation.emails.map((contact) => ({ id: `email ${contact}`, label: contact })),
    ...relation.phones.map(({ number }) => ({ id: `phone ${number}`, label: number })),
  ]
  const form = useContractForm({
    schema: recordCustomerFact.body,
    initial: { point: points[0]?.id ?? '', day: '', proof: '' },
    toBody: ({ point = '', day, proof }) => ({
      contactKind: point.startsWith('phone') ? 'phone' : 'email',
      contact: point.slice('email '.length),
      // Noon, so that the day is the same day everywhere it is read.
      capturedAt: day === '' ? '' : `${day ?? ''}T12:00:00Z`,
      ...Object.fromEntries(CONDITIONS.map((condition) => [condition, met.includes(condition)])),
      proof,
    }),
    fieldOf: { 'privacy.moment_in_future': 'day' },
    onSubmit: async (body) => {
      await addFact(body)
      showToast({ text: t('fact.recorded') })
      onClose()
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('fact.title')} isDismissable={!form.isDirty && met.length === 0}>
      <Form form={form}>
        <p>{t('fact.lead')}</p>
        <Select {...form.field('point')} isRequired label={t('fact.point')} options={points} />
        <TextField {...form.field('day')} isRequired type="date" width="short" label={t('fact.day')} />
        <CheckboxGroup
          label={t('fact.conditions')}
          value={[...met]}
          onChange={setMet}
          options={CONDITIONS.map((id) => ({ id, label: t(`fact.${id}`) }))}
        />
        <FreeTextField {...form.field('proof')} label={t('consent.proof')} description={t('fact.proofHelp')} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('fact.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
