import { dutchToday } from '../../../lib/dutch-today.ts'
import { useQuery } from '@tanstack/react-query'
import { addRole, changeRole, endRole } from '@klantregie/contract'
import type { RelationPage, RelationRole } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ComboBox } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { relationTypesQuery } from '../relations.api.ts'
import { BranchField, ChoiceField, LeadFields, NOTHING, OwnerField, chosen, isLead } from './role-fields.tsx'
import { choicesOf, roleChoicesQuery } from './roles.api.ts'
import { changesOf, given, typesToGive, valuesOf } from './roles.view.ts'
import { useRoleActions } from './use-role-actions.ts'

interface AddRoleProps {
  readonly page: RelationPage
  readonly onClose: () => void
}

const FIELD_OF = {
  'relations.type_wrong_kind': 'typeId',
  'relations.type_not_found': 'typeId',
  'relations.role_same_type': 'typeId',
  'relations.role_ends_before_start': 'until',
  'relations.owner_not_found': 'ownerId',
  'admin.branch_not_found': 'branchId',
}

function useAddForm({ page, onClose }: AddRoleProps) {
  const { add } = useRoleActions(page.relation.id)
  return useContractForm({
    schema: addRole.body,
    initial: { ...NOTHING_CHOSEN, typeId: '', from: dutchToday(), until: '', leadSource: '', interest: '' },
    toBody: ({ typeId, ...values }) => ({
      typeId,
      ...given({
        branchId: chosen(values.branchId),
        statusId: chosen(values.statusId),
        stageId: chosen(values.stageId),
        ownerId: chosen(values.ownerId),
        from: values.from,
        until: values.until,
        leadSource: values.leadSource?.trim(),
        interest: values.interest?.trim(),
      }),
    }),
    fieldOf: FIELD_OF,
    onSubmit: async (body) => {
      await add(body)
      onClose()
    },
  })
}

const NOTHING_CHOSEN = { branchId: NOTHING, statusId: NOTHING, stageId: NOTHING, ownerId: NOTHING }

export function AddRoleDialog({ page, onClose }: AddRoleProps) {
  const t = useT()
  const types = useQuery(relationTypesQuery).data?.items ?? []
  const form = useAddForm({ page, onClose })
  const { onChange, ...type } = form.field('typeId')
  const found = types.find(({ id }) => id === type.value)
  const choose = (id: string | null) => {
    onChange(id ?? '')
    // The lists belong to the type: what was chosen from another says nothing here.
    form.set('statusId', NOTHING)
    form.set('stageId', NOTHING)
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('relations.roles.add')} size="small" isDismissable={!form.isDirty}>
      <Form form={form}>
        <ComboBox
          {...type}
          isRequired
          label={t('relations.roles.type')}
          description={found?.definition ?? t('relations.roles.typeHelp')}
          options={typesToGive(types, page.relation.kind, page.roles).map(({ id, name }) => ({ id, label: name }))}
          onChange={choose}
        />
        <OwnerField form={form} />
        <ChoiceField form={form} typeId={type.value} kind="status" />
        <ChoiceField form={form} typeId={type.value} kind="stage" />
        {isLead(found) && <LeadFields form={form} />}
        <BranchField form={form} />
        <TextField {...form.field('from')} type="date" width="short" label={t('relations.roles.fromLabel')} />
        <TextField {...form.field('until')} type="date" width="short" label={t('relations.roles.untilLabel')} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('relations.roles.addSubmit')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

interface RoleProps extends AddRoleProps {
  readonly role: RelationRole
}

/** What a role is now; whoever saves over what a colleague changed meanwhile is told, and nothing is lost on either side. */
export function ChangeRoleDialog({ page, role, onClose }: RoleProps) {
  const t = useT()
  const { change } = useRoleActions(page.relation.id)
  const types = useQuery(relationTypesQuery).data?.items ?? []
  const form = useContractForm({
    schema: changeRole.body,
    initial: valuesOf(role),
    toBody: (values) => ({ version: role.version, ...changesOf(role, values) }),
    fieldOf: { ...FIELD_OF, 'relations.role_ends_before_start': 'from' },
    onSubmit: async (body) => {
      await change(role, body)
      onClose()
    },
  })
  const showsLead =
    isLead(types.find(({ id }) => id === role.typeId)) || role.leadSource !== null || role.interest !== null
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('relations.roles.changeTitle', { type: role.type })}
      size="small"
      isDismissable={!form.isDirty}
    >
      <Form form={form}>
        <OwnerField form={form} />
        <ChoiceField form={form} typeId={role.typeId} kind="status" kept={role.statusId} />
        <ChoiceField form={form} typeId={role.typeId} kind="stage" kept={role.stageId} />
        {showsLead && <LeadFields form={form} />}
        <BranchField form={form} />
        <TextField {...form.field('from')} type="date" width="short" label={t('relations.roles.fromLabel')} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('relations.roles.changeSubmit')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

export function EndRoleDialog({ page, role, onClose }: RoleProps) {
  const t = useT()
  const { end } = useRoleActions(page.relation.id)
  const all = useQuery(roleChoicesQuery).data?.items ?? []
  const reasons = choicesOf(all, { typeId: role.typeId, kind: 'end_reason' })
  const form = useContractForm({
    schema: endRole.body,
    initial: { until: dutchToday(), reason: '' },
    toBody: ({ until, reason }) => ({ version: role.version, ...given({ until, reason: reason?.trim() }) }),
    fieldOf: { 'relations.role_ends_before_start': 'until' },
    onSubmit: async (body) => {
      await end(role, body)
      onClose()
    },
  })
  const { value, onChange, name } = form.field('reason')
  const options = [...new Set([...(value === '' ? [] : [value]), ...reasons.map((reason) => reason.name)])]
  return (
    <Dialog isOpen onClose={onClose} title={t('relations.roles.endTitle', { type: role.type })} size="small">
      <Form form={form}>
        <p>{t('relations.roles.endText', { name: page.relation.displayName })}</p>
        <TextField
          {...form.field('until')}
          type="date"
          width="short"
          isRequired
          autoFocus
          label={t('relations.roles.untilLabel')}
        />
        <ComboBox
          name={name}
          label={t('relations.roles.endReason')}
          description={t('relations.roles.endReasonHelp')}
          allowsCustomValue
          value={value === '' ? null : value}
          options={options.map((reason) => ({ id: reason, label: reason }))}
          onSearch={(typed) => onChange(typed.slice(0, 200))}
          onChange={(reason) => onChange(reason ?? '')}
        />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('relations.roles.endSubmit')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
