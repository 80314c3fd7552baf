import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { checkRound, exportRound, getJob, planRound, removeApproachRound, undoRound } from '@klantregie/contract'
import type { ApproachRound } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { call, urlOf } from '../../../lib/api.ts'
import { PageStates } from '../../../lib/page-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button, LinkButton, TextLink } from '../../../ui/button.tsx'
import { AlertDialog } from '../../../ui/dialog.tsx'
import { Page, PageHeader, Row } from '../../../ui/layout.tsx'
import { Callout, ProgressBar } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { approachesHref, isWorking, roundQuery, useApproachesChanged } from './approaches.api.ts'
import styles from './approaches.module.css'
import { RoundItems } from './round-items.tsx'
import { usePeriodText } from './words.tsx'

const route = getRouteApi('/shell/benaderingen/rondes/$id')

/** One round: what was found, what to do with who collides, and planning or taking back all of it. */
export function RoundScreen() {
  const t = useT()
  const { id } = route.useParams()
  const round = useQuery(roundQuery(id))
  return (
    <PageStates query={round} up={{ label: t('approaches.title'), href: approachesHref }}>
      {(found) => <Shown round={found} />}
    </PageStates>
  )
}

function Shown({ round }: { readonly round: ApproachRound }) {
  const t = useT()
  const period = usePeriodText()
  const what = [
    t(`approaches.kind.${round.kind}`),
    round.purpose.name,
    period(round),
    round.isMine ? t('approaches.me') : round.owner.name,
  ]
  return (
    <Page>
      <PageHeader
        title={round.name}
        lead={what.join(' · ')}
        breadcrumbs={[
          { label: t('approaches.title'), href: approachesHref },
          { label: t('approaches.rounds'), href: `${approachesHref}?deel=rondes` },
        ]}
      />
      <div className={styles.block}>
        <Counts round={round} />
        {isWorking(round) ? <Working round={round} /> : <Deeds round={round} />}
        {!isWorking(round) && <RoundItems round={round} />}
      </div>
    </Page>
  )
}

const FOUND = ['total', 'free', 'collides', 'sameRound', 'notAllowed', 'tooOften', 'notYours'] as const
const CAME = ['planned', 'made', 'cancelled'] as const

function Counts({ round: { counts, state } }: { readonly round: ApproachRound }) {
  const t = useT()
  const format = useFormat()
  const isPlanned = state === 'planned' || state === 'undone' || state === 'undoing'
  const shown = [
    ...FOUND.filter((key) => key === 'total' || key === 'free' || counts[key] > 0),
    ...(isPlanned ? CAME : []),
  ]
  return (
    <dl className={styles.counts}>
      {shown.map((key) => (
        <div key={key}>
          <dt>{t(`approaches.count.${key}`)}</dt>
          <dd>{format.number(counts[key])}</dd>
        </div>
      ))}
    </dl>
  )
}

function Working({ round: { jobId, state } }: { readonly round: ApproachRound }) {
  const t = useT()
  const job = useQuery({
    queryKey: ['admin', 'jobs', jobId],
    queryFn: ({ signal }) => call(getJob, { params: { id: jobId ?? '' }, signal }),
    enabled: jobId !== null,
    retry: false,
  }).data
  return (
    <div role="status">
      <ProgressBar label={t(`approaches.round.${state}`)} value={job?.progress ?? null} />
      <p className={styles.soft}>{t('approaches.round.mayClose')}</p>
    </div>
  )
}

type Deed = 'check' | 'plan' | 'undo'
const deeds = { check: checkRound, plan: planRound, undo: undoRound } as const

function useDeeds(round: ApproachRound) {
  const t = useT()
  const router = useRouter()
  const changed = useApproachesChanged()
  const problemText = useProblemText()
  const failed = (error: Error) => showToast({ tone: 'danger', text: problemText(error) })
  const params = { id: round.id }
  const deed = useMutation({ mutationFn: (what: Deed) => call(deeds[what], { params, body: {} }) })
  const removal = useMutation({ mutationFn: () => call(removeApproachRound, { params }) })
  return {
    isPending: deed.isPending || removal.isPending,
    go: (what: Deed) => act(deed, what, { onSuccess: () => void changed(), onError: failed }),
    remove: () =>
      act(removal, undefined, {
        onSuccess: () => {
          showToast({ text: t('approaches.round.removed', { name: round.name }) })
          void changed()
          void router.navigate({ href: `${approachesHref}?deel=rondes` })
        },
        onError: failed,
      }),
  }
}

function Deeds({ round }: { readonly round: ApproachRound }) {
  const t = useT()
  const may = useMay()
  const [asks, setAsks] = useState<'undo' | 'remove' | null>(null)
  const { go, remove, isPending } = useDeeds(round)
  const { counts, state, mayChange } = round
  return (
    <>
      {state === 'checked' && counts.waiting > 0 && (
        <Callout tone="attention">{t('approaches.round.unfinished', { count: counts.waiting })}</Callout>
      )}
      {state === 'planned' && (
        <Callout
          tone="success"
          action={<TextLink href={`${approachesHref}?ronde=${round.id}`}>{t('approaches.round.showPlanned')}</TextLink>}
        >
          {t('approaches.round.plannedText', { count: counts.planned + counts.made })}
        </Callout>
      )}
      <Row>
        {mayChange && state === 'checked' && (
          <>
            <Button tone="primary" isPending={isPending} onPress={() => go('plan')}>
              {t('approaches.round.plan', { count: counts.free })}
            </Button>
            <Button isDisabled={isPending} onPress={() => go('check')}>
              {t('approaches.round.checkAgain')}
            </Button>
            <Button tone="quiet" isDisabled={isPending} onPress={() => setAsks('remove')}>
              {t('approaches.round.remove')}
            </Button>
          </>
        )}
        {mayChange && state === 'planned' && counts.planned > 0 && (
          <Button onPress={() => setAsks('undo')}>{t('approaches.round.undo')}</Button>
        )}
        {may('relations.relation.export') && (
          <LinkButton
            href={urlOf(exportRound, { params: { id: round.id } })}
            icon={<Download aria-hidden="true" />}
            download=""
          >
            {t('approaches.export')}
          </LinkButton>
        )}
      </Row>
      <Asking round={round} asks={asks} onClose={() => setAsks(null)} go={go} remove={remove} />
    </>
  )
}

interface AskingProps {
  readonly round: ApproachRound
  readonly asks: 'undo' | 'remove' | null
  readonly onClose: () => void
  readonly go: (what: Deed) => void
  readonly remove: () => void
}

/** What cannot simply be undone is asked first, with its counts. */
function Asking({ round, asks, onClose, go, remove }: AskingProps) {
  const t = useT()
  const format = useFormat()
  const { counts } = round
  return (
    <>
      <AlertDialog
        isOpen={asks === 'undo'}
        onCancel={onClose}
        onConfirm={() => {
          onClose()
          go('undo')
        }}
        title={t('approaches.round.undoTitle', { name: round.name })}
        consequences={[
          { label: t('approaches.round.undoCancelled'), count: format.number(counts.planned) },
          { label: t('approaches.round.undoKept'), count: format.number(counts.made) },
        ]}
        confirmLabel={t('approaches.round.undoConfirm', { count: counts.planned })}
      >
        <p>{t('approaches.round.undoText')}</p>
      </AlertDialog>
      <AlertDialog
        isOpen={asks === 'remove'}
        onCancel={onClose}
        onConfirm={() => {
          onClose()
          remove()
        }}
        title={t('approaches.round.removeTitle', { name: round.name })}
        confirmLabel={t('approaches.round.removeConfirm')}
      >
        <p>{t('approaches.round.removeText')}</p>
      </AlertDialog>
    </>
  )
}
