import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { FamilySum, getContribution, RelationPage } from '@klantregie/contract'
import type { z } from 'zod'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { useAsked } from '../../../lib/use-asked.ts'
import { Button } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { AddFactDialog } from './add-fact-dialog.tsx'
import { FactList } from './fact-list.tsx'
import { contributionQuery } from './facts.api.ts'
import styles from './facts.module.css'
import { useMoney } from './words.tsx'

interface ContributionPanelProps {
  readonly page: RelationPage
  /** Asked for by the address; see `useAsked`. */
  readonly onBegun: (() => void) | null
}

/** On the page of a relation: what it took part in and what it brought, and all of it one by one. */
export function ContributionPanel({ page, onBegun }: ContributionPanelProps) {
  const t = useT()
  const may = useMay()
  const [isAdding, setAdding] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const isReader = may('activity.fact.read')
  const { id } = page.relation
  const found = useQuery({ ...contributionQuery(id), enabled: isReader }).data
  const mayAdd = found?.mayAdd === true && page.mayWrite && !page.isArchived
  useAsked(mayAdd ? onBegun : null, () => setAdding(true))
  if (!isReader || found === undefined) return null
  const isEmpty = found.families.length === 0
  if (isEmpty && !mayAdd && !found.isWithheld) return null
  return (
    <section aria-labelledby="contribution" className={styles.panel}>
      <div className={styles.head}>
        <h2 id="contribution">{t('fact.title')}</h2>
        {mayAdd && (
          <Button size="small" icon={<Plus aria-hidden="true" />} onPress={() => setAdding(true)}>
            {t('fact.add')}
          </Button>
        )}
      </div>
      {found.isWithheld && <Callout>{t('fact.withheld')}</Callout>}
      {isEmpty && !found.isWithheld && <p className={styles.soft}>{t('fact.none')}</p>}
      <Sums found={found} />
      {!isEmpty && (
        <div>
          <Button size="small" tone="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {t(isOpen ? 'fact.hideAll' : 'fact.showAll')}
          </Button>
        </div>
      )}
      {isOpen && <FactList relationId={id} families={found.families.map(({ family }) => family)} />}
      {isAdding && <AddFactDialog relation={page.relation} onClose={() => setAdding(false)} />}
    </section>
  )
}

function Sums({ found }: { readonly found: z.output<typeof getContribution.response> }) {
  const t = useT()
  const format = useFormat()
  if (found.families.length === 0) return null
  return (
    <>
      <ul className={styles.sums}>
        {found.families.map((sum) => (
          <Sum key={sum.family.id} sum={sum} />
        ))}
      </ul>
      {found.givingWeight && (
        <p className={styles.soft}>
          {t('fact.weight', {
            given: format.money(found.givingWeight.givenCents),
            weighed: format.money(found.givingWeight.weighedCents),
          })}
        </p>
      )}
    </>
  )
}

const MINUTES = 60

/** Below the name how often and when last; at the end of the line what it brought. */
function Sum({ sum }: { readonly sum: FamilySum }) {
  const t = useT()
  const format = useFormat()
  const money = useMoney()
  const parts = [
    t('fact.times', { count: sum.times }),
    sum.timesThisYear > 0 && sum.timesThisYear < sum.times ? t('fact.thisYear', { count: sum.timesThisYear }) : null,
    sum.minutes > 0 ? t('fact.hours', { hours: format.number(sum.minutes / MINUTES) }) : null,
    sum.lastDay === null ? null : t('fact.last', { day: format.date(sum.lastDay) }),
  ]
  return (
    <li>
      <div>
        <div>{sum.family.name}</div>
        <div className={styles.soft}>{parts.filter((part) => part !== null).join(' · ')}</div>
      </div>
      <div className={styles.amount}>{sum.amounts.map(({ cents, currency }) => money(cents, currency)).join(', ')}</div>
    </li>
  )
}
