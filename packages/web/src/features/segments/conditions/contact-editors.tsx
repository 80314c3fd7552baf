import { useQuery } from '@tanstack/react-query'
import type { Condition } from '@klantregie/contract'
import { roundsQuery } from '../segments.api.ts'
import { useT } from '../locale/index.ts'
import type { EditorProps } from './choice-editors.tsx'
import { PeriodField } from './period-field.tsx'
import { Line, PickMany, PickOne } from './pieces.tsx'

type Channel = EditorProps<'may'>['condition']['channel']
const channels = ['email', 'phone', 'post', 'sms', 'in_person'] as const satisfies readonly Channel[]

/** What the purpose uses is offered; a channel that it uses no more stays readable. */
export function MayEditor({ condition, onChange, model }: EditorProps<'may'>) {
  const t = useT()
  const purpose = model.purposes.find(({ id }) => id === condition.purposeId)
  const used = channels.filter((channel) => purpose === undefined || purpose.channels.includes(channel))
  return (
    <Line>
      <span>{t('segments.may.before')}</span>
      <PickOne
        label={t('segments.may.purpose')}
        value={condition.purposeId}
        options={model.purposes
          .filter(({ id, isRetired }) => !isRetired || id === condition.purposeId)
          .map(({ id, name }) => ({ id, label: name }))}
        onChange={(purposeId) => {
          const its = model.purposes.find(({ id }) => id === purposeId)?.channels ?? []
          const channel = its.includes(condition.channel) ? condition.channel : (its[0] ?? condition.channel)
          onChange({ ...condition, purposeId, channel })
        }}
      />
      <PickOne
        label={t('segments.may.channel')}
        value={condition.channel}
        options={channels
          .filter((channel) => used.includes(channel) || channel === condition.channel)
          .map((id) => ({ id, label: t(`segments.channel.${id}`) }))}
        onChange={(channel) => onChange({ ...condition, channel })}
      />
    </Line>
  )
}

type Approach = Extract<Condition, { about: 'approach' }>
interface Change {
  readonly purposeIds?: string[]
  readonly roundId?: string | null
  readonly period?: Approach['period'] | null
}

export function ApproachEditor({ condition, onChange, model, say }: EditorProps<'approach'>) {
  const t = useT()
  const rounds = useQuery(roundsQuery).data?.items ?? []
  const { purposeIds = [], roundId } = condition
  const set = (change: Change) => onChange(changed(condition, change))
  return (
    <Line>
      <PickOne
        label={t('segments.about.approach')}
        value={condition.state}
        options={(['made', 'planned'] as const).map((id) => ({ id, label: t(`segments.approach.${id}`) }))}
        onChange={(state) => onChange({ ...condition, state })}
      />
      <PickMany
        label={t('segments.approach.purposes')}
        value={purposeIds}
        things={model.purposes}
        say={say}
        whenNone={t('segments.approach.everyPurpose')}
        onChange={(ids) => set({ purposeIds: ids })}
      />
      <PickOne
        label={t('segments.approach.round')}
        value={roundId ?? 'every'}
        options={[
          { id: 'every', label: t('segments.approach.everyRound') },
          ...rounds.map(({ id, name }) => ({ id, label: name })),
        ]}
        onChange={(id) => set({ roundId: id === 'every' ? null : id })}
      />
      <PeriodField period={condition.period} allowsEver onChange={(period) => set({ period: period ?? null })} />
    </Line>
  )
}

/** What is not narrowed is left out. */
function changed({ state, ...before }: Approach, change: Change): Approach {
  const purposeIds = change.purposeIds ?? before.purposeIds ?? []
  const roundId = change.roundId === undefined ? before.roundId : (change.roundId ?? undefined)
  const period = change.period === undefined ? before.period : (change.period ?? undefined)
  return {
    about: 'approach',
    state,
    ...(purposeIds.length > 0 && { purposeIds }),
    ...(roundId !== undefined && { roundId }),
    ...(period !== undefined && { period }),
  }
}
