import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { changeIdentityProvider, removeIdentityProvider, tryIdentityProvider } from '@klantregie/contract'
import type { IdentityProvider } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { IconButton } from '../../../ui/button.tsx'
import { AlertDialog } from '../../../ui/dialog.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { DirectoryDialog } from './directory-dialog.tsx'
import { providersQuery } from './sign-on.api.ts'

export function ProviderActions({ provider }: { readonly provider: IdentityProvider }) {
  const t = useT()
  const [isAsking, setAsking] = useState(false)
  const [isKeeping, setKeeping] = useState(false)
  const { change, remove, look } = useDeeds(provider)
  const label = t('users.actionsFor', { name: provider.name })
  const deeds: Readonly<Record<string, () => void>> = {
    try: () => look.mutate(),
    switch: () => change.mutate(!provider.isOn),
    directory: () => setKeeping(true),
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
            id: 'provider',
            items: [
              { id: 'try', label: t('signOn.try') },
              { id: 'directory', label: t('directory.open') },
              { id: 'switch', label: t(provider.isOn ? 'signOn.switchOff' : 'signOn.switchOn') },
              { id: 'remove', label: t('signOn.remove'), tone: 'danger' as const },
            ],
          },
        ]}
      />
      {isKeeping && <DirectoryDialog provider={provider} onClose={() => setKeeping(false)} />}
      <AlertDialog
        isOpen={isAsking}
        title={t('signOn.removeTitle', { name: provider.name })}
        confirmLabel={t('signOn.remove')}
        isPending={remove.isPending}
        onCancel={() => setAsking(false)}
        onConfirm={() => remove.mutate()}
      >
        <p>{t('signOn.removeText', { count: provider.people })}</p>
      </AlertDialog>
    </>
  )
}

function useDeeds({ id, name }: IdentityProvider) {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const again = () => cache.invalidateQueries({ queryKey: providersQuery.queryKey })
  const onError = (error: unknown) => showToast({ tone: 'danger', text: problemText(error) })
  const change = useMutation({
    mutationFn: (isOn: boolean) => call(changeIdentityProvider, { params: { id }, body: { isOn } }),
    onSuccess: again,
    onError,
  })
  const remove = useMutation({
    mutationFn: () => call(removeIdentityProvider, { params: { id } }),
    onSuccess: async () => {
      await again()
      showToast({ text: t('signOn.removed', { name }) })
    },
    onError,
  })
  const look = useMutation({
    mutationFn: () => call(tryIdentityProvider, { params: { id } }),
    onSuccess: ({ problem }) =>
      showToast(
        problem === null
          ? { tone: 'success', text: t('signOn.tried', { name }) }
          : { tone: 'danger', text: t(`signOn.problem.${problem}`) },
      ),
    onError,
  })
  return { change, remove, look }
}
