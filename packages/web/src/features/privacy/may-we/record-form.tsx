import { useState } from 'react'
import type { ConsentState, MayReceiveItem } from '@klantregie/contract'
import { useProblemText } from '../../../lib/texts.tsx'
import { FreeTextField, FreeTextsOf, useFreeTexts } from '../../../lib/text-check.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { Callout } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { canSayNo, canSayYes, noOf } from './may-receive.view.ts'
import { useConsentActions } from './may-we.api.ts'
import styles from './may-we.module.css'

export interface GuardianChoice {
  readonly id: string
  readonly name: string
  /** A link says so; otherwise they live in one house. */
  readonly isGuardian: boolean
}

interface RecordFormProps {
  readonly id: string
  readonly item: MayReceiveItem
  /** Who may say yes for a child; null for whoever says it themselves. */
  readonly guardians: readonly GuardianChoice[] | null
  readonly onDone: () => void
}

/** What to read out, and a button for each answer. */
export function RecordForm({ id, item, guardians, onDone }: RecordFormProps) {
  const t = useT()
  const [proof, setProof] = useState('')
  const [speaker, setSpeaker] = useState<string | null>(null)
  const texts = useFreeTexts()
  const { record, pending, problem } = useRecord(id, item, onDone)
  const mayAsk = canSayYes(item)
  const say = async (state: ConsentState) => {
    if (await texts.pass()) record(state, { proof, speaker: state === 'given' ? speaker : null })
  }
  return (
    <Stack>
      {problem !== null && (
        <Callout tone="danger" isAnnounced>
          {problem}
        </Callout>
      )}
      {mayAsk && <Asking item={item} />}
      {guardians !== null && mayAsk && <WhoSays guardians={guardians} value={speaker} onChange={setSpeaker} />}
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

/** A guardian whom we do not know as a relation. */
const UNKNOWN = 'unknown'

interface WhoSaysProps {
  readonly guardians: readonly GuardianChoice[]
  readonly value: string | null
  readonly onChange: (id: string) => void
}

/** A child does not say yes itself: who does is chosen on purpose, because it is the proof. */
function WhoSays({ guardians, value, onChange }: WhoSaysProps) {
  const t = useT()
  return (
    <Select
      label={t('consent.whoSays')}
      placeholder={t('consent.chooseWho')}
      value={value}
      onChange={onChange}
      options={[
        ...guardians.map(({ id, name, isGuardian }) => ({
          id,
          label: name,
          detail: t(isGuardian ? 'consent.guardian' : 'consent.housemate'),
        })),
        { id: UNKNOWN, label: t('consent.otherGuardian') },
      ]}
    />
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
  const record = (state: ConsentState, { proof, speaker = null }: { proof: string; speaker?: string | null }) => {
    setPending(state)
    say({
      purposeId: item.purposeId,
      channels: [item.channel],
      state,
      isByGuardian: speaker !== null,
      ...(speaker !== null && speaker !== UNKNOWN && { guardianId: speaker }),
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
