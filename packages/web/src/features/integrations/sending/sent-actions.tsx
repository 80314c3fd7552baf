import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { changeSentSegment, removeSentSegment, sendSegmentNow } from '@klantregie/contract'
import type { SentSegment } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { IconButton } from '../../../ui/button.tsx'
import { AlertDialog } from '../../../ui/dialog.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'

export function SentActions({ sent }: { readonly sent: SentSegment }) {
  const t = useT()
  const [isAsking, setAsking] = useState(false)
  const { send, change, remove } = useDeeds(sent)
  const label = t('sending.actionsFor', { name: sent.segment.name })
  const deeds: Readonly<Record<string, () => void>> = {
    send: () => send.mutate(),
    pause: () => change.mutate(!sent.isPaused),
    remove: () => setAsking(true),
  }
  return (
    <>
      <Menu
        label={label}
        trigger={<IconButton size="small" label={label} icon={<Ellipsis aria-hidden="true" />} />}
        onAction={(id) => deeds[id]?.()}
        groups={[
          {
            id: 'sent',
            items: [
              { id: 'send', label: t('sending.now') },
              { id: 'pause', label: t(sent.isPaused ? 'sending.resume' : 'sending.pause') },
              { id: 'remove', label: t('sending.stop'), tone: 'danger' as const },
            ],
          },
        ]}
      />
      <AlertDialog
        isOpen={isAsking}
        title={t('sending.stopTitle', { name: sent.segment.name })}
        confirmLabel={t('sending.stop')}
        isPending={remove.isPending}
        onCancel={() => setAsking(false)}
        onConfirm={() => remove.mutate()}
      >
        <p>{t('sending.stopText')}</p>
      </AlertDialog>
    </>
  )
}

function useDeeds({ id, segment }: SentSegment) {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const again = () => cache.invalidateQueries({ queryKey: ['integrations', 'sent-segments'] })
  const onError = (error: unknown) => showToast({ tone: 'danger', text: problemText(error) })
  const send = useMutation({
    mutationFn: () => call(sendSegmentNow, { params: { id } }),
    onSuccess: async () => {
      await again()
      showToast({ text: t('sending.begun', { name: segment.name }) })
    },
    onError,
  })
  const change = useMutation({
    mutationFn: (isPaused: boolean) => call(changeSentSegment, { params: { id }, body: { isPaused } }),
    onSuccess: again,
    onError,
  })
  const remove = useMutation({
    mutationFn: () => call(removeSentSegment, { params: { id } }),
    onSuccess: async () => {
      await again()
      showToast({ text: t('sending.stopped', { name: segment.name }) })
    },
    onError,
  })
  return { send, change, remove }
}
