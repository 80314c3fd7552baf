import { useQuery } from '@tanstack/react-query'
import type { RelationPage, RelationValue } from '@klantregie/contract'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Callout } from '../../../ui/states.tsx'
import { LapseReasons } from '../lapse-reasons.tsx'
import { useT } from '../locale/index.ts'
import { relationValueQuery } from '../value.api.ts'
import styles from '../value.module.css'

/** On the page of a relation: what it is to us. A chance is never shown as a number: it would be read as a verdict on one person. */
export function RelationValuePanel({ page }: { readonly page: RelationPage }) {
  const t = useT()
  const may = useMay()
  const isReader = may('segments.value.read')
  const found = useQuery({ ...relationValueQuery(page.relation.id), enabled: isReader }).data
  if (!isReader || found === undefined) return null
  const isEmpty = found.families.length === 0 && found.others.length === 0
  if (isEmpty && !found.isWithheld) return null
  return (
    <section aria-labelledby="relation-value" className={styles.card}>
      <h2 id="relation-value">{t('value.title')}</h2>
      {found.isWithheld ? <Callout>{t('value.withheld')}</Callout> : <Told found={found} />}
    </section>
  )
}

function Told({ found }: { readonly found: RelationValue }) {
  const t = useT()
  const { money } = useFormat()
  return (
    <>
      <ul className={styles.lines}>
        {found.families.map((family) => (
          <Family key={family.family.id} value={family} />
        ))}
      </ul>
      <p className={styles.soft}>{t('value.lastYear')}</p>
      <dl className={styles.figures}>
        <div>
          <dt>{t('value.money')}</dt>
          <dd>{money(found.cents)}</dd>
        </div>
        {found.others.map((other) => (
          <Other key={other.measure} other={other} />
        ))}
      </dl>
    </>
  )
}

function Family({ value }: { readonly value: RelationValue['families'][number] }) {
  const t = useT()
  const { family, tier, days, rfm, alive, reasons } = value
  const parts = [
    tier === null ? t('value.notThisYear') : t('value.tierDays', { tier: t(`value.tier.${tier}`), count: days }),
    rfm && t('value.cardScores', { recency: rfm.recency, frequency: rfm.frequency, money: rfm.money }),
    alive && t(`value.cardAlive.${alive}`),
  ]
  return (
    <li>
      <span className={styles.name}>{family.name}</span>
      <span>{parts.filter((part) => part !== null).join(' · ')}</span>
      <LapseReasons reasons={reasons} />
    </li>
  )
}

/** Beside money, with what it is worth by the organisation's own word; never added up. */
function Other({ other }: { readonly other: RelationValue['others'][number] }) {
  const t = useT()
  const { money, number } = useFormat()
  const { measure, amount, centsPerUnit } = other
  return (
    <div>
      <dt>{t(`value.other.${measure}`)}</dt>
      <dd>
        {number(amount)}
        {centsPerUnit !== null && (
          <span className={styles.bound}>
            {t('value.weighed', { each: money(centsPerUnit), together: money(Math.round(amount * centsPerUnit)) })}
          </span>
        )}
      </dd>
    </div>
  )
}
