import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { SplitPreview } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { FreeTextField, FreeTextsOf, useFreeTexts } from '../../../lib/text-check.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Callout } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { relationHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { splitPreviewQuery, useSplit } from './merging.api.ts'
import { MovesLine } from './moves-line.tsx'
import { useUndoSplitAtOnce } from './use-undo-at-once.ts'
import styles from './merging.module.css'

/** Which records leave is what was chosen; only what goes along with them is news. */
const RECORDS = 'identity.source_record'

interface SplitDialogProps {
  readonly relationId: string
  readonly recordIds: readonly string[]
  readonly onClose: () => void
  readonly onDone: () => void
}

/** What would remain and what would leave, before it happens. */
export function SplitDialog({ relationId, recordIds, onClose, onDone }: SplitDialogProps) {
  const t = useT()
  const problemText = useProblemText()
  const [remark, setRemark] = useState('')
  const texts = useFreeTexts()
  const preview = useQuery(splitPreviewQuery(relationId, recordIds))
  const split = useSplitAndStay(relationId, onDone)
  const start = async () => {
    if (await texts.pass()) split.run({ recordIds, remark: remark.trim() })
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('split.title')}
      footer={
        <>
          <Button onPress={onClose}>{t('undoGrouping.cancel')}</Button>
          {preview.data && (
            <Button tone="primary" isPending={split.isPending} onPress={() => void start()}>
              {t('split.submit')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.splitForm}>
        <QueryStates query={preview} shape="text">
          {(answer) => (
            <>
              <Parts preview={answer} />
              <FreeTextsOf texts={texts}>
                <FreeTextField label={t('merge.remark')} value={remark} onChange={setRemark} maxLength={1000} />
              </FreeTextsOf>
            </>
          )}
        </QueryStates>
        {split.error !== null && (
          <Callout tone="danger" isAnnounced>
            {problemText(split.error)}
          </Callout>
        )}
      </div>
    </Dialog>
  )
}

function Parts({ preview }: { readonly preview: SplitPreview }) {
  const t = useT()
  return (
    <>
      <div className={styles.parts}>
        {(['remains', 'leaves'] as const).map((part) => (
          <div key={part} className={styles.part}>
            <span className={styles.soft}>{t(`split.${part}`)}</span>
            <span className={styles.partName}>{preview[part].name}</span>
            <span className={styles.soft}>{t('merge.records', { count: preview[part].recordCount })}</span>
          </div>
        ))}
      </div>
      <MovesLine title={t('split.moves')} moves={preview.moves.filter(({ table }) => table !== RECORDS)} />
      <p className={styles.soft}>{t(preview.makesNew ? 'split.makesNew' : 'split.returns')}</p>
    </>
  )
}

interface Wanted {
  readonly recordIds: readonly string[]
  readonly remark: string
}

/** Stays with what remains, also when that got another address, with the way back and the way to the other at hand. */
function useSplitAndStay(relationId: string, onDone: () => void) {
  const t = useT()
  const navigate = useNavigate()
  const undo = useUndoSplitAtOnce()
  const split = useSplit()
  const run = ({ recordIds, remark }: Wanted) =>
    act(
      split,
      { id: relationId, recordIds, ...(remark !== '' && { remark }) },
      {
        onSuccess: ({ splitId, remainsId, leavesId }) => {
          showToast({
            text: t('split.done'),
            onUndo: () => undo(splitId),
            action: { label: t('grouping.showOther'), onPress: () => void navigate({ href: relationHref(leavesId) }) },
          })
          onDone()
          if (remainsId !== relationId) void navigate({ href: `${relationHref(remainsId)}?tab=bronnen` })
        },
      },
    )
  return { run, isPending: split.isPending, error: split.error }
}
