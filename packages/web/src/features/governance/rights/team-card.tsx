import { useQuery } from '@tanstack/react-query'
import type { Team } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip, ChipList } from '../../../ui/chip.tsx'
import { InlineEdit } from '../../../ui/inline-edit.tsx'
import type { SaveResult } from '../../../ui/inline-edit.view.ts'
import { Select } from '../../../ui/select.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { membersQuery, teamsQuery, useTeamChanges } from './rights.api.ts'
import styles from './rights.module.css'

interface TeamCardProps {
  readonly team: Team
  readonly manages: boolean
  readonly onRemove: () => void
}

/** One team: its name, who is in it, and what data owners gave it. */
export function TeamCard({ team, manages, onRemove }: TeamCardProps) {
  const t = useT()
  const { rename, setMembers, isPending } = useTeam(team)
  const memberIds = team.members.map(({ id }) => id)
  return (
    <section className={styles.team} aria-label={team.name}>
      <div className={styles.teamHead}>
        <h2>{manages ? <InlineEdit label={t('teams.name')} value={team.name} onSave={rename} /> : team.name}</h2>
        {manages && (
          <Button size="small" tone="quiet" isDisabled={isPending} onPress={onRemove}>
            {t('teams.remove')}
          </Button>
        )}
      </div>
      <p className={styles.soft}>
        {t(team.domains === 0 ? 'teams.noDomains' : 'teams.inDomains', { count: team.domains })}
      </p>
      {team.members.length === 0 ? (
        <p className={styles.soft}>{t('teams.nobody')}</p>
      ) : (
        <ChipList label={t('teams.members')}>
          {team.members.map(({ id, name, isActive }) => (
            <Chip
              key={id}
              isPast={!isActive}
              {...(manages && {
                removeLabel: t('teams.takeOut', { name, team: team.name }),
                onRemove: () => setMembers(memberIds.filter((one) => one !== id)),
              })}
            >
              {name}
            </Chip>
          ))}
        </ChipList>
      )}
      {manages && <AddMember team={team} onAdd={(id) => setMembers([...memberIds, id])} />}
    </section>
  )
}

function AddMember({ team, onAdd }: { readonly team: Team; readonly onAdd: (userId: string) => void }) {
  const t = useT()
  const users = useQuery(membersQuery).data?.items ?? []
  const others = users.filter(({ id, isActive }) => isActive && !team.members.some((member) => member.id === id))
  if (others.length === 0) return null
  return (
    <Select
      key={team.members.length}
      label={t('teams.addMember', { team: team.name })}
      width="medium"
      isRequired
      placeholder={t('teams.choose')}
      value={null}
      options={others.map(({ id, name }) => ({ id, label: name }))}
      onChange={onAdd}
    />
  )
}

/** Changes count at once; a refusal (nobody would be left) is told and nothing changes. */
function useTeam(team: Team) {
  const t = useT()
  const problemText = useProblemText()
  const { update } = useTeamChanges()
  const { refetch } = useQuery(teamsQuery)
  const setMembers = (memberIds: string[]) =>
    act(
      update,
      { id: team.id, memberIds },
      {
        onSuccess: () => showToast({ text: t('teams.saved', { team: team.name }) }),
        onError: (error) => {
          showToast({ tone: 'danger', text: problemText(error) })
          void refetch()
        },
      },
    )
  const rename = async (name: string): Promise<SaveResult> => {
    try {
      await update.mutateAsync({ id: team.id, name })
      return { state: 'saved' }
    } catch (error) {
      return { state: 'error', message: problemText(error) }
    }
  }
  return { rename, setMembers, isPending: update.isPending }
}
