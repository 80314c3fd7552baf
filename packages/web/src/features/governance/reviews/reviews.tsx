import { useQuery } from '@tanstack/react-query'
import { Ellipsis, Plus } from 'lucide-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { ReviewCycle, ReviewRound } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button, IconButton, LinkButton } from '../../../ui/button.tsx'
import { Page, PageHeader, Row } from '../../../ui/layout.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { EmptyState, ProgressBar, Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { typeNamesQuery } from '../definitions/definitions.api.ts'
import { useAsked } from '../../../lib/use-asked.ts'
import { useT } from '../locale/index.ts'
import { CycleDialog } from './cycle-dialog.tsx'
import { branchNamesQuery, reviewsQuery, useCycleActions } from './reviews.api.ts'
import { doneOf, progressOf } from './reviews.view.ts'
import styles from './reviews.module.css'

type Editing = ReviewCycle | 'new' | null

/** The address asks to plan one: that begins as soon as it is known that this person may. */
function useAskedPlan(mayPlan: boolean, begin: () => void): void {
  const { nieuw: isAsked } = useSearch({ from: '/shell/nakijken' })
  const navigate = useNavigate({ from: '/nakijken' })
  const forget = useCallback(() => void navigate({ search: {}, replace: true }), [navigate])
  useAsked(isAsked === true && mayPlan ? forget : null, begin)
}

/** Rounds that run and ran, and what returns. */
export function ReviewsScreen() {
  const t = useT()
  const reviews = useQuery(reviewsQuery)
  const [editing, setEditing] = useState<Editing>(null)
  const own = reviews.data?.ownDomains ?? []
  useAskedPlan(own.length > 0, () => setEditing('new'))
  const isWaiting = (reviews.data?.rounds ?? []).some(
    ({ state, isForMe, figures }) => state === 'open' && isForMe && figures.left > 0,
  )
  return (
    <Page>
      <PageHeader
        title={t('reviews.title')}
        lead={t('reviews.lead')}
        actions={
          own.length > 0 && (
            // What waits comes first: then planning more is the lesser thing to do.
            <Button
              tone={isWaiting ? 'secondary' : 'primary'}
              icon={<Plus aria-hidden="true" />}
              onPress={() => setEditing('new')}
            >
              {t('reviews.plan')}
            </Button>
          )
        }
      />
      <QueryStates query={reviews}>
        {({ rounds, cycles }) =>
          rounds.length + cycles.length === 0 ? (
            <NothingYet />
          ) : (
            <>
              <OpenRounds rounds={rounds.filter(({ state }) => state !== 'attested')} />
              <Cycles cycles={cycles} onChange={setEditing} />
              <PastRounds rounds={rounds.filter(({ state }) => state === 'attested')} />
            </>
          )
        }
      </QueryStates>
      {editing !== null && (
        <CycleDialog cycle={editing === 'new' ? null : editing} domains={own} onClose={() => setEditing(null)} />
      )}
    </Page>
  )
}

/** Nothing runs and nothing was planned: one explanation says it all. */
function NothingYet() {
  const t = useT()
  return (
    <EmptyState title={t('reviews.cyclesEmpty')} example={t('reviews.cyclesExample')}>
      <p>{t('reviews.cyclesEmptyText')}</p>
    </EmptyState>
  )
}

function OpenRounds({ rounds }: { readonly rounds: readonly ReviewRound[] }) {
  const t = useT()
  return (
    <section aria-labelledby="open-rounds" className={styles.part}>
      <h2 id="open-rounds">{t('reviews.open')}</h2>
      {rounds.length === 0 ? (
        <p className={styles.soft}>
          {t('reviews.openEmpty')}. {t('reviews.openEmptyText')}
        </p>
      ) : (
        <ul className={styles.rounds}>
          {rounds.map((round) => (
            <OpenRound key={round.id} round={round} />
          ))}
        </ul>
      )}
    </section>
  )
}

function OpenRound({ round }: { readonly round: ReviewRound }) {
  const t = useT()
  const format = useFormat()
  const { name, domain, dueOn, isLate, figures, state } = round
  const { done, total } = doneOf(figures)
  return (
    <li className={styles.round}>
      <ProgressBar
        label={`${name} · ${domain.name}`}
        value={state === 'filling' ? null : progressOf(figures)}
        detail={
          state === 'filling'
            ? t('reviews.filling')
            : t('reviews.done', { done: format.number(done), total: format.number(total) })
        }
        timeLeft={
          isLate ? t('reviews.late', { date: format.date(dueOn) }) : `${t('reviews.due')} ${format.date(dueOn)}`
        }
      />
      {state === 'open' && (
        <Row>
          {round.isForMe && figures.left > 0 && (
            <LinkButton tone="primary" href={`/nakijken/${round.id}`} aria-label={t('review.workOf', { name })}>
              {t('review.work')}
            </LinkButton>
          )}
          <LinkButton
            href={`/nakijken/${round.id}/uitkomst`}
            aria-label={round.mayAttest ? t('review.attestOf', { name }) : t('review.resultOf', { name })}
          >
            {round.mayAttest ? t('review.attest') : t('review.result')}
          </LinkButton>
        </Row>
      )}
    </li>
  )
}

interface CyclesProps {
  readonly cycles: readonly ReviewCycle[]
  readonly onChange: (cycle: ReviewCycle) => void
}

function Cycles({ cycles, onChange }: CyclesProps) {
  const t = useT()
  const columns = useCycleColumns(onChange).filter(
    ({ id }) => id !== 'actions' || cycles.some(({ mayChange }) => mayChange),
  )
  if (cycles.length === 0) return null
  return (
    <section aria-labelledby="cycles" className={styles.part}>
      <h2 id="cycles">{t('reviews.cycles')}</h2>
      <Table
        label={t('reviews.cycles')}
        columns={columns}
        rows={cycles}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        isTall
      />
    </section>
  )
}

function useCycleColumns(onChange: (cycle: ReviewCycle) => void): readonly Column<ReviewCycle>[] {
  const t = useT()
  const format = useFormat()
  return [
    { id: 'name', header: t('reviews.name'), isRowHeader: true, cell: (row) => <CycleName cycle={row} /> },
    { id: 'domain', header: t('reviews.domain'), cell: (row) => row.domain },
    { id: 'every', header: t('reviews.every'), cell: (row) => t(`reviews.interval.${row.intervalMonths}`) },
    {
      id: 'next',
      header: t('reviews.next'),
      cell: (row) => (row.isStopped ? <Status>{t('reviews.stopped')}</Status> : format.date(row.nextOn)),
    },
    {
      id: 'workers',
      header: t('reviews.workers'),
      cell: (row) => (row.workers.length === 0 ? t('reviews.everybody') : row.workers.join(', ')),
    },
    {
      id: 'actions',
      header: t('model.actions'),
      align: 'end',
      cell: (row) => row.mayChange && <CycleActions cycle={row} onChange={() => onChange(row)} />,
    },
  ]
}

/** What a cycle is called, and of which types and branches it is when it is not of everything. */
function CycleName({ cycle: { name, typeIds, branchIds } }: { readonly cycle: ReviewCycle }) {
  const t = useT()
  const types = useQuery(typeNamesQuery).data?.items ?? []
  const branches = useQuery(branchNamesQuery).data?.items ?? []
  const chosen = [
    ...types.filter(({ id }) => typeIds.includes(id)),
    ...branches.filter(({ id }) => branchIds.includes(id)),
  ]
  return (
    <span className={styles.cycle}>
      <span dir="auto">{name}</span>
      {chosen.length > 0 && (
        <span className={styles.soft}>{t('reviews.onlyOf', { names: chosen.map((one) => one.name).join(', ') })}</span>
      )}
    </span>
  )
}

function CycleActions({ cycle, onChange }: { readonly cycle: ReviewCycle; readonly onChange: () => void }) {
  const t = useT()
  const problemText = useProblemText()
  const { stop, begin } = useCycleActions()
  const { id, name, isStopped } = cycle
  const onError = (error: unknown) => showToast({ tone: 'danger', text: problemText(error) })
  const more = t('model.more', { name })
  return (
    <span className={styles.actions}>
      {!isStopped && (
        <Button
          size="small"
          aria-label={t('reviews.nowOf', { name })}
          isPending={begin.isPending}
          onPress={() =>
            act(begin, id, { onSuccess: () => showToast({ text: t('reviews.started', { name }) }), onError })
          }
        >
          {t('reviews.now')}
        </Button>
      )}
      <Menu
        label={more}
        trigger={<IconButton size="small" label={more} icon={<Ellipsis aria-hidden="true" />} />}
        onAction={(what) => {
          if (what === 'change') onChange()
          else act(stop, { id, isStopped: !isStopped }, { onError })
        }}
        groups={[
          {
            id: 'cycle',
            title: name,
            items: [
              { id: 'change', label: t('reviews.change') },
              { id: 'stop', label: t(isStopped ? 'reviews.resume' : 'reviews.stop') },
            ],
          },
        ]}
      />
    </span>
  )
}

function PastRounds({ rounds }: { readonly rounds: readonly ReviewRound[] }) {
  const t = useT()
  const format = useFormat()
  if (rounds.length === 0) return null
  return (
    <section aria-labelledby="past-rounds" className={styles.part}>
      <h2 id="past-rounds">{t('reviews.past')}</h2>
      <ul className={styles.rounds}>
        {rounds.map((round) => {
          const { done, total } = doneOf(round.figures)
          return (
            <li key={round.id} className={styles.past}>
              <span>
                {round.name} · {round.domain.name} ·{' '}
                {t('reviews.done', { done: format.number(done), total: format.number(total) })}
                {round.attestation && (
                  <span className={styles.soft}>
                    {' '}
                    {t('reviews.attestedBy', {
                      name: round.attestation.by,
                      date: format.date(round.attestation.at),
                    })}
                  </span>
                )}
              </span>
              <LinkButton
                size="small"
                href={`/nakijken/${round.id}/uitkomst`}
                aria-label={t('review.resultOf', { name: round.name })}
              >
                {t('review.result')}
              </LinkButton>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
