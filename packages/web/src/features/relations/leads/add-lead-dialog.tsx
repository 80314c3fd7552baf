import { dutchToday } from '../../../lib/dutch-today.ts'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { z } from 'zod'
import { Id, RelationKind, addRole } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { useSession } from '../../../lib/session.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { useT } from '../locale/index.ts'
import { OtherRelation } from '../links/other-relation.tsx'
import { QuickAdd } from '../links/quick-add.tsx'
import { relationTypesQuery } from '../relations.api.ts'
import { ChoiceField, LeadFields, NOTHING, OwnerField, chosen } from '../roles/role-fields.tsx'
import { given } from '../roles/roles.view.ts'
import { useRoleActions } from '../roles/use-role-actions.ts'

interface AddLeadProps {
  readonly typeId: string
  readonly typeName: string
  readonly onClose: () => void
}

const NewLead = z.object({ relationId: Id, role: addRole.body })

function useLeadForm({ typeId, onClose }: Omit<AddLeadProps, 'typeName'>) {
  const { user } = useSession()
  const actions = useRoleActions('')
  return useContractForm({
    schema: NewLead,
    initial: { relationId: '', statusId: NOTHING, stageId: NOTHING, ownerId: user.id, leadSource: '', interest: '' },
    toBody: ({ relationId, statusId, stageId, ownerId, leadSource, interest }) => ({
      relationId,
      role: {
        typeId,
        ...given({
          from: dutchToday(),
          statusId: chosen(statusId),
          stageId: chosen(stageId),
          ownerId: chosen(ownerId),
          leadSource: leadSource?.trim(),
          interest: interest?.trim(),
        }),
      },
    }),
    fieldOf: { 'relations.type_wrong_kind': 'relationId', 'relations.owner_not_found': 'ownerId' },
    onSubmit: async ({ relationId, role }) => {
      await actions.addTo(relationId, role)
      onClose()
    },
  })
}

/** Somebody showed interest: find them or add them with a name, and say where it came from. */
export function AddLeadDialog({ typeId, typeName, onClose }: AddLeadProps) {
  const t = useT()
  const [isAdding, setAdding] = useState(false)
  const [added, setAdded] = useState<{ readonly id: string; readonly name: string } | null>(null)
  const kinds = useQuery(relationTypesQuery).data?.items.find(({ id }) => id === typeId)?.kinds ?? RelationKind.options
  const form = useLeadForm({ typeId, onClose })
  const take = (relation: { readonly id: string; readonly name: string }) => {
    setAdded(relation)
    form.set('relationId', relation.id)
    setAdding(false)
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('relations.leads.addTitle', { type: typeName })}
      size="small"
      isDismissable={!form.isDirty}
    >
      <Form form={form}>
        {isAdding ? (
          <QuickAdd kinds={kinds} onAdded={take} onCancel={() => setAdding(false)} />
        ) : (
          <>
            <OtherRelation {...form.field('relationId')} label={t('relations.leads.who')} without={[]} chosen={added} />
            <div>
              <Button size="small" tone="quiet" icon={<Plus aria-hidden="true" />} onPress={() => setAdding(true)}>
                {t('relations.quickAdd.open')}
              </Button>
            </div>
          </>
        )}
        <LeadFields form={form} />
        <ChoiceField form={form} typeId={typeId} kind="stage" />
        <OwnerField form={form} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('relations.leads.addSubmit')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
