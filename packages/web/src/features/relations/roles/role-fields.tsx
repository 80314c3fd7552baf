import { useQuery } from '@tanstack/react-query'
import type { RelationType, RoleChoiceKind } from '@klantregie/contract'
import type { ContractForm } from '../../../lib/form.tsx'
import { ComboBox, Select } from '../../../ui/select.tsx'
import { TextArea, TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { relationBranchesQuery } from '../relations.api.ts'
import { choicesOf, ownersQuery, roleChoicesQuery } from './roles.api.ts'

/** An empty id is not allowed in a list. */
export const NOTHING = 'none'

/** What is sent of a choice. */
export const chosen = (value: string | undefined): string | null =>
  value === undefined || value === NOTHING || value === '' ? null : value

interface Props {
  readonly form: ContractForm
}

interface ChoiceProps extends Props {
  readonly typeId: string
  readonly kind: Exclude<RoleChoiceKind, 'end_reason'>
  readonly kept?: string | null
}

/** A status or stage of the type; nothing while the type has no such list. */
export function ChoiceField({ form, typeId, kind, kept = null }: ChoiceProps) {
  const t = useT()
  const choices = choicesOf(useQuery(roleChoicesQuery).data?.items ?? [], { typeId, kind, kept })
  if (choices.length === 0) return null
  return (
    <Select
      {...form.field(`${kind}Id`)}
      isRequired
      label={t(`relations.roles.${kind}`)}
      options={[
        { id: NOTHING, label: t(`relations.roles.no.${kind}`) },
        ...choices.map(({ id, name }) => ({ id, label: name })),
      ]}
    />
  )
}

/** The colleague who looks after it; whoever has left is shown while it is still theirs. */
export function OwnerField({ form }: Props) {
  const t = useT()
  const owners = useQuery(ownersQuery).data?.items ?? []
  const { onChange, value, ...field } = form.field('ownerId')
  return (
    <ComboBox
      {...field}
      isRequired
      label={t('relations.roles.owner')}
      description={t('relations.roles.ownerHelp')}
      value={value === '' ? NOTHING : value}
      options={[
        { id: NOTHING, label: t('relations.roles.no.owner') },
        ...owners.map(({ id, name, isMe }) => ({ id, label: isMe ? t('relations.roles.me', { name }) : name })),
      ]}
      onChange={(id) => onChange(id ?? NOTHING)}
    />
  )
}

export function BranchField({ form }: Props) {
  const t = useT()
  const branches = (useQuery(relationBranchesQuery).data?.items ?? []).filter((branch) => branch.isActive)
  if (branches.length === 0) return null
  return (
    <Select
      {...form.field('branchId')}
      isRequired
      label={t('relations.column.branch')}
      options={[
        { id: NOTHING, label: t('relations.roles.noBranch') },
        ...branches.map(({ id, name }) => ({ id, label: name })),
      ]}
    />
  )
}

/** Where a lead came from and what the interest is. */
export function LeadFields({ form }: Props) {
  const t = useT()
  return (
    <>
      <TextField
        {...form.field('leadSource')}
        maxLength={200}
        label={t('relations.roles.leadSource')}
        placeholder={t('relations.roles.leadSourceExample')}
      />
      <TextArea {...form.field('interest')} rows={2} maxLength={500} label={t('relations.roles.interest')} />
    </>
  )
}

/** A lead, or a role that was one and kept what was said then. */
export function isLead(type: Pick<RelationType, 'key'> | undefined): boolean {
  return type?.key === 'lead'
}
