import { useQuery } from '@tanstack/react-query'
import { addRole, endRole } from '@klantregie/contract'
import type { RelationPage, RelationRole } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ComboBox, Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { relationBranchesQuery, relationTypesQuery } from '../relations.api.ts'
import { typesToGive } from './roles.view.ts'
import { today } from '../today.ts'
import { useRoleActions } from './use-role-actions.ts'

const NO_BRANCH = 'none'

interface AddRoleProps {
  readonly page: RelationPage
  readonly onClose: () => void
}

export function AddRoleDialog({ page, onClose }: AddRoleProps) {
  const t = useT()
  const { add } = useRoleActions(page.relation.id)
  const types = useQuery(relationTypesQuery).data?.items ?? []
  const branches = (useQuery(relationBranchesQuery).data?.items ?? []).filter((branch) => branch.isActive)
  const form = useContractForm({
    schema: addRole.body,
    initial: { typeId: '', branchId: NO_BRANCH, from: today(), until: '' },
    toBody: ({ typeId, branchId, from, until }) => ({
      typeId,
      ...(branchId !== NO_BRANCH && { branchId }),
      ...(from !== '' && { from }),
      ...(until !== '' && { until }),
    }),
    fieldOf: {
      'relations.type_wrong_kind': 'typeId',
      'relations.type_not_found': 'typeId',
      'relations.role_ends_before_start': 'until',
      'admin.branch_not_found': 'branchId',
    },
    onSubmit: async (body) => {
      await add(body)
      onClose()
    },
  })
  const { onChange, ...type } = form.field('typeId')
  const chosen = types.find(({ id }) => id === type.value)
  return (
    <Dialog isOpen onClose={onClose} title={t('relations.roles.add')} size="small" isDismissable={!form.isDirty}>
      <Form form={form}>
        <ComboBox
          {...type}
          isRequired
          label={t('relations.roles.type')}
          description={chosen?.definition ?? t('relations.roles.typeHelp')}
          options={typesToGive(types, page.relation.kind, page.roles).map(({ id, name }) => ({ id, label: name }))}
          onChange={(id) => onChange(id ?? '')}
        />
        {branches.length > 0 && (
          <Select
            {...form.field('branchId')}
            isRequired
            label={t('relations.column.branch')}
            options={[
              { id: NO_BRANCH, label: t('relations.roles.noBranch') },
              ...branches.map(({ id, name }) => ({ id, label: name })),
            ]}
          />
        )}
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

interface EndRoleProps extends AddRoleProps {
  readonly role: RelationRole
}

export function EndRoleDialog({ page, role, onClose }: EndRoleProps) {
  const t = useT()
  const { end } = useRoleActions(page.relation.id)
  const form = useContractForm({
    schema: endRole.body,
    initial: { until: today() },
    toBody: ({ until }) => ({ ...(until !== '' && { until }) }),
    fieldOf: { 'relations.role_ends_before_start': 'until' },
    onSubmit: async ({ until }) => {
      await end(role, until ?? today())
      onClose()
    },
  })
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
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('relations.roles.endSubmit')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
