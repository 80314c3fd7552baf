import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { setContributionWeights } from '@klantregie/contract'
import type { ContributionWeight } from '@klantregie/contract'
import { act } from '../../lib/act.ts'
import { call } from '../../lib/api.ts'
import { useMay } from '../../lib/session.tsx'
import { QueryStates } from '../../lib/query-states.tsx'
import { useFormat, useProblemText } from '../../lib/texts.tsx'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/states.tsx'
import { NumberField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useT } from './locale/index.ts'
import { valueKey, weightsQuery } from './value.api.ts'
import styles from './value.module.css'

/** What is no money and counts all the same: what it is worth is the organisation's own word, and is never added to money. */
export function WeightsPart() {
  const t = useT()
  const may = useMay()
  const weights = useQuery(weightsQuery)
  return (
    <div className={styles.part}>
      <p className={styles.lead}>{t('value.weightsLead')}</p>
      <QueryStates query={weights}>
        {({ items }) =>
          may('segments.value.manage') ? (
            <WeightsForm key={JSON.stringify(items)} items={items} />
          ) : (
            <Weights items={items} />
          )
        }
      </QueryStates>
    </div>
  )
}

function Weights({ items }: { readonly items: readonly ContributionWeight[] }) {
  const t = useT()
  const { money } = useFormat()
  return (
    <dl className={styles.figures}>
      {items.map(({ measure, centsPerUnit }) => (
        <div key={measure}>
          <dt>{t(`value.weight.${measure}`)}</dt>
          <dd>{centsPerUnit === null ? t('value.noWeight') : money(centsPerUnit)}</dd>
        </div>
      ))}
    </dl>
  )
}

const CENTS = 100
const MOST_EUROS = 100_000
const EUROS = { style: 'currency', currency: 'EUR' } as const

function WeightsForm({ items }: { readonly items: readonly ContributionWeight[] }) {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const [chosen, setChosen] = useState(items)
  const deed = useMutation({
    mutationFn: (next: readonly ContributionWeight[]) => call(setContributionWeights, { body: { items: [...next] } }),
  })
  const save = () =>
    act(deed, chosen, {
      onSuccess: () => {
        showToast({ text: t('value.weightsSaved') })
        void cache.invalidateQueries({ queryKey: valueKey })
        void cache.invalidateQueries({ queryKey: ['relations', 'value'] })
      },
    })
  const set = (measure: ContributionWeight['measure'], euros: number) =>
    setChosen(
      chosen.map((one) =>
        one.measure === measure
          ? { measure, centsPerUnit: Number.isNaN(euros) ? null : Math.round(euros * CENTS) }
          : one,
      ),
    )
  return (
    <form
      className={styles.part}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <div className={styles.fields}>
        {chosen.map(({ measure, centsPerUnit }) => (
          <NumberField
            key={measure}
            label={t(`value.weight.${measure}`)}
            value={centsPerUnit === null ? NaN : centsPerUnit / CENTS}
            minValue={0}
            maxValue={MOST_EUROS}
            formatOptions={EUROS}
            onChange={(euros) => set(measure, euros)}
          />
        ))}
      </div>
      {deed.error && <Callout tone="danger">{problemText(deed.error)}</Callout>}
      <div>
        <Button type="submit" tone="primary" isPending={deed.isPending}>
          {t('value.save')}
        </Button>
      </div>
    </form>
  )
}
