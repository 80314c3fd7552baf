import { dutchToday } from '../../../lib/dutch-today.ts'
import { useQuery } from '@tanstack/react-query'
import { convertRole } from '@klantregie/contract'
import type { RelationKind, RelationPage, RelationRole } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ComboBox } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { relationQuery, relationTypesQuery } from '../relations.api.ts'
import { ChoiceField, NOTHING, chosen } from './role-fields.tsx'
import { given, typesToGive } from './roles.view.ts'
import { useRoleActions } from './use-role-actions.ts'

export interface Converted {
  readonly relation: { readonly id: string; readonly name: string; readonly kind: RelationKind }
  readonly role: Pick<RelationRole, 'id' | 'typeId' | 'type' | 'version'>
}

interface ConvertCardProps extends Converted {
  readonly onClose: () => void
}

interface ConvertProps extends ConvertCardProps {
  /** What the relation is already; nothing of that can be chosen. */
  readonly roles: readonly RelationRole[]
}

const FIELD_OF = {
  'relations.type_wrong_kind': 'typeId',
  'relations.type_not_found': 'typeId',
  'relations.role_same_type': 'typeId',
  'relations.role_ends_before_start': 'from',
}

/** From the page of the relation. */
export function ConvertRoleDialog({ page, role, onClose }: RolePageProps) {
  const { id, displayName: name, kind } = page.relation
  return <ConvertDialog relation={{ id, name, kind }} role={role} roles={page.roles} onClose={onClose} />
}
interface RolePageProps {
  readonly page: RelationPage
  readonly role: RelationRole
  readonly onClose: () => void
}

/** From a card, which does not know what else the relation is. */
export function ConvertCardDialog({ relation, role, onClose }: ConvertCardProps) {
  const roles = useQuery(relationQuery(relation.id)).data?.roles ?? []
  return <ConvertDialog relation={relation} role={role} roles={roles} onClose={onClose} />
}

/** A lead becomes a sponsor: who looks after it and what was said go along. */
function ConvertDialog({ relation, role, roles, onClose }: ConvertProps) {
  const t = useT()
  const { convert } = useRoleActions(relation.id)
  const types = useQuery(relationTypesQuery).data?.items ?? []
  const form = useContractForm({
    schema: convertRole.body,
    initial: { typeId: '', stageId: NOTHING, from: dutchToday() },
    toBody: ({ typeId, stageId, from }) => ({
      version: role.version,
      typeId,
      ...given({ from, stageId: chosen(stageId) }),
    }),
    fieldOf: FIELD_OF,
    onSubmit: async (body) => {
      await convert(role, body)
      onClose()
    },
  })
  const { onChange, ...type } = form.field('typeId')
  const fitting = typesToGive(types, relation.kind, roles).filter(({ id }) => id !== role.typeId)
  return (
    <Dialog isOpen onClose={onClose} title={t('relations.roles.convertTitle', { type: role.type })} size="small">
      <Form form={form}>
        <p>{t('relations.roles.convertText', { name: relation.name, type: role.type })}</p>
        <ComboBox
          {...type}
          isRequired
          label={t('relations.roles.convertTo')}
          options={fitting.map(({ id, name }) => ({ id, label: name }))}
          onChange={(id) => {
            onChange(id ?? '')
            form.set('stageId', NOTHING)
          }}
        />
        <ChoiceField form={form} typeId={type.value} kind="stage" />
        <TextField
          {...form.field('from')}
          type="date"
          width="short"
          isRequired
          label={t('relations.roles.fromLabel')}
        />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('relations.roles.convertSubmit')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
