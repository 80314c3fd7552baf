import { useQuery } from '@tanstack/react-query'
import type { LifetimeValue, ValueFamily, ValueModel } from '@klantregie/contract'
import { useMay } from '../../../lib/session.tsx'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { Callout, EmptyState } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { segmentHref } from '../segment-href.ts'
import { lifetimeQuery } from '../value.api.ts'
import { Check } from './check.tsx'
import { LapsePart } from './lapse-part.tsx'
import styles from '../value.module.css'

/** What may be expected of relations, only when a model proved itself on what it had not seen; and that proof. */
export function ExpectationPart({ family }: { readonly family: ValueFamily }) {
  const t = useT()
  const lifetime = useQuery(lifetimeQuery(family.id))
  return (
    <div className={styles.part}>
      <p className={styles.lead}>{t('value.expectationLead')}</p>
      <QueryStates query={lifetime}>
        {(found) =>
          found.model === null ? (
            <EmptyState title={t('value.noModel')}>
              <p>{t('value.noModelText')}</p>
            </EmptyState>
          ) : (
            <Shown found={found} model={found.model} />
          )
        }
      </QueryStates>
    </div>
  )
}

function Shown({ found, model }: { readonly found: LifetimeValue; readonly model: ValueModel }) {
  const t = useT()
  const { date, dateTime } = useFormat()
  const fits = model.verdict === 'fits'
  return (
    <>
      <Callout tone={fits ? 'success' : 'attention'} title={t(fits ? 'value.mayShow' : 'value.mayNotShow')}>
        <p>{t(`value.verdict.${model.verdict}`)}</p>
        {fits && model.spendVerdict !== 'fits' && <p>{t(`value.spend.${model.spendVerdict ?? 'none'}`)}</p>}
      </Callout>
      {found.expectations && <Expectations found={found} />}
      {fits && <LapsePart familyId={found.family.id} />}
      <Check model={model} />
      <section aria-labelledby="value-how" className={styles.part}>
        <h2 id="value-how">{t('value.how')}</h2>
        <p className={styles.lead}>{t('value.howText')}</p>
        <p className={styles.lead}>{t('value.howLeftOut')}</p>
        <Parameters model={model} />
        <p className={styles.soft}>{t('value.madeAt', { at: dateTime(model.madeAt), day: date(model.day) })}</p>
      </section>
    </>
  )
}

function Expectations({ found }: { readonly found: LifetimeValue }) {
  const t = useT()
  const may = useMay()
  const { number, money } = useFormat()
  const rows = found.expectations ?? []
  const hasMoney = rows.some(({ cents }) => cents !== null)
  const hrefOf = (alive: (typeof rows)[number]['alive']) =>
    segmentHref({ group: 'all', of: [{ about: 'alive', familyId: found.family.id, oneOf: [alive] }] })
  return (
    <div className={styles.part}>
      <h2 id="value-expected">{t('value.expected')}</h2>
      <p className={styles.lead}>{t('value.expectedHelp')}</p>
      <div className={styles.scroll} role="region" tabIndex={0} aria-labelledby="value-expected">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('value.comesBack')}</th>
              <th scope="col">{t('value.relations')}</th>
              <th scope="col">{t('value.expectedTimes')}</th>
              {hasMoney && <th scope="col">{t('value.expectedMoney')}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ alive, relations, repeats, cents }) => (
              <tr key={alive}>
                <th scope="row">
                  {may('segments.segment.read') ? (
                    <TextLink href={hrefOf(alive)}>{t(`value.alive.${alive}`)}</TextLink>
                  ) : (
                    t(`value.alive.${alive}`)
                  )}
                </th>
                <td>{number(relations)}</td>
                <td>{number(Math.round(repeats))}</td>
                {hasMoney && <td>{cents === null ? '–' : money(Math.round(cents / 100) * 100)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

/** For whoever wants to check it elsewhere: the numbers of the models, under the names of the papers. */
function Parameters({ model }: { readonly model: ValueModel }) {
  const t = useT()
  const { number } = useFormat()
  const { r, alpha, a, b } = model.repeats
  const round = (value: number) => number(Number(value.toPrecision(4)))
  return (
    <ul className={styles.plain}>
      {model.learned && (
        <li>
          {t('value.learned', {
            relations: number(model.learned.relations),
            repeaters: number(model.learned.repeaters),
          })}
        </li>
      )}
      <li>{`BG/NBD: r ${round(r)} · α ${round(alpha)} · a ${round(a)} · b ${round(b)}`}</li>
      {model.spend && (
        <li>
          {`gamma-gamma: p ${round(model.spend.p)} · q ${round(model.spend.q)} · v ${round(model.spend.v)} · `}
          {t('value.correlation', { correlation: number(Math.round(model.spend.correlation * 100) / 100) })}
        </li>
      )}
    </ul>
  )
}
