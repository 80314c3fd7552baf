import { useQuery } from '@tanstack/react-query'
import { RelationKind } from '@klantregie/contract'
import type { ReactNode } from 'react'
import { Form } from '../../../lib/form.tsx'
import type { ContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { CheckboxGroup } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { NONE, keysIn } from './field-form.view.ts'
import { modelDomainsQuery, useModelChanged } from './model.api.ts'

interface Saving {
  readonly isProposal: boolean
  readonly onClose: () => void
}

/** After saving: what is drawn from the model is asked again, and somebody hears what happened. */
export function useSaved({ isProposal, onClose }: Saving): () => Promise<void> {
  const t = useT()
  const changed = useModelChanged()
  return async () => {
    await changed()
    showToast({ text: t(isProposal ? 'proposals.made' : 'model.saved') })
    onClose()
  }
}

interface ElementProps {
  readonly form: ContractForm
  readonly isProposal: boolean
  readonly title: string
  readonly size?: 'small' | 'medium' | 'large'
  /** What the button says to whoever may do it at once; it is red for what ends something. */
  readonly deed?: { readonly label: string; readonly tone: 'primary' | 'danger' }
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A form over one element of the model; who proposes also says why. */
export function ElementDialog({ form, isProposal, title, size = 'medium', deed, onClose, children }: ElementProps) {
  const t = useT()
  const { label, tone } = (isProposal ? undefined : deed) ?? {
    label: t(isProposal ? 'proposals.send' : 'model.save'),
    tone: 'primary',
  }
  return (
    <Dialog isOpen onClose={onClose} title={title} size={size} isDismissable={!form.isDirty}>
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
          <Button type="submit" tone={tone} isPending={form.isPending}>
            {label}
          </Button>
          <Button tone="quiet" onPress={onClose}>
            {t('model.cancel')}
          </Button>
        </Row>
      </Form>
    </Dialog>
  )
}

interface KindsProps {
  readonly form: ContractForm
  readonly name: string
  readonly label: string
  readonly isRequired?: boolean
}

/** Persons, organisations, households: for which of them something holds. */
export function KindsField({ form, name, label, isRequired = true }: KindsProps) {
  const t = useT()
  return (
    <CheckboxGroup
      label={label}
      isRequired={isRequired}
      isHorizontal
      errorMessage={form.field(name).errorMessage}
      value={[...keysIn(form.values[name])]}
      onChange={(kinds) => form.set(name, kinds.join())}
      options={RelationKind.options.map((kind) => ({ id: kind, label: t(`model.kind.${kind}`) }))}
    />
  )
}

/** Whose it is; the data owner of the domain decides about proposals. */
export function DomainField({ form, isRequired }: { readonly form: ContractForm; readonly isRequired: boolean }) {
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
