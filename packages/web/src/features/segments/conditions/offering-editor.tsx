import { useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { useT } from '../locale/index.ts'
import { foundOfferingsQuery, offeringQuery } from '../segments.api.ts'
import type { EditorProps } from './choice-editors.tsx'
import { PeriodField } from './period-field.tsx'
import { Line, NumberBox, PickMany } from './pieces.tsx'

const TYPING_PAUSE_MS = 150
const MOST_TIMES = 1000

/** What is offered is too much to list: the server finds it by what is typed. */
export function OfferingEditor({ condition, onChange, say }: EditorProps<'offering'>) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const found = useQuery(foundOfferingsQuery(useDebounced(typed.trim(), TYPING_PAUSE_MS))).data?.items ?? []
  const chosen = useQueries({ queries: condition.ids.map(offeringQuery) })
  const things = [
    ...condition.ids.flatMap((id, at) => {
      const one = chosen[at]
      const name = one?.data?.values.title ?? (one?.isPending === true ? '…' : undefined)
      return name === undefined ? [] : [{ id, name, isRetired: false }]
    }),
    ...found
      .filter(({ id }) => !condition.ids.includes(id))
      .map(({ id, title, kind }) => ({ id, name: `${title} (${t(`segments.offering.${kind}`)})`, isRetired: false })),
  ]
  const { period: _period, ...rest } = condition
  return (
    <Line>
      <span>{t('segments.offering.before')}</span>
      <NumberBox
        label={t('segments.offering.times')}
        value={condition.atLeast}
        min={1}
        max={MOST_TIMES}
        onChange={(atLeast) => atLeast !== null && onChange({ ...condition, atLeast })}
      />
      <span>{t('segments.offering.at', { count: condition.atLeast })}</span>
      <PickMany
        label={t('segments.about.offering')}
        value={condition.ids}
        things={things}
        say={say}
        onSearch={setTyped}
        onChange={(ids) => onChange({ ...condition, ids })}
      />
      <PeriodField
        period={condition.period}
        allowsEver
        onChange={(period) => onChange({ ...rest, ...(period !== undefined && { period }) })}
      />
    </Line>
  )
}
