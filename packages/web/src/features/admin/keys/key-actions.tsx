import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Ellipsis } from 'lucide-react'
import { takeOverKey, withdrawKey } from '@klantregie/contract'
import type { ApiKey } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { IconButton } from '../../../ui/button.tsx'
import { AlertDialog } from '../../../ui/dialog.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { keysQuery } from '../admin.api.ts'
import { useT } from '../locale/index.ts'
import { canBeWithdrawn } from './keys.view.ts'

interface KeyProps {
  readonly apiKey: ApiKey
}

/** Nothing to choose for a key that stopped: it stays in the list as what it was. */
export function KeyActions({ apiKey, onWithdraw }: KeyProps & { readonly onWithdraw: () => void }) {
  const t = useT()
  const takeOver = useTakeOver()
  if (!canBeWithdrawn(apiKey.state)) return null
  const label = t('users.actionsFor', { name: apiKey.name })
  const taking = apiKey.state === 'orphaned' ? [{ id: 'take', label: t('keys.takeOver') }] : []
  return (
    <Menu
      label={label}
      trigger={<IconButton size="small" label={label} icon={<Ellipsis aria-hidden="true" />} />}
      onAction={(id) => {
        if (id === 'withdraw') onWithdraw()
        if (id === 'take') takeOver.mutate(apiKey)
      }}
      groups={[
        { id: 'key', items: [...taking, { id: 'withdraw', label: t('keys.withdraw'), tone: 'danger' as const }] },
      ]}
    />
  )
}

export function WithdrawDialog({ apiKey, onClose }: KeyProps & { readonly onClose: () => void }) {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const withdraw = useMutation({
    mutationFn: (key: ApiKey) => call(withdrawKey, { params: { id: key.id } }),
    onSuccess: async (_done, key) => {
      await cache.invalidateQueries({ queryKey: keysQuery.queryKey })
      showToast({ text: t('keys.withdrawn', { name: key.name }) })
    },
    onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
  })
  return (
    <AlertDialog
      isOpen
      title={t('keys.withdrawTitle', { name: apiKey.name })}
      confirmLabel={t('keys.withdraw')}
      isPending={withdraw.isPending}
      onCancel={onClose}
      onConfirm={() => act(withdraw, apiKey, { onSettled: onClose })}
    >
      <p>{t('keys.withdrawText')}</p>
    </AlertDialog>
  )
}

function useTakeOver() {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  return useMutation({
    mutationFn: (key: ApiKey) => call(takeOverKey, { params: { id: key.id } }),
    onSuccess: async (_taken, key) => {
      await cache.invalidateQueries({ queryKey: keysQuery.queryKey })
      showToast({ text: t('keys.takenOver', { name: key.name }) })
    },
    onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
  })
}
