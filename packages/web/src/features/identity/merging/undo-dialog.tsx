import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { GroupingEvent } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { FreeTextField, FreeTextsOf, useFreeTexts } from '../../../lib/text-check.tsx'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Callout } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { relationHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { eventView, keepsApart } from './grouping.view.ts'
import { useUndoMerge, useUndoSplit } from './merging.api.ts'
import styles from './merging.module.css'

interface UndoDialogProps {
  readonly event: GroupingEvent
  readonly relationId: string
  readonly onClose: () => void
}

/** Says what will be apart (or together) again and what happens to what came after, and asks whether it is for ever. */
export function UndoDialog({ event, relationId, onClose }: UndoDialogProps) {
  const t = useT()
  const problemText = useProblemText()
  const [isApart, setApart] = useState(keepsApart(event))
  const [remark, setRemark] = useState('')
  const texts = useFreeTexts()
  const undo = useUndo(event, { relationId, onDone: onClose })
  const [first = '', second = ''] = eventView(event).names
  const start = async () => {
    if (await texts.pass()) undo.run({ notSame: isApart, remark: remark.trim() })
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(`undoGrouping.title.${event.kind}`)}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{t('undoGrouping.cancel')}</Button>
          <Button tone="primary" isPending={undo.isPending} onPress={() => void start()}>
            {t(`undoGrouping.submit.${event.kind}`)}
          </Button>
        </>
      }
    >
      <div className={styles.undoForm}>
        <p>{t(`undoGrouping.text.${event.kind}`, { first, second })}</p>
        {event.kind === 'merge' && (
          <>
            <Checkbox isSelected={isApart} onChange={setApart} detail={t('undoGrouping.notSameText')}>
              {t('undoGrouping.notSame')}
            </Checkbox>
            <FreeTextsOf texts={texts}>
              <FreeTextField label={t('merge.remark')} value={remark} onChange={setRemark} maxLength={1000} />
            </FreeTextsOf>
          </>
        )}
        {undo.error !== null && (
          <Callout tone="danger" isAnnounced>
            {problemText(undo.error)}
          </Callout>
        )}
      </div>
    </Dialog>
  )
}

interface How {
  readonly notSame: boolean
  readonly remark: string
}

function useUndo(
  event: GroupingEvent,
  { relationId, onDone }: { readonly relationId: string; readonly onDone: () => void },
) {
  const t = useT()
  const navigate = useNavigate()
  const merge = useUndoMerge()
  const split = useUndoSplit()
  const done = ({ relationIds }: { readonly relationIds: readonly string[] }) => {
    const other = relationIds.find((id) => id !== relationId)
    showToast({
      text: t(`grouping.undone.${event.kind}`),
      ...(event.kind === 'merge' &&
        other !== undefined && {
          action: { label: t('grouping.showOther'), onPress: () => void navigate({ href: relationHref(other) }) },
        }),
    })
    onDone()
  }
  const run = ({ notSame, remark }: How) =>
    event.kind === 'merge'
      ? act(merge, { id: event.id, notSame, ...(remark !== '' && { remark }) }, { onSuccess: done })
      : act(split, event.id, { onSuccess: done })
  return { run, isPending: merge.isPending || split.isPending, error: merge.error ?? split.error }
}
