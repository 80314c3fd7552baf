import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { attestRound, ReviewOutcome } from '@klantregie/contract'
import type { ReviewDone, ReviewRound } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { PageStates } from '../../../lib/page-states.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button, LinkButton, TextLink } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { Callout, EmptyState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { TextArea } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { doneQuery, useAnswers, useCycleActions } from './reviews.api.ts'
import styles from './reviews.module.css'

/** What a round found, and the declaration of the owner about it. */
export function ReviewResultScreen() {
  const t = useT()
  const { id } = useParams({ from: '/shell/nakijken/$id/uitkomst' })
  const { antwoord } = useSearch({ from: '/shell/nakijken/$id/uitkomst' })
  const done = useQuery(doneQuery(id, antwoord))
  return (
    <PageStates query={done} up={{ label: t('reviews.title'), href: '/nakijken' }}>
      {({ round, items }) => <Result round={round} items={items} outcome={antwoord} />}
    </PageStates>
  )
}

interface ResultProps {
  readonly round: ReviewRound
  readonly items: readonly ReviewDone[]
  readonly outcome: ReviewOutcome | undefined
}

function Result({ round, items, outcome }: ResultProps) {
  const t = useT()
  const format = useFormat()
  const [isAttesting, setAttesting] = useState(false)
  const { attestation } = round
  return (
    <Page width="narrow">
      <PageHeader
        title={round.name}
        lead={t('review.lead', { domain: round.domain.name, date: format.date(round.dueOn) })}
        breadcrumbs={[{ label: t('reviews.title'), href: '/nakijken' }]}
        actions={
          <>
            {round.state === 'open' && round.isForMe && round.figures.left > 0 && (
              <LinkButton href={`/nakijken/${round.id}`}>{t('review.work')}</LinkButton>
            )}
            {round.mayAttest && (
              <Button tone="primary" onPress={() => setAttesting(true)}>
                {t('review.attest')}
              </Button>
            )}
          </>
        }
      />
      {attestation && (
        <section className={styles.statement}>
          <p className={styles.soft}>
            {t('review.statementOf', { name: attestation.by, date: format.dateTime(attestation.at) })}
          </p>
          <blockquote>{attestation.statement}</blockquote>
        </section>
      )}
      <Figures round={round} />
      <Answers round={round} items={items} outcome={outcome} />
      {isAttesting && <AttestDialog round={round} onClose={() => setAttesting(false)} />}
    </Page>
  )
}

const counted = ['right', 'corrected', 'ended', 'skipped', 'left', 'gone', 'total'] as const

function Figures({ round }: { readonly round: ReviewRound }) {
  const t = useT()
  const format = useFormat()
  return (
    <dl className={styles.figures}>
      {counted.map((key) => (
        <div key={key}>
          <dt>{t(`review.count.${key}`)}</dt>
          <dd>{format.number(round.figures[key])}</dd>
        </div>
      ))}
    </dl>
  )
}

const EVERY = 'all'

function Answers({ round, items, outcome }: ResultProps) {
  const t = useT()
  const navigate = useNavigate({ from: '/nakijken/$id/uitkomst' })
  const columns = useColumns(round)
  return (
    <section aria-labelledby="answers" className={styles.part}>
      <h2 id="answers">{t('review.answers')}</h2>
      <Select
        label={t('review.filter')}
        isRequired
        width="medium"
        value={outcome ?? EVERY}
        options={[
          { id: EVERY, label: t('review.filterAll') },
          ...ReviewOutcome.options.map((id) => ({ id, label: t(`review.outcome.${id}`) })),
        ]}
        onChange={(id) => {
          const chosen = ReviewOutcome.safeParse(id)
          void navigate({ search: chosen.success ? { antwoord: chosen.data } : {}, replace: true, resetScroll: false })
        }}
      />
      {items.length === 0 ? (
        <EmptyState title={t('review.answers')}>
          <p>{t('review.answersEmpty')}</p>
        </EmptyState>
      ) : (
        <Table
          label={t('review.answers')}
          columns={columns}
          rows={items}
          rowId={(row) => row.relationId}
          rowName={(row) => row.name}
          isTall
        />
      )}
    </section>
  )
}

function useColumns(round: ReviewRound): readonly Column<ReviewDone>[] {
  const t = useT()
  const format = useFormat()
  const problemText = useProblemText()
  const { takeBack } = useAnswers(round.id)
  const back = (row: ReviewDone) =>
    act(takeBack, row.relationId, {
      onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
      onSuccess: () => showToast({ text: t('review.takenBack', { name: row.name }) }),
    })
  return [
    {
      id: 'relation',
      header: t('review.relation'),
      isRowHeader: true,
      cell: (row) => <TextLink href={`/relaties/${row.relationId}`}>{row.name}</TextLink>,
    },
    {
      id: 'outcome',
      header: t('review.outcome'),
      cell: (row) => (
        <>
          {t(`review.outcome.${row.outcome}`)}
          {row.reason !== null && <span className={styles.soft}> {row.reason}</span>}
        </>
      ),
    },
    { id: 'by', header: t('review.byWhom'), cell: (row) => `${row.by}, ${format.dateTime(row.at)}` },
    {
      id: 'back',
      header: t('review.takeBack'),
      align: 'end',
      cell: (row) =>
        row.isMine &&
        round.state === 'open' && (
          <Button
            size="small"
            tone="quiet"
            aria-label={t('review.takeBackOf', { name: row.name })}
            onPress={() => back(row)}
          >
            {t('review.takeBack')}
          </Button>
        ),
    },
  ]
}

function AttestDialog({ round, onClose }: { readonly round: ReviewRound; readonly onClose: () => void }) {
  const t = useT()
  const { attest } = useCycleActions()
  const { left } = round.figures
  const form = useContractForm({
    schema: attestRound.body,
    initial: { statement: '' },
    toBody: ({ statement }) => ({ statement, left }),
    onSubmit: async (body) => {
      await attest(round.id, body)
      showToast({ text: t('review.attested', { name: round.name }) })
      onClose()
    },
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('review.attestTitle', { name: round.name })}
      isDismissable={!form.isDirty}
    >
      <Form form={form}>
        <p>{t('review.attestText')}</p>
        {left > 0 && (
          <Callout tone="attention" title={t('review.attestLeft', { count: left })}>
            {t('review.attestLeftText')}
          </Callout>
        )}
        <Figures round={round} />
        <TextArea
          {...form.field('statement')}
          autoFocus
          isRequired
          rows={4}
          label={t('review.statement')}
          description={t('review.statementHelp')}
        />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('review.attestSubmit')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
