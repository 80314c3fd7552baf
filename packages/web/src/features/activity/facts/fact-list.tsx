import { useInfiniteQuery } from '@tanstack/react-query'
import { Trash2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { removeFact, restoreFact } from '@klantregie/contract'
import type { Fact } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button, IconButton, TextLink } from '../../../ui/button.tsx'
import { Select } from '../../../ui/select.tsx'
import { Status } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { offeringHref } from '../offering/offering.api.ts'
import { factsQuery, useFactsChanged } from './facts.api.ts'
import styles from './facts.module.css'
import { ReverseDialog } from './reverse-dialog.tsx'
import { useFactText, useMoney } from './words.tsx'

const ALL = 'all'

interface FactListProps {
  readonly relationId: string
  readonly families: readonly { readonly id: string; readonly name: string }[]
}

/** Everything one by one, newest first, with what can be done about it. */
export function FactList({ relationId, families }: FactListProps) {
  const t = useT()
  const [familyId, setFamilyId] = useState<string | null>(null)
  const query = useInfiniteQuery(factsQuery(relationId, familyId))
  const [reversing, setReversing] = useState<Fact | null>(null)
  return (
    <>
      {families.length > 1 && (
        <Select
          label={t('taking.family')}
          isRequired
          width="medium"
          value={familyId ?? ALL}
          options={[
            { id: ALL, label: t('taking.allFamilies') },
            ...families.map(({ id, name }) => ({ id, label: name })),
          ]}
          onChange={(id) => setFamilyId(id === ALL ? null : id)}
        />
      )}
      <QueryStates query={query} shape="text">
        {({ pages }) => (
          <>
            <ul className={styles.lines}>
              {pages
                .flatMap(({ items }) => items)
                .map((fact) => (
                  <FactLine key={fact.id} fact={fact} onReverse={() => setReversing(fact)} />
                ))}
            </ul>
            {query.hasNextPage && (
              <div>
                <Button size="small" isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
                  {t('taking.more')}
                </Button>
              </div>
            )}
          </>
        )}
      </QueryStates>
      {reversing && <ReverseDialog fact={reversing} onClose={() => setReversing(null)} />}
    </>
  )
}

interface FactLineProps {
  readonly fact: Fact
  readonly onReverse: () => void
}

function FactLine({ fact, onReverse }: FactLineProps) {
  const t = useT()
  const money = useMoney()
  const text = useFactText()
  const name = text(fact)
  const particulars = useParticulars()(fact)
  const { offering } = fact
  return (
    <li className={styles.line}>
      <div>
        <div>
          {offering === null ? name : text({ ...fact, offering: null })}
          {offering && (
            <>
              {': '}
              <TextLink quiet href={offeringHref(offering.id)}>
                {offering.title}
              </TextLink>
            </>
          )}
        </div>
        <div className={styles.soft}>
          {fact.isReversed && <Status>{t('taking.isReversed')}</Status>} {particulars.join(' · ')}
        </div>
        {fact.detail?.note !== undefined && <div className={styles.soft}>{fact.detail.note}</div>}
      </div>
      <div className={styles.end}>
        {fact.amountCents !== 0 && <span className={styles.amount}>{money(fact.amountCents, fact.currency)}</span>}
        <Deeds fact={fact} name={name} onReverse={onReverse} />
      </div>
    </li>
  )
}

/** Everything that is known beside what it was and what it brought. */
function useParticulars(): (fact: Fact) => readonly string[] {
  const t = useT()
  const format = useFormat()
  return ({ day, until, genre, branch, priceType, isPeriodicGift, detail, source, by }) => {
    const yearly = detail?.yearlyCents
    return [
      until === null ? format.date(day) : format.period(day, until),
      genre,
      branch,
      priceType,
      isPeriodicGift ? t('taking.periodic') : null,
      yearly === undefined ? null : t('taking.yearly', { amount: format.money(yearly) }),
      source ?? by,
    ].filter((part) => part !== null)
  }
}

function Deeds({ fact, name, onReverse }: FactLineProps & { readonly name: string }) {
  const t = useT()
  const { remove } = useRemoveFact()
  return (
    <>
      {fact.mayReverse && (
        <IconButton
          size="small"
          label={t('taking.reverseOf', { what: name })}
          icon={<Undo2 aria-hidden="true" />}
          onPress={onReverse}
        />
      )}
      {fact.mayRemove && (
        <IconButton
          size="small"
          label={t('taking.removeOf', { what: name })}
          icon={<Trash2 aria-hidden="true" />}
          onPress={() => remove(fact.id)}
        />
      )}
    </>
  )
}

/** What was taken away stays with the server, so that the notice can bring it back. */
function useRemoveFact() {
  const t = useT()
  const changed = useFactsChanged()
  const problemText = useProblemText()
  const run = async (work: Promise<unknown>, text: string, onUndo?: () => void) => {
    try {
      await work
      await changed()
      showToast({ text, ...(onUndo && { onUndo }) })
    } catch (error) {
      showToast({ tone: 'danger', text: problemText(error) })
    }
  }
  const restore = (id: string) => void run(call(restoreFact, { params: { id } }), t('taking.restored'))
  const remove = (id: string) => void run(call(removeFact, { params: { id } }), t('taking.removed'), () => restore(id))
  return { remove }
}
