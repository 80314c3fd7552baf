import { FieldInput, NewFieldInput, addField, changeModelField, propose } from '@klantregie/contract'
import type { Field, ProposalContent } from '@klantregie/contract'
import { z } from 'zod'
import { call } from '../../../lib/api.ts'
import { useContractForm } from '../../../lib/form.tsx'
import type { ContractForm } from '../../../lib/form.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useT } from '../locale/index.ts'
import { ElementDialog, useSaved } from './element-form.tsx'
import { bodyOf, formOf } from './field-form.view.ts'
import { FieldMeaning, FieldPlace } from './field-parts.tsx'
import { FieldRules } from './field-rules.tsx'
import { FieldValues } from './field-values.tsx'

interface FieldDialogProps {
  /** Null for a new field. */
  readonly field: Field | null
  readonly onClose: () => void
}

/** Whoever writes the model changes it at once; everybody else proposes it to the data owner. */
function useFieldForm({ field, onClose }: FieldDialogProps, isProposal: boolean): ContractForm {
  const saved = useSaved({ isProposal, onClose })
  // One form for both: what is missing is said at its own field, also in a proposal.
  const input = field === null ? NewFieldInput : FieldInput
  const reason = isProposal ? propose.body.shape.reason : z.string()
  return useContractForm({
    schema: input.extend({ reason }),
    initial: formOf(field),
    toBody: (values) => ({
      ...(field === null && { dataType: values['dataType'] }),
      ...bodyOf(values),
      reason: values['reason'],
    }),
    fieldOf: { 'governance.field_special_needs_ground': 'specialGround', 'governance.choice_removed': 'choices' },
    onSubmit: async ({ reason: why, ...body }) => {
      if (isProposal) await call(propose, { body: { content: contentOf(field, body), reason: why } })
      else if (field === null) await call(addField, { body: NewFieldInput.parse(body) })
      else {
        const { key, version } = field
        await call(changeModelField, { params: { key }, body: { ...FieldInput.parse(body), version } })
      }
      await saved()
    },
  })
}

function contentOf(field: Field | null, body: unknown): ProposalContent {
  return field === null
    ? { what: 'field.add', field: NewFieldInput.parse(body) }
    : { what: 'field.change', key: field.key, field: FieldInput.parse(body) }
}

export function FieldDialog({ field, onClose }: FieldDialogProps) {
  const t = useT()
  const may = useMay()
  const isProposal = !may('governance.model.write')
  const form = useFieldForm({ field, onClose }, isProposal)
  const title = field === null ? t('model.field.new') : t('model.field.change', { field: field.label })
  return (
    <ElementDialog form={form} isProposal={isProposal} title={title} size="large" onClose={onClose}>
      <FieldMeaning form={form} isNew={field === null} />
      {(field === null || field.dataType !== 'built_in') && <FieldValues form={form} />}
      <FieldPlace form={form} isBuiltIn={field?.dataType === 'built_in'} />
      <FieldRules form={form} field={field} />
    </ElementDialog>
  )
}
