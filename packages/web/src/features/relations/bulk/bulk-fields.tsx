import { useQuery } from '@tanstack/react-query'
import type { BulkKind } from '@klantregie/contract'
import { ComboBox, Select } from '../../../ui/select.tsx'
import type { Option } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { LabelChoice } from '../labels/label-choice.tsx'
import { useT } from '../locale/index.ts'
import { relationBranchesQuery, relationTypesQuery } from '../relations.api.ts'
import { choicesOf, ownersQuery, roleChoicesQuery } from '../roles/roles.api.ts'
import type { BulkValues } from './bulk-what.view.ts'

export interface BulkFieldsProps {
  readonly kind: BulkKind
  readonly values: BulkValues
  readonly set: (key: keyof BulkValues, value: string) => void
}

/** What has to be said before it can be counted. */
export function BulkFields({ kind, values, set }: BulkFieldsProps) {
  switch (kind) {
    case 'give_owner':
      return (
        <>
          <TypeField kind={kind} values={values} set={set} />
          <OwnerField kind={kind} values={values} set={set} />
        </>
      )
    case 'add_role':
      return <NewRoleFields kind={kind} values={values} set={set} />
    case 'end_role':
      return <EndFields kind={kind} values={values} set={set} />
    case 'add_label':
    case 'remove_label':
      return <LabelChoice mayAdd={kind === 'add_label'} value={values.labelId} onChange={(id) => set('labelId', id)} />
    case 'archive':
      return null
    default:
      return kind satisfies never
  }
}

/** An empty id is not allowed in a list. */
const NONE = 'none'

interface MaybeProps {
  readonly label: string
  readonly none: string
  readonly value: string
  readonly options: readonly Option[]
  readonly onChange: (value: string) => void
}

/** A choice that may be left open. */
function Maybe({ label, none, value, options, onChange }: MaybeProps) {
  if (options.length === 0) return null
  return (
    <Select
      isRequired
      label={label}
      value={value === '' ? NONE : value}
      options={[{ id: NONE, label: none }, ...options]}
      onChange={(id) => onChange(id === NONE ? '' : id)}
    />
  )
}

const optionsOf = (items: readonly { readonly id: string; readonly name: string }[]): readonly Option[] =>
  items.map(({ id, name }) => ({ id, label: name }))

function TypeField({ kind, values, set }: BulkFieldsProps) {
  const t = useT()
  const types = useQuery(relationTypesQuery).data?.items ?? []
  return (
    <ComboBox
      isRequired
      label={t('relations.roles.type')}
      value={values.typeId === '' ? null : values.typeId}
      options={optionsOf(types.filter(({ isRetired }) => kind !== 'add_role' || !isRetired))}
      onChange={(id) => {
        set('typeId', id ?? '')
        for (const key of ['statusId', 'stageId', 'reason'] as const) set(key, '')
      }}
    />
  )
}

function OwnerField({ values, set }: BulkFieldsProps) {
  const t = useT()
  const owners = useQuery(ownersQuery).data?.items ?? []
  return (
    <ComboBox
      isRequired
      label={t('relations.roles.owner')}
      value={values.ownerId === '' ? null : values.ownerId}
      options={owners.map(({ id, name, isMe }) => ({ id, label: isMe ? t('relations.roles.me', { name }) : name }))}
      onChange={(id) => set('ownerId', id ?? '')}
    />
  )
}

function NewRoleFields(props: BulkFieldsProps) {
  const t = useT()
  const { values, set } = props
  const choices = useQuery(roleChoicesQuery).data?.items ?? []
  const branches = (useQuery(relationBranchesQuery).data?.items ?? []).filter(({ isActive }) => isActive)
  const owners = useQuery(ownersQuery).data?.items ?? []
  return (
    <>
      <TypeField {...props} />
      <Maybe
        label={t('relations.column.branch')}
        none={t('relations.roles.noBranch')}
        value={values.branchId}
        options={optionsOf(branches)}
        onChange={(id) => set('branchId', id)}
      />
      <TextField
        type="date"
        width="short"
        label={t('relations.bulk.from')}
        value={values.from}
        onChange={(day) => set('from', day)}
      />
      {(['status', 'stage'] as const).map((kind) => (
        <Maybe
          key={kind}
          label={t(`relations.roles.${kind}`)}
          none={t(`relations.roles.no.${kind}`)}
          value={values[`${kind}Id`]}
          options={optionsOf(choicesOf(choices, { typeId: values.typeId, kind }))}
          onChange={(id) => set(`${kind}Id`, id)}
        />
      ))}
      <Maybe
        label={t('relations.roles.owner')}
        none={t('relations.roles.no.owner')}
        value={values.ownerId}
        options={optionsOf(owners)}
        onChange={(id) => set('ownerId', id)}
      />
    </>
  )
}

function EndFields(props: BulkFieldsProps) {
  const t = useT()
  const { values, set } = props
  const reasons = choicesOf(useQuery(roleChoicesQuery).data?.items ?? [], { typeId: values.typeId, kind: 'end_reason' })
  return (
    <>
      <TypeField {...props} />
      <TextField
        isRequired
        type="date"
        width="short"
        label={t('relations.bulk.until')}
        value={values.until}
        onChange={(day) => set('until', day)}
      />
      {reasons.length > 0 ? (
        <Maybe
          label={t('relations.roles.endReason')}
          none={t('relations.bulk.noReason')}
          value={values.reason}
          options={reasons.map(({ name }) => ({ id: name, label: name }))}
          onChange={(name) => set('reason', name)}
        />
      ) : (
        <TextField
          maxLength={200}
          label={t('relations.roles.endReason')}
          value={values.reason}
          onChange={(reason) => set('reason', reason)}
        />
      )}
    </>
  )
}
