import { useState } from 'react'
import type { Connection } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { AlertDialog, Dialog } from '../../../ui/dialog.tsx'
import { Callout } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { Backfill } from '../connect/backfill.tsx'
import { JobProgress } from '../connect/job-progress.tsx'
import { TryAnswer } from '../connect/try-answer.tsx'
import { useConnectionCalls } from '../connect/use-deeds.ts'
import { useT } from '../locale/index.ts'
import { deedsOf } from './account.view.ts'
import type { ConnectionDeed } from './account.view.ts'
import styles from './one.module.css'

/** What can be done with the connection now, and how far it is. */
export function Deeds({ connection }: { readonly connection: Connection }) {
  const t = useT()
  const problemText = useProblemText()
  const { id, isRunning } = connection
  const { trying, asking, changing } = useConnectionCalls(id)
  const [asked, setAsked] = useState<'backfill' | 'replay' | 'end' | null>(null)
  const [jobId, setJobId] = useState<string | null>(null)
  const deeds = deedsOf(connection)
  if (deeds.length === 0) return null

  const onError = (error: Error) => showToast({ tone: 'danger', text: problemText(error) })
  const close = () => setAsked(null)
  const begin = (kind: 'hand' | 'replay') =>
    act(asking, { kind }, { onSuccess: ({ jobId: made }) => setJobId(made), onError, onSettled: close })
  const turn = (state: 'active' | 'paused' | 'ended') =>
    act(
      changing,
      { state },
      { onSuccess: () => showToast({ text: t(`connection.turned.${state}`) }), onError, onSettled: close },
    )
  const doIt: Readonly<Record<ConnectionDeed, () => void>> = {
    try: () => trying.mutate(),
    fetch: () => begin('hand'),
    backfill: () => setAsked('backfill'),
    replay: () => setAsked('replay'),
    pause: () => turn('paused'),
    resume: () => turn('active'),
    end: () => setAsked('end'),
  }
  return (
    <>
      <DeedButtons
        deeds={deeds}
        pending={trying.isPending ? 'try' : asking.isPending ? 'fetch' : null}
        onDo={(deed) => doIt[deed]()}
      />
      <Tried trying={trying} />
      {jobId !== null && <JobProgress jobId={jobId} />}
      {jobId === null && isRunning && <Callout tone="information">{t('fetch.goesOn')}</Callout>}
      <Dialog isOpen={asked === 'backfill'} onClose={close} title={t('deed.backfill')}>
        <Backfill
          id={id}
          onAsked={(made) => {
            setJobId(made)
            close()
          }}
        />
      </Dialog>
      <Confirmations
        asked={asked}
        name={connection.name}
        isPending={asking.isPending || changing.isPending}
        onCancel={close}
        onReplay={() => begin('replay')}
        onEnd={() => turn('ended')}
      />
    </>
  )
}

interface ButtonsProps {
  readonly deeds: readonly ConnectionDeed[]
  readonly pending: ConnectionDeed | null
  readonly onDo: (deed: ConnectionDeed) => void
}

const toneOf = (deed: ConnectionDeed) => (deed === 'fetch' ? 'primary' : deed === 'end' ? 'quiet' : 'secondary')

function DeedButtons({ deeds, pending, onDo }: ButtonsProps) {
  const t = useT()
  return (
    <div className={styles.deeds}>
      {deeds.map((deed) => (
        <Button key={deed} tone={toneOf(deed)} isPending={deed === pending} onPress={() => onDo(deed)}>
          {t(`deed.${deed}`)}
        </Button>
      ))}
    </div>
  )
}

function Tried({ trying }: { readonly trying: ReturnType<typeof useConnectionCalls>['trying'] }) {
  const problemText = useProblemText()
  if (trying.isError)
    return (
      <Callout tone="danger" isAnnounced>
        {problemText(trying.error)}
      </Callout>
    )
  return trying.data ? <TryAnswer answer={trying.data} /> : null
}

interface ConfirmationsProps {
  readonly asked: 'backfill' | 'replay' | 'end' | null
  readonly name: string
  readonly isPending: boolean
  readonly onCancel: () => void
  readonly onReplay: () => void
  readonly onEnd: () => void
}

/** Ending says what stays; understanding again says what is not asked. */
function Confirmations({ asked, name, isPending, onCancel, onReplay, onEnd }: ConfirmationsProps) {
  const t = useT()
  return (
    <>
      <AlertDialog
        isOpen={asked === 'replay'}
        onCancel={onCancel}
        onConfirm={onReplay}
        title={t('replay.title')}
        tone="primary"
        isPending={isPending}
        confirmLabel={t('deed.replay')}
      >
        <p>{t('replay.text')}</p>
      </AlertDialog>
      <AlertDialog
        isOpen={asked === 'end'}
        onCancel={onCancel}
        onConfirm={onEnd}
        title={t('end.title', { name })}
        isPending={isPending}
        confirmLabel={t('deed.end')}
      >
        <p>{t('end.text')}</p>
        <p>{t('end.stays')}</p>
      </AlertDialog>
    </>
  )
}
