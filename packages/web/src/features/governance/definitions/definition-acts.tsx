import { Pencil } from 'lucide-react'
import { useState } from 'react'
import type { DefinitionPage } from '@klantregie/contract'
import { act as carryOut } from '../../../lib/act.ts'
import { useMay } from '../../../lib/session.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { TextArea } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useDefinitionActions } from './definitions.api.ts'
import type { ActBody } from './definitions.api.ts'

type Act = ActBody['act']

/** What can be done with a term: by whoever decides, and by everybody else. */
export function DefinitionActs({ page }: { readonly page: DefinitionPage }) {
  const t = useT()
  const may = useMay()
  const problemText = useProblemText()
  const { act } = useDefinitionActions(page.id)
  const [asking, setAsking] = useState<'dispute' | 'retire' | null>(null)
  const { mayDecide, status, isDisputed, version, term } = page
  const run = (what: Act) =>
    carryOut(
      act,
      { act: what, version },
      {
        onSuccess: () => showToast({ text: t(`definition.done.${what}`, { term }) }),
        onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
      },
    )
  const isOpen = status !== 'retired'
  return (
    <>
      {may('governance.model.propose') && isOpen && !isDisputed && (
        <Button tone="quiet" onPress={() => setAsking('dispute')}>
          {t('definition.dispute')}
        </Button>
      )}
      {mayDecide && <OwnActs page={page} isPending={act.isPending} onAct={run} onRetire={() => setAsking('retire')} />}
      {asking && <ReasonDialog page={page} act={asking} onClose={() => setAsking(null)} />}
    </>
  )
}

interface OwnProps {
  readonly page: DefinitionPage
  readonly isPending: boolean
  readonly onAct: (act: Act) => void
  readonly onRetire: () => void
}

function OwnActs({ page: { id, status, isDisputed }, isPending, onAct, onRetire }: OwnProps) {
  const t = useT()
  if (status === 'retired') return <Button onPress={() => onAct('reopen')}>{t('definition.reopen')}</Button>
  return (
    <>
      <Button tone="quiet" onPress={onRetire}>
        {t('definition.retire')}
      </Button>
      <LinkButton href={`/begrippen/${id}/wijzigen`} icon={<Pencil aria-hidden="true" />}>
        {t('definition.edit')}
      </LinkButton>
      {(status === 'concept' || isDisputed) && (
        <Button tone="primary" isPending={isPending} onPress={() => onAct('agree')}>
          {isDisputed ? t('definition.settle') : t('definition.agree')}
        </Button>
      )}
    </>
  )
}

interface ReasonProps {
  readonly page: DefinitionPage
  readonly act: 'dispute' | 'retire'
  readonly onClose: () => void
}

function ReasonDialog({ page, act: what, onClose }: ReasonProps) {
  const t = useT()
  const problemText = useProblemText()
  const { act } = useDefinitionActions(page.id)
  const [reason, setReason] = useState('')
  const submit = () =>
    carryOut(
      act,
      { act: what, version: page.version, reason },
      {
        onSuccess: () => {
          showToast({ text: t(`definition.done.${what}`, { term: page.term }) })
          onClose()
        },
      },
    )
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="small"
      isDismissable={reason === ''}
      title={t(`definition.${what}Title`, { term: page.term })}
      footer={
        <Button
          tone={what === 'retire' ? 'danger' : 'primary'}
          isPending={act.isPending}
          isDisabled={reason.trim() === ''}
          onPress={submit}
        >
          {t(`definition.${what}`)}
        </Button>
      }
    >
      <Stack>
        {act.isError && (
          <Callout tone="danger" isAnnounced>
            {problemText(act.error)}
          </Callout>
        )}
        <p>{t(`definition.${what}Text`)}</p>
        <TextArea autoFocus isRequired label={t('definition.reason')} value={reason} onChange={setReason} rows={3} />
      </Stack>
    </Dialog>
  )
}
