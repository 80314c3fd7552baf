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

type Contribution = z.output<typeof getContribution.response>

/** On the page of a relation: what it took part in and what it brought, and all of it one by one. */
export function ContributionPanel({ page, onBegun }: ContributionPanelProps) {
  const may = useMay()
  const isReader = may('activity.fact.read')
  const found = useQuery({ ...contributionQuery(page.relation.id), enabled: isReader }).data
  if (!isReader || found === undefined) return null
  const mayAdd = found.mayAdd && page.mayWrite && !page.isArchived
  if (found.families.length === 0 && !mayAdd && !found.isWithheld) return null
  return <Shown relation={page.relation} found={found} mayAdd={mayAdd} onBegun={onBegun} />
}

interface ShownProps extends Pick<ContributionPanelProps, 'onBegun'> {
  readonly relation: RelationPage['relation']
  readonly found: Contribution
  readonly mayAdd: boolean
}

function Shown({ relation, found, mayAdd, onBegun }: ShownProps) {
  const t = useT()
  const [isAdding, setAdding] = useState(false)
  useAsked(mayAdd ? onBegun : null, () => setAdding(true))
  return (
    <section aria-labelledby="contribution" className={styles.panel}>
      <div className={styles.head}>
        <h2 id="contribution">{t('taking.title')}</h2>
        {mayAdd && (
          <Button size="small" icon={<Plus aria-hidden="true" />} onPress={() => setAdding(true)}>
            {t('taking.add')}
          </Button>
        )}
      </div>
      {found.isWithheld && <Callout>{t('taking.withheld')}</Callout>}
      {found.families.length > 0 && (
        <>
          <Sums found={found} />
          <OneByOne relationId={relation.id} found={found} />
        </>
      )}
      {found.families.length === 0 && !found.isWithheld && <p className={styles.soft}>{t('taking.none')}</p>}
      {isAdding && <AddFactDialog relation={relation} onClose={() => setAdding(false)} />}
    </section>
  )
}

function OneByOne({ relationId, found }: { readonly relationId: string; readonly found: Contribution }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <div>
        <Button size="small" tone="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {t(isOpen ? 'taking.hideAll' : 'taking.showAll')}
        </Button>
      </div>
      {isOpen && <FactList relationId={relationId} families={found.families.map(({ family }) => family)} />}
    </>
  )
}

function Sums({ found }: { readonly found: Contribution }) {
  const t = useT()
  const format = useFormat()
  return (
    <>
      <ul className={styles.sums}>
        {found.families.map((sum) => (
          <Sum key={sum.family.id} sum={sum} />
        ))}
      </ul>
      {found.givingWeight && (
        <p className={styles.soft}>
          {t('taking.weight', {
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
    t('taking.times', { count: sum.times }),
    sum.timesThisYear > 0 && sum.timesThisYear < sum.times ? t('taking.thisYear', { count: sum.timesThisYear }) : null,
    sum.minutes > 0 ? t('taking.hours', { hours: format.number(sum.minutes / MINUTES) }) : null,
    sum.lastDay === null ? null : t('taking.last', { day: format.date(sum.lastDay) }),
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
