import { dutchToday } from '../../../lib/dutch-today.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { appointSuccessor, endLink, reopenLink } from '@klantregie/contract'
import type { WithoutSuccessor } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { OtherRelation } from '../links/other-relation.tsx'
import { QuickAdd } from '../links/quick-add.tsx'
import { useT } from '../locale/index.ts'

interface DialogProps {
  readonly vacancy: WithoutSuccessor
  readonly onClose: () => void
}

/** Who takes the place: sent with the day; the notice takes it back, and lets a link that ran until then run again. */
function useAppoint({ vacancy, onClose }: DialogProps) {
  const t = useT()
  const cache = useQueryClient()
  const params = { id: vacancy.id }
  const refresh = () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: ['relations'] }),
      cache.invalidateQueries({ queryKey: ['activity'] }),
    ])
  const undo = async (linkId: string) => {
    await call(endLink, { params: { ...params, linkId }, body: { until: dutchToday() } })
    if (vacancy.why !== 'ended') await call(reopenLink, { params: { ...params, linkId: vacancy.linkId } })
    await refresh()
  }
  return useContractForm({
    schema: appointSuccessor.body,
    initial: { personId: '', from: dutchToday() },
    toBody: ({ personId, from }) => ({ linkId: vacancy.linkId, personId, ...(from !== '' && { from }) }),
    fieldOf: {
      'relations.link_to_itself': 'personId',
      'relations.link_wrong_kind': 'personId',
      'relations.link_exists': 'personId',
    },
    onSubmit: async (body) => {
      const link = await call(appointSuccessor, { params, body })
      await refresh()
      showToast({
        text: t('relations.important.appointed', { name: link.other.name, organisation: vacancy.name }),
        onUndo: () => void undo(link.id),
      })
      onClose()
    },
  })
}

/** Gives the function of somebody who left to somebody who is known already, or who is added here. */
export function SuccessorDialog({ vacancy, onClose }: DialogProps) {
  const t = useT()
  const form = useAppoint({ vacancy, onClose })
  const [isAdding, setAdding] = useState(false)
  const [added, setAdded] = useState<{ readonly id: string; readonly name: string } | null>(null)
  const { left } = vacancy
  const take = (person: { readonly id: string; readonly name: string }) => {
    setAdded(person)
    form.set('personId', person.id)
    setAdding(false)
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('relations.important.appointTitle', { organisation: vacancy.name })}
      size="small"
      isDismissable={!form.isDirty}
    >
      <Form form={form}>
        {left && (
          <p>
            {left.function === null
              ? t('relations.important.takesPlace', { name: left.name })
              : t('relations.important.takesFunction', { name: left.name, task: left.function })}
          </p>
        )}
        {isAdding ? (
          <QuickAdd kinds={['person']} onAdded={take} onCancel={() => setAdding(false)} />
        ) : (
          <>
            <OtherRelation
              {...form.field('personId')}
              label={t('relations.important.successor')}
              kind="person"
              without={left ? [left.id] : []}
              chosen={added}
            />
            <div>
              <Button size="small" tone="quiet" icon={<Plus aria-hidden="true" />} onPress={() => setAdding(true)}>
                {t('relations.quickAdd.open')}
              </Button>
            </div>
          </>
        )}
        <TextField {...form.field('from')} type="date" width="short" label={t('relations.roles.fromLabel')} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('relations.important.appoint')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
