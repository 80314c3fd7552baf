import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Ellipsis } from 'lucide-react'
import { Role, updateUser } from '@klantregie/contract'
import type { User } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { IconButton } from '../../../ui/button.tsx'
import { AlertDialog } from '../../../ui/dialog.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { usersQuery } from '../admin.api.ts'
import { useT } from '../locale/index.ts'

type Change = { readonly role?: Role; readonly isActive?: boolean }

/** Changes a user at once; the notice offers to turn it back. */
function useChangeUser(user: User) {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const before: Change = { role: user.role, isActive: user.isActive }
  const change = useMutation({
    mutationFn: (body: Change) => call(updateUser, { params: { id: user.id }, body }),
    onSuccess: async (_saved, body) => {
      await cache.invalidateQueries({ queryKey: usersQuery.queryKey })
      const isUndo = body === before
      showToast({
        text: t('users.saved', { name: user.name }),
        ...(!isUndo && { onUndo: () => change.mutate(before) }),
      })
    },
    onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
  })
  return change
}

export interface UserActionsProps {
  readonly user: User
  readonly onBlock: () => void
}

export function UserActions({ user, onBlock }: UserActionsProps) {
  const t = useT()
  const change = useChangeUser(user)
  const access = user.isActive
    ? { id: 'block', label: t('users.block'), tone: 'danger' as const }
    : { id: 'unblock', label: t('users.unblock') }
  return (
    <Menu
      label={t('users.actionsFor', { name: user.name })}
      trigger={
        <IconButton
          size="small"
          label={t('users.actionsFor', { name: user.name })}
          icon={<Ellipsis aria-hidden="true" />}
        />
      }
      onAction={(id) => {
        if (id === 'block') onBlock()
        if (id === 'unblock') change.mutate({ isActive: true })
      }}
      groups={[
        {
          id: 'role',
          title: t('field.role'),
          selected: [user.role],
          onSelect: ([id]) => change.mutate({ role: Role.parse(id) }),
          items: Role.options.map((role) => ({ id: role, label: t(`role.${role}`), detail: t(`roleText.${role}`) })),
        },
        { id: 'access', items: [access] },
      ]}
    />
  )
}

export function BlockDialog({ user, onClose }: { readonly user: User; readonly onClose: () => void }) {
  const t = useT()
  const change = useChangeUser(user)
  return (
    <AlertDialog
      isOpen
      title={t('users.blockTitle', { name: user.name })}
      confirmLabel={t('users.block')}
      isPending={change.isPending}
      onCancel={onClose}
      onConfirm={() => act(change, { isActive: false }, { onSettled: onClose })}
    >
      <p>{t('users.blockText', { name: user.name })}</p>
    </AlertDialog>
  )
}
