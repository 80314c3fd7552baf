import type { Period } from '@klantregie/contract'
import { useT } from '../locale/index.ts'
import { DayBox, NumberBox, PickOne } from './pieces.tsx'

type Mode = 'ever' | 'last' | 'thisYear' | 'lastYear' | 'yearsAgo' | 'between'

interface PeriodFieldProps {
  readonly period: Period | undefined
  readonly onChange: (period: Period | undefined) => void
  /** Whether it may be left open: at any time. */
  readonly allowsEver?: boolean
}

const MOST = 1200
const MOST_YEARS = 100

/** A stretch of days within a sentence. */
export function PeriodField({ period, onChange, allowsEver = false }: PeriodFieldProps) {
  const t = useT()
  const modes = (['ever', 'last', 'thisYear', 'lastYear', 'yearsAgo', 'between'] as const).filter(
    (mode) => allowsEver || mode !== 'ever',
  )
  return (
    <>
      <PickOne
        label={t('segments.period')}
        value={modeOf(period)}
        options={modes.map((id) => ({ id, label: t(`segments.period.${id}`) }))}
        onChange={(mode) => onChange(fresh(mode))}
      />
      {period?.in === 'last' && <Last period={period} onChange={onChange} />}
      {period?.in === 'calendar_year' && period.yearsAgo > 1 && (
        <>
          <NumberBox
            label={t('segments.period.howManyYears')}
            value={period.yearsAgo}
            min={2}
            max={MOST_YEARS}
            onChange={(yearsAgo) => yearsAgo !== null && onChange({ ...period, yearsAgo })}
          />
          <span>{t('segments.period.ago')}</span>
        </>
      )}
      {period?.in === 'between' && (
        <>
          <DayBox
            label={t('segments.period.from')}
            value={period.from}
            onChange={(from) => onChange({ ...period, from })}
          />
          <span>{t('segments.period.untilWord')}</span>
          <DayBox
            label={t('segments.period.until')}
            value={period.until}
            onChange={(until) => onChange({ ...period, until })}
          />
        </>
      )}
    </>
  )
}

function modeOf(period: Period | undefined): Mode {
  if (period === undefined) return 'ever'
  if (period.in !== 'calendar_year') return period.in
  if (period.yearsAgo > 1) return 'yearsAgo'
  return period.yearsAgo === 0 ? 'thisYear' : 'lastYear'
}

function fresh(mode: Mode): Period | undefined {
  switch (mode) {
    case 'ever':
      return undefined
    case 'last':
      return { in: 'last', count: 12, unit: 'months' }
    case 'thisYear':
      return { in: 'calendar_year', yearsAgo: 0 }
    case 'lastYear':
      return { in: 'calendar_year', yearsAgo: 1 }
    case 'yearsAgo':
      return { in: 'calendar_year', yearsAgo: 2 }
    case 'between':
      return { in: 'between', from: null, until: null }
  }
}

type LastPeriod = Extract<Period, { in: 'last' }>

function Last({ period, onChange }: { readonly period: LastPeriod; readonly onChange: (period: Period) => void }) {
  const t = useT()
  return (
    <>
      <NumberBox
        label={t('segments.period.count')}
        value={period.count}
        min={1}
        max={MOST}
        onChange={(count) => count !== null && onChange({ ...period, count })}
      />
      <PickOne
        label={t('segments.period.unit')}
        value={period.unit}
        options={(['days', 'weeks', 'months', 'years'] as const).map((id) => ({
          id,
          label: t(`segments.unit.${id}`, { count: period.count }),
        }))}
        onChange={(unit) => onChange({ ...period, unit })}
      />
    </>
  )
}
