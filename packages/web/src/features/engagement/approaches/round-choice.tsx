import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { chooseForItem, chooseForRound } from '@klantregie/contract'
import type { ApproachRound, RoundChoice, RoundItem } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useApproachesChanged } from './approaches.api.ts'
import styles from './approaches.module.css'
import { roundChoicesFor } from './approaches.view.ts'

interface Chosen {
  readonly choice: RoundChoice
  readonly reason: string
}

function useChoose(save: (chosen: Chosen) => Promise<unknown>) {
  const changed = useApproachesChanged()
  const problemText = useProblemText()
  const deed = useMutation({ mutationFn: save })
  return {
    isPending: deed.isPending,
    choose: (chosen: Chosen) =>
      act(deed, chosen, {
        onSuccess: () => void changed(),
        onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
      }),
  }
}

/** What happens to everybody who collides and for whom nothing else is chosen. */
export function RoundChoiceBar({ round }: { readonly round: ApproachRound }) {
  const t = useT()
  const [isAsking, setAsking] = useState(false)
  const { choose, isPending } = useChoose((body) => call(chooseForRound, { params: { id: round.id }, body }))
  return (
    <div className={styles.tools}>
      <Select
        label={t('approaches.round.choiceAll')}
        isRequired
        isDisabled={isPending}
        value={round.choice}
        options={(['skip', 'join', 'wait', 'go_on'] as const).map((id) => ({
          id,
          label: t(`approaches.roundChoice.${id}`),
        }))}
        onChange={(id) => (id === 'go_on' ? setAsking(true) : choose({ choice: id as RoundChoice, reason: '' }))}
      />
      {round.choice === 'go_on' && <p className={styles.soft}>{t('approaches.reasonIs', { reason: round.reason })}</p>}
      {isAsking && (
        <ReasonDialog
          onClose={() => setAsking(false)}
          onReason={(reason) => {
            setAsking(false)
            choose({ choice: 'go_on', reason })
          }}
        />
      )}
    </div>
  )
}

/** What happens to one who collides; what holds for the round until something is chosen. */
export function ItemChoice({ round, item }: { readonly round: ApproachRound; readonly item: RoundItem }) {
  const t = useT()
  const [isAsking, setAsking] = useState(false)
  const params = { id: round.id, relationId: item.relation.id }
  const { choose, isPending } = useChoose((body) => call(chooseForItem, { params, body }))
  const chosen = item.choice ?? round.choice
  if (round.state !== 'checked' || !round.mayChange)
    return item.approachId === null ? t('approaches.roundChoice.skip') : t(`approaches.roundChoice.${chosen}`)
  const options = roundChoicesFor(item.collision, item.outcome)
  return (
    <>
      <Select
        label={t('approaches.round.choiceFor', { name: item.relation.name })}
        isLabelHidden
        isRequired
        isDisabled={isPending}
        value={options.includes(chosen) ? chosen : 'skip'}
        options={options.map((id) => ({ id, label: t(`approaches.roundChoice.${id}`) }))}
        onChange={(id) => (id === 'go_on' ? setAsking(true) : choose({ choice: id as RoundChoice, reason: '' }))}
      />
      {item.choice === 'go_on' && <p className={styles.soft}>{t('approaches.reasonIs', { reason: item.reason })}</p>}
      {isAsking && (
        <ReasonDialog
          onClose={() => setAsking(false)}
          onReason={(reason) => {
            setAsking(false)
            choose({ choice: 'go_on', reason })
          }}
        />
      )}
    </>
  )
}

const SHORTEST_REASON = 3

/** Going on in spite of a colleague asks for a reason, which everybody can read later. */
function ReasonDialog({
  onClose,
  onReason,
}: {
  readonly onClose: () => void
  readonly onReason: (reason: string) => void
}) {
  const t = useT()
  const [reason, setReason] = useState('')
  const isEnough = reason.trim().length >= SHORTEST_REASON
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('approaches.reasonTitle')}
      size="small"
      isDismissable={reason === ''}
      footer={
        <Button tone="primary" isDisabled={!isEnough} onPress={() => onReason(reason.trim())}>
          {t('approaches.reasonSubmit')}
        </Button>
      }
    >
      <TextField
        label={t('approaches.reason')}
        isRequired
        autoFocus
        maxLength={500}
        value={reason}
        onChange={setReason}
      />
    </Dialog>
  )
}
