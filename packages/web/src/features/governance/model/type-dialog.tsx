import {
  TypeAudience,
  TypeInput,
  addRelationType,
  changeRelationType,
  propose,
  setTypeAudience,
} from '@klantregie/contract'
import type { RelationType, ProposalContent } from '@klantregie/contract'
import { z } from 'zod'
import { call } from '../../../lib/api.ts'
import { useContractForm } from '../../../lib/form.tsx'
import type { ContractForm } from '../../../lib/form.tsx'
import { useMay } from '../../../lib/session.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea, TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { DomainField, ElementDialog, KindsField, useSaved } from './element-form.tsx'
import { typeBody, typeForm } from './type-form.view.ts'

interface TypeProps {
  /** Null for a new one. */
  readonly type: RelationType | null
  readonly onClose: () => void
}

/** Whoever writes the model changes it at once; everybody else proposes it to the data owner. */
function useTypeForm({ type, onClose }: TypeProps, isProposal: boolean): ContractForm {
  const saved = useSaved({ isProposal, onClose })
  return useContractForm({
    schema: TypeInput.extend({
      audience: TypeAudience,
      reason: isProposal ? propose.body.shape.reason : z.string(),
    }),
    initial: typeForm(type),
    toBody: typeBody,
    onSubmit: async ({ reason, audience, ...body }) => {
      if (isProposal) await call(propose, { body: { content: contentOf(type, body), reason } })
      else if (type === null) {
        const made = await call(addRelationType, { body })
        if (made.audience !== audience) await sayAudience(made.id, audience)
      } else {
        // First, because it has no version: what is refused after it can be sent again as it stands.
        if (type.audience !== audience) await sayAudience(type.id, audience)
        await call(changeRelationType, { params: { id: type.id }, body: { ...body, version: type.version } })
      }
      await saved()
    },
  })
}

const sayAudience = (id: string, audience: TypeAudience) =>
  call(setTypeAudience, { params: { id }, body: { audience } })

function contentOf(type: RelationType | null, body: TypeInput): ProposalContent {
  return type === null
    ? { what: 'relation_type.add', type: body }
    : { what: 'relation_type.change', id: type.id, type: body }
}

export function TypeDialog({ type, onClose }: TypeProps) {
  const t = useT()
  const isProposal = !useMay()('governance.model.write')
  const form = useTypeForm({ type, onClose }, isProposal)
  return (
    <ElementDialog
      form={form}
      isProposal={isProposal}
      onClose={onClose}
      title={type === null ? t('model.type.new') : t('model.type.change', { type: type.name })}
    >
      <TextField {...form.field('name')} isRequired maxLength={80} autoComplete="off" label={t('model.type.name')} />
      <TextArea {...form.field('definition')} rows={3} maxLength={2000} label={t('model.type.definition')} />
      <KindsField form={form} name="kinds" label={t('model.type.kinds')} />
      {!isProposal && (
        <Select
          label={t('model.type.audience')}
          description={t('model.type.audienceHelp')}
          isRequired
          value={form.values['audience'] ?? null}
          options={TypeAudience.options.map((id) => ({ id, label: t(`model.audience.${id}`) }))}
          onChange={(id) => form.set('audience', id)}
        />
      )}
      <DomainField form={form} isRequired />
    </ElementDialog>
  )
}
