import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addTeam } from '@klantregie/contract'
import type { Team } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { AlertDialog } from '../../../ui/dialog.tsx'
import { Page, PageHeader, Row } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { teamsQuery, useTeamChanges } from './rights.api.ts'
import { TeamCard } from './team-card.tsx'

/** Groups of colleagues that data owners can give rights to, beside the roles. */
export function TeamsScreen() {
  const t = useT()
  const may = useMay()
  const teams = useQuery(teamsQuery)
  const [leaving, setLeaving] = useState<Team | null>(null)
  const manages = may('admin.user.manage')
  return (
    <Page width="narrow">
      <PageHeader
        title={t('teams.title')}
        lead={t('teams.lead')}
        breadcrumbs={[{ label: t('rights.title'), href: '/rechten' }]}
      />
      <QueryStates query={teams}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('teams.empty')} example={t('teams.example')}>
              <p>{t('teams.emptyText')}</p>
            </EmptyState>
          ) : (
            <div>
              {items.map((team) => (
                <TeamCard key={team.id} team={team} manages={manages} onRemove={() => setLeaving(team)} />
              ))}
            </div>
          )
        }
      </QueryStates>
      {manages && <AddTeam />}
      {leaving && <RemoveTeam team={leaving} onClose={() => setLeaving(null)} />}
    </Page>
  )
}

function AddTeam() {
  const t = useT()
  const { add } = useTeamChanges()
  const form = useContractForm({
    schema: addTeam.body,
    initial: { name: '' },
    fieldOf: { 'admin.team_name_taken': 'name' },
    onSubmit: async ({ name }) => {
      await add.mutateAsync(name)
      form.set('name', '')
      showToast({ text: t('teams.added', { name }) })
    },
  })
  return (
    <Form form={form}>
      <Row align="end">
        <TextField {...form.field('name')} isRequired width="medium" label={t('teams.add')} autoComplete="off" />
        <Button type="submit" tone="primary" isPending={form.isPending}>
          {t('teams.addSubmit')}
        </Button>
      </Row>
    </Form>
  )
}

/** What goes with a team is said before it goes. */
function RemoveTeam({ team, onClose }: { readonly team: Team; readonly onClose: () => void }) {
  const t = useT()
  const format = useFormat()
  const problemText = useProblemText()
  const { remove } = useTeamChanges()
  const confirm = () =>
    act(remove, team.id, {
      onSuccess: () => showToast({ text: t('teams.removed', { name: team.name }) }),
      onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
      onSettled: onClose,
    })
  return (
    <AlertDialog
      isOpen
      onCancel={onClose}
      onConfirm={confirm}
      title={t('teams.removeTitle', { name: team.name })}
      consequences={[
        { label: t('teams.members'), count: format.number(team.members.length) },
        { label: t('teams.domains'), count: format.number(team.domains) },
      ]}
      confirmLabel={t('teams.removeConfirm')}
      isPending={remove.isPending}
    >
      <p>{t('teams.removeText')}</p>
    </AlertDialog>
  )
}
