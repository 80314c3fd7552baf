import { useState } from 'react'
import type { ConsentState, MayReceiveItem } from '@klantregie/contract'
import { useProblemText } from '../../../lib/texts.tsx'
import { FreeTextField, FreeTextsOf, useFreeTexts } from '../../../lib/text-check.tsx'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { canSayNo, canSayYes, noOf } from './may-receive.view.ts'
import { useConsentActions } from './may-we.api.ts'
import styles from './may-we.module.css'

interface RecordFormProps {
  readonly id: string
  readonly item: MayReceiveItem
  readonly isChild: boolean
  readonly onDone: () => void
}

/** What to read out, and a button for each answer. */
export function RecordForm({ id, item, isChild, onDone }: RecordFormProps) {
  const t = useT()
  const [proof, setProof] = useState('')
  const [isByGuardian, setByGuardian] = useState(false)
  const texts = useFreeTexts()
  const { record, pending, problem } = useRecord(id, item, onDone)
  const mayAsk = canSayYes(item)
  const say = async (state: ConsentState) => {
    if (await texts.pass()) record(state, { proof, isByGuardian: state === 'given' && isByGuardian })
  }
  return (
    <Stack>
      {problem !== null && (
        <Callout tone="danger" isAnnounced>
          {problem}
        </Callout>
      )}
      {mayAsk && <Asking item={item} />}
      {isChild && mayAsk && (
        <Checkbox isSelected={isByGuardian} onChange={setByGuardian}>
          {t('consent.byGuardian')}
        </Checkbox>
      )}
      <div className={styles.actions}>
        {mayAsk && (
          <Button tone="primary" isPending={pending === 'given'} onPress={() => void say('given')}>
            {t('consent.yes')}
          </Button>
        )}
        {canSayNo(item) && (
          <Button isPending={pending !== null && pending !== 'given'} onPress={() => void say(noOf(item))}>
            {t(`consent.no.${noOf(item)}`)}
          </Button>
        )}
      </div>
      <FreeTextsOf texts={texts}>
        <FreeTextField
          value={proof}
          onChange={setProof}
          maxLength={500}
          label={t('consent.proof')}
          description={t('consent.proofHelp')}
        />
      </FreeTextsOf>
    </Stack>
  )
}

/** What to read out, and that somebody said no before. */
function Asking({ item }: { readonly item: MayReceiveItem }) {
  const t = useT()
  return (
    <>
      {item.wording && (
        <div>
          <p className={styles.soft}>{t('consent.readOut')}</p>
          <blockquote className={styles.words}>{item.wording.text}</blockquote>
        </div>
      )}
      {item.noes.length > 0 && <p>{t('consent.overNo')}</p>}
    </>
  )
}

function useRecord(id: string, item: MayReceiveItem, onDone: () => void) {
  const t = useT()
  const problemText = useProblemText()
  const { say } = useConsentActions(id)
  const [pending, setPending] = useState<ConsentState | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const record = (state: ConsentState, { proof, isByGuardian = false }: { proof: string; isByGuardian?: boolean }) => {
    setPending(state)
    say({
      purposeId: item.purposeId,
      channels: [item.channel],
      state,
      isByGuardian,
      ...(item.topicId !== null && { topicId: item.topicId }),
      ...(proof.trim() !== '' && { proof }),
      // The words on the screen are the words that were read out.
      ...(state === 'given' && { seen: item.noes, ...(item.wording && { wordingId: item.wording.id }) }),
    })
      .then(
        () => {
          showToast({ text: t(`consent.recorded.${state}`, { purpose: item.purpose }) })
          onDone()
        },
        (error: unknown) => setProblem(problemText(error)),
      )
      .finally(() => setPending(null))
  }
  return { record, pending, problem }
}
