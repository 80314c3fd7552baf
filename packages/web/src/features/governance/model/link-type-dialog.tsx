import { LinkTypeInput, addLinkType, changeLinkType, propose } from '@klantregie/contract'
import type { LinkType, ProposalContent } from '@klantregie/contract'
import { z } from 'zod'
import { call } from '../../../lib/api.ts'
import { useContractForm } from '../../../lib/form.tsx'
import type { ContractForm } from '../../../lib/form.tsx'
import { useMay } from '../../../lib/session.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { TextArea, TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { DomainField, ElementDialog, KindsField, useSaved } from './element-form.tsx'
import { linkBody, linkForm } from './type-form.view.ts'

interface LinkTypeProps {
  /** Null for a new one. */
  readonly type: LinkType | null
  readonly onClose: () => void
}

/** Whoever writes the model changes it at once; everybody else proposes it to the data owner. */
function useLinkTypeForm({ type, onClose }: LinkTypeProps, isProposal: boolean): ContractForm {
  const saved = useSaved({ isProposal, onClose })
  return useContractForm({
    schema: LinkTypeInput.extend({
      reason: isProposal ? propose.body.shape.reason : z.string(),
      isHierarchy: z.boolean(),
    }),
    initial: { ...linkForm(type), isHierarchy: 'false' },
    toBody: (values) => ({ ...linkBody(values), isHierarchy: values['isHierarchy'] === 'true' }),
    onSubmit: async ({ reason, isHierarchy, ...body }) => {
      if (isProposal) await call(propose, { body: { content: contentOf(type, body), reason } })
      else if (type === null) await call(addLinkType, { body: { ...body, isHierarchy } })
      else await call(changeLinkType, { params: { id: type.id }, body: { ...body, version: type.version } })
      await saved()
    },
  })
}

function contentOf(type: LinkType | null, body: LinkTypeInput): ProposalContent {
  return type === null ? { what: 'link_type.add', type: body } : { what: 'link_type.change', id: type.id, type: body }
}

export function LinkTypeDialog({ type, onClose }: LinkTypeProps) {
  const t = useT()
  const isProposal = !useMay()('governance.model.write')
  const form = useLinkTypeForm({ type, onClose }, isProposal)
  return (
    <ElementDialog
      form={form}
      isProposal={isProposal}
      onClose={onClose}
      title={type === null ? t('model.link.new') : t('model.link.change', { link: type.label })}
    >
      <TextField
        {...form.field('label')}
        isRequired
        maxLength={80}
        autoComplete="off"
        label={t('model.link.label')}
        description={t('model.link.labelHelp')}
      />
      <TextField
        {...form.field('reverseLabel')}
        isRequired
        maxLength={80}
        autoComplete="off"
        label={t('model.link.reverse')}
        description={t('model.link.reverseHelp')}
      />
      <KindsField form={form} name="fromKinds" label={t('model.link.from')} />
      <KindsField form={form} name="toKinds" label={t('model.link.to')} />
      {type === null && !isProposal && (
        <Checkbox
          isSelected={form.values['isHierarchy'] === 'true'}
          onChange={(isHierarchy) => form.set('isHierarchy', String(isHierarchy))}
          detail={t('model.link.hierarchyHelp')}
        >
          {t('model.link.hierarchy')}
        </Checkbox>
      )}
      <TextArea
        {...form.field('functions')}
        rows={3}
        label={t('model.link.functions')}
        description={t('model.link.functionsHelp')}
      />
      <TextArea {...form.field('definition')} rows={2} maxLength={2000} label={t('model.type.definition')} />
      <DomainField form={form} isRequired={false} />
    </ElementDialog>
  )
}
