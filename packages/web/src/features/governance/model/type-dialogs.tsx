import { useQuery } from '@tanstack/react-query'
import {
  LinkTypeInput,
  RelationKind,
  TypeInput,
  addLinkType,
  addRelationType,
  changeLinkType,
  changeRelationType,
  propose,
} from '@klantregie/contract'
import type { LinkType, ProposalContent, RelationType } from '@klantregie/contract'
import { z } from 'zod'
import type { ReactNode } from 'react'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import type { ContractForm } from '../../../lib/form.tsx'
import { useMay } from '../../../lib/session.tsx'
import { Button } from '../../../ui/button.tsx'
import { CheckboxGroup } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea, TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { NONE } from './field-form.view.ts'
import { modelDomainsQuery, useModelChanged } from './model.api.ts'

const listIn = (text: string | undefined) => (text === undefined || text === '' ? [] : text.split(','))
const linesIn = (text: string | undefined) =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

interface Saving {
  readonly isProposal: boolean
  readonly onClose: () => void
}

/** After saving: what is drawn from the model is asked again, and somebody hears what happened. */
function useSaved({ isProposal, onClose }: Saving): () => Promise<void> {
  const t = useT()
  const changed = useModelChanged()
  return async () => {
    await changed()
    showToast({ text: t(isProposal ? 'proposals.made' : 'model.saved') })
    onClose()
  }
}

interface TypeProps {
  readonly type: RelationType | null
  readonly onClose: () => void
}

export function TypeDialog({ type, onClose }: TypeProps) {
  const t = useT()
  const isProposal = !useMay()('governance.model.write')
  const saved = useSaved({ isProposal, onClose })
  const form = useContractForm({
    schema: TypeInput.extend({ reason: isProposal ? propose.body.shape.reason : z.string() }),
    initial: {
      name: type?.name ?? '',
      kinds: (type?.kinds ?? ['person']).join(),
      domainId: type?.domainId ?? '',
      definition: type?.definition ?? '',
      reason: '',
    },
    toBody: ({ kinds, ...values }) => ({ ...values, kinds: listIn(kinds) }),
    onSubmit: async ({ reason, ...body }) => {
      const content: ProposalContent =
        type === null
          ? { what: 'relation_type.add', type: body }
          : { what: 'relation_type.change', id: type.id, type: body }
      if (isProposal) await call(propose, { body: { content, reason } })
      else if (type === null) await call(addRelationType, { body: body })
      else
        await call(changeRelationType, {
          params: { id: type.id },
          body: { ...body, version: type.version },
        })
      await saved()
    },
  })
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
      <DomainField form={form} isRequired />
    </ElementDialog>
  )
}

interface LinkProps {
  readonly type: LinkType | null
  readonly onClose: () => void
}

export function LinkTypeDialog({ type, onClose }: LinkProps) {
  const t = useT()
  const isProposal = !useMay()('governance.model.write')
  const saved = useSaved({ isProposal, onClose })
  const form = useContractForm({
    schema: LinkTypeInput.extend({ reason: isProposal ? propose.body.shape.reason : z.string() }),
    initial: {
      label: type?.label ?? '',
      reverseLabel: type?.reverseLabel ?? '',
      definition: type?.definition ?? '',
      fromKinds: (type?.fromKinds ?? ['person']).join(),
      toKinds: (type?.toKinds ?? ['organisation']).join(),
      functions: (type?.functions ?? []).join('\n'),
      domainId: type?.domainId ?? NONE,
      reason: '',
    },
    toBody: ({ fromKinds, toKinds, functions, domainId, ...values }) => ({
      ...values,
      fromKinds: listIn(fromKinds),
      toKinds: listIn(toKinds),
      functions: linesIn(functions),
      domainId: domainId === NONE ? null : domainId,
    }),
    onSubmit: async ({ reason, ...body }) => {
      const content: ProposalContent =
        type === null ? { what: 'link_type.add', type: body } : { what: 'link_type.change', id: type.id, type: body }
      if (isProposal) await call(propose, { body: { content, reason } })
      else if (type === null) await call(addLinkType, { body: body })
      else
        await call(changeLinkType, {
          params: { id: type.id },
          body: { ...body, version: type.version },
        })
      await saved()
    },
  })
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

interface ElementProps {
  readonly form: ContractForm
  readonly isProposal: boolean
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

function ElementDialog({ form, isProposal, title, onClose, children }: ElementProps) {
  const t = useT()
  return (
    <Dialog isOpen onClose={onClose} title={title} size="medium" isDismissable={!form.isDirty}>
      <Form form={form}>
        {children}
        {isProposal && (
          <TextArea
            {...form.field('reason')}
            isRequired
            rows={3}
            label={t('proposals.reason')}
            description={t('proposals.reasonHelp')}
          />
        )}
        <Row>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t(isProposal ? 'proposals.send' : 'model.save')}
          </Button>
          <Button tone="quiet" onPress={onClose}>
            {t('model.cancel')}
          </Button>
        </Row>
      </Form>
    </Dialog>
  )
}

function KindsField({
  form,
  name,
  label,
}: {
  readonly form: ContractForm
  readonly name: string
  readonly label: string
}) {
  const t = useT()
  return (
    <CheckboxGroup
      label={label}
      isHorizontal
      errorMessage={form.field(name).errorMessage}
      value={listIn(form.values[name])}
      onChange={(kinds) => form.set(name, kinds.join())}
      options={RelationKind.options.map((kind) => ({ id: kind, label: t(`model.kind.${kind}`) }))}
    />
  )
}

function DomainField({ form, isRequired }: { readonly form: ContractForm; readonly isRequired: boolean }) {
  const t = useT()
  const domains = useQuery(modelDomainsQuery).data?.items ?? []
  return (
    <Select
      {...form.field('domainId')}
      isRequired={isRequired}
      label={t('model.domain')}
      description={t('model.domainHelp')}
      options={[
        ...(isRequired ? [] : [{ id: NONE, label: t('model.noDomain') }]),
        ...domains.map(({ id, name, owner }) => ({ id, label: name, detail: owner ?? undefined })),
      ]}
    />
  )
}
