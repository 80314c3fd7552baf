import { useState } from 'react'
import { useT } from '../locale/index.ts'
import type { EditorProps } from './choice-editors.tsx'
import { PeriodField } from './period-field.tsx'
import { Line, NumberBox, PickMany, PickOne } from './pieces.tsx'

type Compare = 'atLeast' | 'atMost' | 'exactly' | 'between'
type Amount = { readonly atLeast: number | null; readonly atMost: number | null }

/** Cents; a limit of the contract. */
const MOST = 1_000_000_000_00
const MOST_TIMES = 1_000_000

export function ActivityEditor({ condition, onChange, model, say }: EditorProps<'activity'>) {
  const t = useT()
  const { genreIds = [], branchIds = [], period: _period, genreIds: _genres, branchIds: _branches, ...rest } = condition
  const slice = (next: { genres?: string[]; branches?: string[]; period?: typeof condition.period | 'ever' }) => {
    const genres = next.genres ?? genreIds
    const branches = next.branches ?? branchIds
    const period = next.period === 'ever' ? undefined : (next.period ?? condition.period)
    onChange({
      ...rest,
      ...(period !== undefined && { period }),
      ...(genres.length > 0 && { genreIds: genres }),
      ...(branches.length > 0 && { branchIds: branches }),
    })
  }
  return (
    <Line>
      <span>{t('segments.activity.before')}</span>
      <AmountFields condition={condition} onChange={onChange} />
      <span>{t('segments.activity.at')}</span>
      <FamilyChoice
        familyId={condition.familyId}
        model={model}
        onChange={(familyId) => onChange({ ...condition, familyId })}
      />
      <PeriodField period={condition.period} allowsEver onChange={(period) => slice({ period: period ?? 'ever' })} />
      <PickMany
        label={t('segments.activity.genres')}
        value={genreIds}
        things={model.genres}
        say={say}
        whenNone={t('segments.activity.everyGenre')}
        onChange={(genres) => slice({ genres })}
      />
      <PickMany
        label={t('segments.activity.branches')}
        value={branchIds}
        things={model.branches}
        say={say}
        whenNone={t('segments.activity.everyBranch')}
        onChange={(branches) => slice({ branches })}
      />
    </Line>
  )
}

interface FamilyChoiceProps extends Pick<EditorProps<'activity'>, 'model'> {
  readonly familyId: string
  readonly onChange: (id: string) => void
}

function FamilyChoice({ familyId, model, onChange }: FamilyChoiceProps) {
  const t = useT()
  return (
    <PickOne
      label={t('segments.activity.family')}
      value={familyId}
      options={model.families.map(({ id, name }) => ({ id, label: name }))}
      onChange={onChange}
    />
  )
}

function compareOf({ atLeast, atMost }: Amount): Compare {
  if (atLeast !== null && atMost !== null) return atLeast === atMost ? 'exactly' : 'between'
  return atMost === null ? 'atLeast' : 'atMost'
}

function AmountFields({ condition, onChange }: Pick<EditorProps<'activity'>, 'condition' | 'onChange'>) {
  const t = useT()
  const { measure, atLeast, atMost } = condition
  const [chosen, setChosen] = useState<Compare>(compareOf(condition))
  // "Between 2 and 2" on the way to "between 2 and 25" stays a between; what came from elsewhere says itself what it is.
  const derived = compareOf(condition)
  const compare =
    chosen === 'between' && derived === 'exactly' ? 'between' : atLeast === null && atMost === null ? chosen : derived
  const isMoney = measure === 'money'
  const limits = isMoney ? { min: -MOST, max: MOST, isMoney } : { min: 0, max: MOST_TIMES }
  const set = (amount: Amount) => onChange({ ...condition, ...amount })
  const choose = (next: Compare) => {
    setChosen(next)
    set(amountFor(next, atLeast ?? atMost))
  }
  const least = compare === 'atMost' ? atMost : atLeast
  return (
    <>
      <PickOne
        label={t('segments.compare')}
        value={compare}
        options={(['atLeast', 'atMost', 'exactly', 'between'] as const).map((id) => ({
          id,
          label: t(`segments.compare.${id}`),
        }))}
        onChange={choose}
      />
      <NumberBox
        label={t(compare === 'between' ? 'segments.amount.from' : 'segments.amount')}
        value={least}
        {...limits}
        onChange={(value) => set(compare === 'between' ? { atLeast: value, atMost } : amountFor(compare, value))}
      />
      {compare === 'between' && (
        <>
          <span>{t('segments.amount.and')}</span>
          <NumberBox
            label={t('segments.amount.to')}
            value={atMost}
            {...limits}
            onChange={(value) => set({ atLeast, atMost: value })}
          />
        </>
      )}
      <PickOne
        label={t('segments.measure')}
        value={measure}
        options={(['days', 'orders', 'quantity', 'money'] as const).map((id) => ({
          id,
          label: t(`segments.measure.${id}`, { count: least ?? 2 }),
        }))}
        onChange={(next) => onChange({ ...condition, ...rescaled(condition, next === 'money'), measure: next })}
      />
    </>
  )
}

function amountFor(compare: Compare, value: number | null): Amount {
  switch (compare) {
    case 'atLeast':
      return { atLeast: value, atMost: null }
    case 'atMost':
      return { atLeast: null, atMost: value }
    case 'exactly':
      return { atLeast: value, atMost: value }
    case 'between':
      return { atLeast: value, atMost: value === null ? null : value + 1 }
  }
}

/** "At least 2 times" becomes "at least 2 euros", not 2 cents; and the other way round. */
function rescaled({ measure, atLeast, atMost }: EditorProps<'activity'>['condition'], toMoney: boolean): Amount {
  if ((measure === 'money') === toMoney) return { atLeast, atMost }
  const scale = (value: number | null) => {
    if (value === null) return null
    return toMoney ? value * 100 : Math.max(0, Math.round(value / 100))
  }
  return { atLeast: scale(atLeast), atMost: scale(atMost) }
}

export function FirstActivityEditor({ condition, onChange, model }: EditorProps<'first_activity'>) {
  const t = useT()
  return (
    <Line>
      <span>{t('segments.first.before')}</span>
      <FamilyChoice
        familyId={condition.familyId}
        model={model}
        onChange={(familyId) => onChange({ ...condition, familyId })}
      />
      <PeriodField period={condition.period} onChange={(period) => period && onChange({ ...condition, period })} />
    </Line>
  )
}

export function AddedEditor({ condition, onChange }: EditorProps<'added'>) {
  const t = useT()
  return (
    <Line>
      <span>{t('segments.added.before')}</span>
      <PeriodField period={condition.period} onChange={(period) => period && onChange({ ...condition, period })} />
    </Line>
  )
}
