import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import type { User } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useSession } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { usersQuery } from '../admin.api.ts'
import { useT } from '../locale/index.ts'
import { Invitations } from './invitations.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { BlockDialog, UserActions } from './user-actions.tsx'

export function UsersScreen() {
  const t = useT()
  const users = useQuery(usersQuery)
  const { invite = false } = useSearch({ from: '/shell/admin/users' })
  const navigate = useNavigate({ from: '/admin/users' })
  const [blocking, setBlocking] = useState<User | null>(null)
  const columns = useColumns(setBlocking)
  const showInvite = (open: boolean) => void navigate({ search: open ? { invite: true } : {} })
  return (
    <Page>
      <PageHeader
        title={t('users.title')}
        lead={t('users.lead')}
        breadcrumbs={[{ label: t('nav.admin'), href: '/admin' }]}
        actions={
          <Button tone="primary" icon={<UserPlus aria-hidden="true" />} onPress={() => showInvite(true)}>
            {t('users.invite')}
          </Button>
        }
      />
      <QueryStates query={users}>
        {({ items }) => (
          <Table
            label={t('users.list')}
            columns={columns}
            rows={items}
            rowId={(row) => row.id}
            rowName={(row) => row.name}
          />
        )}
      </QueryStates>
      <Invitations />
      {invite && <InviteDialog onClose={() => showInvite(false)} />}
      {blocking && <BlockDialog user={blocking} onClose={() => setBlocking(null)} />}
    </Page>
  )
}

function useColumns(onBlock: (user: User) => void): readonly Column<User>[] {
  const t = useT()
  const format = useFormat()
  const me = useSession().user.id
  return [
    {
      id: 'name',
      header: t('field.name'),
      isRowHeader: true,
      cell: (user) => (user.id === me ? `${user.name} (${t('users.you')})` : user.name),
    },
    { id: 'email', header: t('field.email'), cell: (user) => user.email },
    { id: 'role', header: t('field.role'), cell: (user) => t(`role.${user.role}`) },
    {
      id: 'factor',
      header: t('users.factor'),
      cell: (user) => (user.hasSecondFactor ? t('users.yes') : t('users.no')),
    },
    {
      id: 'lastSeen',
      header: t('users.lastSeen'),
      cell: (user) => (user.lastSeenAt === null ? t('users.never') : format.relative(user.lastSeenAt)),
    },
    {
      id: 'state',
      header: t('users.state'),
      cell: (user) => (
        <Status tone={user.isActive ? 'success' : 'neutral'}>
          {user.isActive ? t('users.active') : t('users.inactive')}
        </Status>
      ),
    },
    {
      id: 'actions',
      header: t('users.actions'),
      align: 'end',
      cell: (user) => <UserActions user={user} onBlock={() => onBlock(user)} />,
    },
  ]
}
