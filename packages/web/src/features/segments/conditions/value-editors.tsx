import type { ScoreRange } from '@klantregie/contract'
import { useT } from '../locale/index.ts'
import type { EditorProps } from './choice-editors.tsx'
import { PeriodField } from './period-field.tsx'
import { Line, PickMany, PickOne } from './pieces.tsx'

const tiers = ['passant', 'participant', 'core'] as const
const classes = ['likely', 'unsure', 'unlikely'] as const
const measures = ['recency', 'frequency', 'money'] as const
const scores = [1, 2, 3, 4, 5] as const

/** The words for a scale of one's own: those who are chosen keep the order of the scale. */
function useThings<Id extends string>(ids: readonly Id[], nameOf: (id: Id) => string) {
  return ids.map((id) => ({ id, name: nameOf(id), isRetired: false }))
}

function Family({
  condition,
  onChange,
  model,
}: Pick<EditorProps<'tier' | 'rfm' | 'alive'>, 'condition' | 'onChange' | 'model'>) {
  const t = useT()
  return (
    <PickOne
      label={t('segments.activity.family')}
      value={condition.familyId}
      options={model.families.map(({ id, name }) => ({ id, label: name }))}
      onChange={(familyId) => onChange({ ...condition, familyId })}
    />
  )
}

export function TierEditor({ condition, onChange, model, say }: EditorProps<'tier'>) {
  const t = useT()
  const things = useThings(tiers, (tier) => t(`say.tier.${tier}`))
  return (
    <Line>
      <span>{t('segments.tier.before')}</span>
      <PickMany
        label={t('segments.about.tier')}
        value={condition.oneOf}
        things={things}
        say={say}
        onChange={(ids) => onChange({ ...condition, oneOf: tiers.filter((tier) => ids.includes(tier)) })}
      />
      <span>{t('segments.tier.of')}</span>
      <Family condition={condition} onChange={onChange} model={model} />
      <PeriodField period={condition.period} onChange={(period) => period && onChange({ ...condition, period })} />
    </Line>
  )
}

export function AliveEditor({ condition, onChange, model, say }: EditorProps<'alive'>) {
  const t = useT()
  const things = useThings(classes, (alive) => t(`say.alive.${alive}`))
  return (
    <Line>
      <span>{t('segments.alive.before')}</span>
      <PickMany
        label={t('segments.about.alive')}
        value={condition.oneOf}
        things={things}
        say={say}
        onChange={(ids) => onChange({ ...condition, oneOf: classes.filter((alive) => ids.includes(alive)) })}
      />
      <span>{t('segments.alive.of')}</span>
      <Family condition={condition} onChange={onChange} model={model} />
    </Line>
  )
}

export function RfmEditor({ condition, onChange, model }: EditorProps<'rfm'>) {
  const t = useT()
  const set = (measure: (typeof measures)[number], range: ScoreRange | undefined) => {
    const { [measure]: _before, ...rest } = condition
    onChange({ ...rest, ...(range && { [measure]: range }) })
  }
  return (
    <Line>
      <span>{t('segments.rfm.before')}</span>
      <Family condition={condition} onChange={onChange} model={model} />
      {measures.map((measure) => (
        <PickOne
          key={measure}
          label={t(`segments.rfm.${measure}`)}
          value={idOf(condition[measure])}
          options={rangeIds.map((id) => ({ id, label: `${t(`segments.rfm.${measure}`)}: ${rangeText(t, id)}` }))}
          onChange={(id) => set(measure, rangeOf(id))}
        />
      ))}
    </Line>
  )
}

/** "3-5"; nothing for whatever it is. */
function idOf(range: ScoreRange | undefined): string {
  return range === undefined ? 'any' : `${range.from}-${range.to}`
}

const rangeIds: readonly string[] = [
  'any',
  ...scores.flatMap((from) => scores.filter((to) => to >= from).map((to) => `${from}-${to}`)),
]

function rangeOf(id: string): ScoreRange | undefined {
  const [from, to] = id.split('-').map(Number)
  return from === undefined || to === undefined ? undefined : { from, to }
}

function rangeText(t: ReturnType<typeof useT>, id: string): string {
  const range = rangeOf(id)
  if (range === undefined) return t('segments.rfm.any')
  return range.from === range.to ? String(range.from) : t('say.score.between', range)
}
