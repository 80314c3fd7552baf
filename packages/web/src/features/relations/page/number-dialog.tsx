import { useQueryClient } from '@tanstack/react-query'
import { NumberByHand, setNumber } from '@klantregie/contract'
import type { RelationPage } from '@klantregie/contract'
import { z } from 'zod'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'

const Numbered = z.object({ scheme: NumberByHand, value: z.string().trim().max(40) })

interface NumberDialogProps {
  readonly page: RelationPage
  readonly onClose: () => void
}

/** BRIN, KvK, RSIN or board number of an organisation, checked by its own rule; empty takes away what was set by hand. */
export function NumberDialog({ page, onClose }: NumberDialogProps) {
  const t = useT()
  const cache = useQueryClient()
  const { id, identifiers } = page.relation
  const valueOf = (scheme: string) => identifiers.find((one) => one.scheme === scheme)?.value ?? ''
  const form = useContractForm({
    schema: Numbered,
    initial: { scheme: 'brin', value: valueOf('brin') },
    fieldOf: { 'relations.identifier_taken': 'value', 'relations.field_hidden': 'value' },
    refused: ({ code, details }) =>
      code === 'identity.field_invalid'
        ? { value: t(`relations.numbers.wrong.${NumberByHand.catch('brin').parse(details['scheme'])}`) }
        : null,
    onSubmit: async ({ scheme, value }) => {
      await call(setNumber, { params: { id, scheme }, body: { value: value === '' ? null : value } })
      await cache.invalidateQueries({ queryKey: ['relations'] })
      showToast({ text: t('relations.numbers.saved', { scheme: t(`relations.identifier.${scheme}`) }) })
      onClose()
    },
  })
  const scheme = NumberByHand.catch('brin').parse(form.values['scheme'])
  const { onChange, ...field } = form.field('scheme')
  return (
    <Dialog isOpen onClose={onClose} title={t('relations.numbers.title')} size="small" isDismissable={!form.isDirty}>
      <Form form={form}>
        <Select
          {...field}
          isRequired
          label={t('relations.numbers.scheme')}
          options={NumberByHand.options.map((one) => ({ id: one, label: t(`relations.identifier.${one}`) }))}
          onChange={(chosen) => {
            onChange(chosen)
            form.set('value', valueOf(chosen))
          }}
        />
        <TextField
          {...form.field('value')}
          width="short"
          autoComplete="off"
          label={t(`relations.identifier.${scheme}`)}
          description={t(`relations.numbers.help.${scheme}`)}
        />
        <Row>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('relations.numbers.submit')}
          </Button>
        </Row>
      </Form>
    </Dialog>
  )
}
