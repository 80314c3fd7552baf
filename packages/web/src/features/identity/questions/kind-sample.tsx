import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { acceptQuestionClass } from '@klantregie/contract'
import type { Question } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { isProblem } from '../../../lib/problem.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { AlertDialog } from '../../../ui/dialog.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { Callout, EmptyState } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { kindsHref, questionsOfKindHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { Comparison } from './comparison.tsx'
import { useEvidenceWords } from './evidence.ts'
import { kindsQuery, questionsKey, sampleQuery } from './questions.api.ts'
import styles from './kinds.module.css'

interface Sample {
  readonly token: string
  readonly open: number
  readonly items: readonly Question[]
}

/** Some pairs of one kind, and the choice that follows from them. */
export function KindSampleScreen() {
  const t = useT()
  const words = useEvidenceWords()
  const { class: kind = '' } = useSearch({ from: '/shell/possible-duplicates/kinds/sample' })
  const sample = useQuery(sampleQuery(kind))
  const kinds = useQuery(kindsQuery).data?.items
  const codes = kinds?.find((one) => one.class === kind)?.codes
  const line = codes ? words.ofKind(codes) : sample.data?.items[0] && words.ofPair(sample.data.items[0].evidence)
  const crumbs = [{ label: t('kinds.title'), href: kindsHref }]
  return (
    <Page>
      <PageHeader
        title={t('sample.title')}
        lead={line && <span className={styles.kind}>{line}</span>}
        breadcrumbs={crumbs}
      />
      <QueryStates query={sample} shape="text">
        {(found) =>
          found.items.length === 0 ? (
            <EmptyState title={t('sample.none')} action={<LinkButton href={kindsHref}>{t('kinds.title')}</LinkButton>}>
              {null}
            </EmptyState>
          ) : (
            <>
              <p className={styles.shown}>{t('sample.lead', { shown: found.items.length, open: found.open })}</p>
              <Pairs items={found.items} />
              <Decide key={found.token} kind={kind} sample={found} />
            </>
          )
        }
      </QueryStates>
    </Page>
  )
}

function Pairs({ items }: { readonly items: readonly Question[] }) {
  const t = useT()
  return (
    <ol className={styles.pairs}>
      {items.map(({ id, relations }, index) => (
        <li key={id}>
          <Comparison
            isCompact
            sides={relations}
            label={t('sample.pair', {
              number: index + 1,
              names: t('questions.pair', { left: relations[0]?.name ?? '', right: relations[1]?.name ?? '' }),
            })}
          />
        </li>
      ))}
    </ol>
  )
}

interface DecideProps {
  readonly kind: string
  readonly sample: Sample
}

function Decide({ kind, sample }: DecideProps) {
  const t = useT()
  const may = useMay()
  const [isAsking, setAsking] = useState(false)
  return (
    <section className={styles.decide} aria-labelledby="decide">
      <h2 id="decide">{t('sample.decide')}</h2>
      <p className={styles.soft}>{t('sample.decideText')}</p>
      {!may('identity.merge.write') && <p className={styles.soft}>{t('sample.mayNot')}</p>}
      <div className={styles.actions}>
        {may('identity.merge.write') && (
          <Button tone="primary" onPress={() => setAsking(true)}>
            {t('sample.accept', { count: sample.open })}
          </Button>
        )}
        <LinkButton href={questionsOfKindHref(kind)}>{t('sample.answer')}</LinkButton>
      </div>
      {isAsking && <AcceptDialog kind={kind} sample={sample} onClose={() => setAsking(false)} />}
    </section>
  )
}

function AcceptDialog({ kind, sample, onClose }: DecideProps & { readonly onClose: () => void }) {
  const t = useT()
  const format = useFormat()
  const accept = useAccept({ kind, sample, onClose })
  const before = useQuery(kindsQuery).data?.items.find((one) => one.class === kind)?.answered.notSame ?? 0
  return (
    <AlertDialog
      isOpen
      tone="primary"
      onCancel={onClose}
      onConfirm={() => accept.mutate()}
      isPending={accept.isPending}
      title={t('sample.confirm.title')}
      consequences={[
        { label: t('sample.confirm.pairs'), count: format.number(sample.open) },
        { label: t('sample.confirm.seen'), count: format.number(sample.items.length) },
        { label: t('sample.confirm.before'), count: format.number(before) },
      ]}
      confirmLabel={t('sample.confirm.submit', { count: sample.open })}
    >
      <p>{t('sample.confirm.text')}</p>
      {accept.problem !== null && (
        <Callout tone="danger" isAnnounced>
          {accept.problem}
        </Callout>
      )}
    </AlertDialog>
  )
}

function useAccept({ kind, sample, onClose }: DecideProps & { readonly onClose: () => void }) {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const navigate = useNavigate()
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => call(acceptQuestionClass, { body: { class: kind, token: sample.token } }),
    onSuccess: ({ runId }) => {
      void cache.invalidateQueries({ queryKey: questionsKey })
      void navigate({ to: '/possible-duplicates/kinds', search: { run: runId } })
    },
    onError: async (refusal) => {
      if (!isProblem(refusal, 'identity.question_sample_changed')) return
      // What was seen is no longer what would be merged: another sample, another look.
      await Promise.all([
        cache.invalidateQueries({ queryKey: sampleQuery(kind).queryKey }),
        cache.invalidateQueries({ queryKey: questionsKey }),
      ])
      showToast({ text: t('sample.changed'), tone: 'neutral' })
      onClose()
    },
  })
  return { mutate, isPending, problem: error ? problemText(error) : null }
}
