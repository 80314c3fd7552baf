import { dutchToday } from '../../../lib/dutch-today.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Plus } from 'lucide-react'
import { RelationKind, addLink, endLink } from '@klantregie/contract'
import type { RelationPage } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import type { ContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { linkTypesQuery } from '../relations.api.ts'
import { directionsOf } from './links.view.ts'
import type { Direction } from './links.view.ts'
import { LinkFunction } from './link-function.tsx'
import { OtherRelation } from './other-relation.tsx'
import { QuickAdd } from './quick-add.tsx'
import styles from './links.module.css'

interface AddLinkProps {
  readonly page: RelationPage
  readonly onClose: () => void
}

function useAddLink({ page, onClose }: AddLinkProps, directions: readonly Direction[]): ContractForm {
  const t = useT()
  const cache = useQueryClient()
  const params = { id: page.relation.id }
  const refresh = () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: ['relations'] }),
      cache.invalidateQueries({ queryKey: ['activity'] }),
    ])
  const undo = async (linkId: string) => {
    await call(endLink, { params: { ...params, linkId }, body: { until: dutchToday() } })
    await refresh()
  }
  return useContractForm({
    schema: addLink.body,
    initial: { linkTypeId: '', otherId: '', function: '', from: '' },
    toBody: ({ linkTypeId: direction, otherId, function: task, from }) => {
      const chosen = directions.find(({ id }) => id === direction)
      return {
        linkTypeId: chosen?.linkTypeId,
        isReversed: chosen?.isReversed,
        otherId,
        ...(task?.trim() && { function: task }),
        ...(from !== '' && { from }),
      }
    },
    fieldOf: {
      'relations.link_to_itself': 'otherId',
      'relations.link_circle': 'otherId',
      'relations.link_wrong_kind': 'otherId',
      'relations.link_type_not_found': 'linkTypeId',
    },
    onSubmit: async (body) => {
      const link = await call(addLink, { params, body })
      await refresh()
      showToast({ text: t('relations.links.added', { name: link.other.name }), onUndo: () => void undo(link.id) })
      onClose()
    },
  })
}

/** Reads as a sentence: this relation — is a location of — that one. */
export function AddLinkDialog({ page, onClose }: AddLinkProps) {
  const t = useT()
  const directions = directionsOf(useQuery(linkTypesQuery).data?.items ?? [], page.relation.kind)
  const form = useAddLink({ page, onClose }, directions)
  const [isAdding, setAdding] = useState(false)
  const [added, setAdded] = useState<{ readonly id: string; readonly name: string } | null>(null)
  const direction = directions.find(({ id }) => id === form.values['linkTypeId'])
  const take = (relation: { readonly id: string; readonly name: string }) => {
    setAdded(relation)
    form.set('otherId', relation.id)
    setAdding(false)
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('relations.links.add')} size="small" isDismissable={!form.isDirty}>
      <Form form={form}>
        <p className={styles.subject}>{page.relation.displayName}</p>
        <Select
          {...form.field('linkTypeId')}
          isRequired
          label={t('relations.links.how')}
          placeholder={t('relations.links.choose')}
          options={directions.map(({ id, label }) => ({ id, label }))}
        />
        {isAdding ? (
          <QuickAdd
            kinds={direction?.otherKinds ?? RelationKind.options}
            onAdded={take}
            onCancel={() => setAdding(false)}
          />
        ) : (
          <>
            <OtherRelation {...form.field('otherId')} without={[page.relation.id]} chosen={added} />
            <div>
              <Button size="small" tone="quiet" icon={<Plus aria-hidden="true" />} onPress={() => setAdding(true)}>
                {t('relations.quickAdd.open')}
              </Button>
            </div>
          </>
        )}
        <LinkFunction form={form} functions={direction?.functions ?? []} />
        <TextField {...form.field('from')} type="date" width="short" label={t('relations.roles.fromLabel')} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('relations.links.addSubmit')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
