import { useQuery } from '@tanstack/react-query'
import type { StepPlan } from '@klantregie/contract'
import { useT } from '../locale/index.ts'
import { holdersQuery } from './processes.api.ts'

/** What was agreed about a step, in a few words each. */
export function useStepWords(): (step: StepPlan) => string[] {
  const t = useT()
  const { users = [], teams = [] } = useQuery(holdersQuery).data ?? {}
  const who = ({ who: holder }: StepPlan) => {
    if (holder.by === 'user') return users.find(({ id }) => id === holder.userId)?.name ?? t('editor.by.user')
    if (holder.by === 'team') return teams.find(({ id }) => id === holder.teamId)?.name ?? t('editor.by.team')
    return holder.by === 'role' ? t(`process.role.${holder.role}`) : t(`editor.by.${holder.by}`)
  }
  const due = ({ due: by }: StepPlan) =>
    by.from === 'none' ? null : t('editor.dueWords', { count: by.count, unit: by.unit, from: by.from })
  return (step) =>
    [
      who(step),
      due(step),
      step.isObligatory ? null : t('process.optional'),
      step.question === null ? null : t('editor.hasQuestion'),
      step.fields.length + step.documents.length > 0
        ? t('editor.demandCount', { count: step.fields.length + step.documents.length })
        : null,
    ].filter((part) => part !== null)
}
