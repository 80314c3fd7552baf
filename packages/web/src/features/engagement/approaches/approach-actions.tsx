import { useMutation } from '@tanstack/react-query'
import { MoreHorizontal } from 'lucide-react'
import { useState } from 'react'
import { cancelApproach, reopenApproach } from '@klantregie/contract'
import type { Approach } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useApproachesChanged } from './approaches.api.ts'
import styles from './approaches.module.css'
import { MoveDialog } from './move-dialog.tsx'
import { OutcomeDialog } from './outcome-dialog.tsx'

/** What can be done with an approach: say that it was made, move it, cancel it, or take that back. */
export function ApproachActions({ approach }: { readonly approach: Approach }) {
  const t = useT()
  const [open, setOpen] = useState<'made' | 'move' | null>(null)
  const { cancel, reopen, isPending } = useDeeds(approach)
  if (!approach.mayChange) return null
  const named = { name: approach.relation.name }
  if (approach.state !== 'planned')
    return (
      <Button size="small" tone="quiet" isPending={isPending} onPress={reopen}>
        {t('approaches.reopen')}
      </Button>
    )
  return (
    <div className={styles.actions}>
      <Button size="small" onPress={() => setOpen('made')}>
        {t('approaches.made')}
      </Button>
      <Menu
        label={t('approaches.moreFor', named)}
        trigger={
          <IconButton
            size="small"
            label={t('approaches.moreFor', named)}
            icon={<MoreHorizontal aria-hidden="true" />}
          />
        }
        onAction={(id) => (id === 'cancel' ? cancel() : setOpen('move'))}
        groups={[
          {
            id: 'deeds',
            items: [
              { id: 'move', label: t('approaches.move') },
              { id: 'cancel', label: t('approaches.cancel') },
            ],
          },
        ]}
      />
      {open === 'made' && <OutcomeDialog approach={approach} onClose={() => setOpen(null)} />}
      {open === 'move' && <MoveDialog approach={approach} onClose={() => setOpen(null)} />}
    </div>
  )
}

function useDeeds({ id, version, relation }: Approach) {
  const t = useT()
  const changed = useApproachesChanged()
  const problemText = useProblemText()
  const deed = useMutation({
    mutationFn: ({ what, at }: { what: 'cancel' | 'reopen'; at: number }) =>
      call(what === 'cancel' ? cancelApproach : reopenApproach, { params: { id }, body: { version: at } }),
  })
  const failed = (error: Error) => showToast({ tone: 'danger', text: problemText(error) })
  const reopen = (at: number) =>
    act(
      deed,
      { what: 'reopen', at },
      {
        onSuccess: () => {
          showToast({ text: t('approaches.reopened', { name: relation.name }) })
          void changed()
        },
        onError: failed,
      },
    )
  const cancel = () =>
    act(
      deed,
      { what: 'cancel', at: version },
      {
        onSuccess: (cancelled) => {
          showToast({
            text: t('approaches.cancelled', { name: relation.name }),
            onUndo: () => reopen(cancelled.version),
          })
          void changed()
        },
        onError: failed,
      },
    )
  return { cancel, reopen: () => reopen(version), isPending: deed.isPending }
}
