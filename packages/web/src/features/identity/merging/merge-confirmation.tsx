import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Merge } from 'lucide-react'
import { useState } from 'react'
import type { MergePreview } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { FreeTextField, FreeTextsOf, useFreeTexts } from '../../../lib/text-check.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { AlertDialog } from '../../../ui/dialog.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { relationHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { chosenFields } from '../questions/after-merge.view.ts'
import type { Picked } from '../questions/after-merge.view.ts'
import type { MergeRow } from './merge.view.ts'
import { mergePreviewQuery, useMerge } from './merging.api.ts'
import { MovesLine } from './moves-line.tsx'
import { useUndoMergeAtOnce } from './use-undo-at-once.ts'
import styles from './merging.module.css'

interface MergeConfirmationProps {
  readonly preview: MergePreview
  readonly rows: readonly MergeRow[]
  readonly chosen: Picked
}

/** What comes along, why, and the button. Only against an earlier decision is there one more question. */
export function MergeConfirmation({ preview, rows, chosen }: MergeConfirmationProps) {
  const t = useT()
  const [remark, setRemark] = useState('')
  const [isAsking, setAsking] = useState(false)
  const texts = useFreeTexts()
  const { winner, loser, notSame, moves } = preview
  const { run, problem, isPending } = useMergeAndGo(preview)
  const choices = rows.flatMap((row) => (row.state === 'choice' ? [row.choice] : []))
  const merge = () => run({ choices: chosenFields(choices, chosen), remark: remark.trim() })
  const start = async () => {
    if (!(await texts.pass())) return
    if (notSame) setAsking(true)
    else merge()
  }
  return (
    <div className={styles.confirmation}>
      <MovesLine title={t('merge.moves', { loser: loser.name, winner: winner.name })} moves={moves} />
      <FreeTextsOf texts={texts}>
        <FreeTextField label={t('merge.remark')} width="medium" value={remark} onChange={setRemark} maxLength={1000} />
      </FreeTextsOf>
      {problem !== null && (
        <Callout tone="danger" isAnnounced>
          {problem}
        </Callout>
      )}
      <Row>
        <Button tone="primary" icon={<Merge aria-hidden="true" />} isPending={isPending} onPress={() => void start()}>
          {t('merge.submit')}
        </Button>
        <LinkButton href={relationHref(winner.id)} tone="quiet">
          {t('merge.cancel')}
        </LinkButton>
      </Row>
      {notSame && (
        <AlertDialog
          isOpen={isAsking}
          tone="primary"
          title={t('merge.overruleTitle')}
          confirmLabel={t('merge.overrule')}
          isPending={isPending}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false)
            merge()
          }}
        >
          <p>{t('merge.overruleText', { by: notSame.by })}</p>
        </AlertDialog>
      )}
    </div>
  )
}

interface Wanted {
  readonly choices: ReturnType<typeof chosenFields>
  readonly remark: string
}

/** Merges what was seen and nothing newer, and goes to the one that stays, with the way back at hand. */
function useMergeAndGo({ winner, loser, notSame }: MergePreview) {
  const t = useT()
  const navigate = useNavigate()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const undo = useUndoMergeAtOnce()
  const merge = useMerge()
  const run = ({ choices, remark }: Wanted) =>
    act(
      merge,
      {
        winnerId: winner.id,
        loserId: loser.id,
        choices,
        ...(remark !== '' && { remark }),
        overrule: notSame !== null,
        expected: { winner: winner.changedAt, loser: loser.changedAt },
      },
      {
        onSuccess: ({ mergeId, page }) => {
          showToast({
            text: t('merge.done', { winner: page.relation.displayName }),
            onUndo: () => undo(mergeId),
          })
          void navigate({ href: relationHref(page.relation.id) })
        },
        // Somebody changed one of the two meanwhile: what is shown next is what is there now.
        onError: () => void cache.invalidateQueries({ queryKey: mergePreviewQuery(winner.id, loser.id).queryKey }),
      },
    )
  return { run, isPending: merge.isPending, problem: merge.isError ? problemText(merge.error) : null }
}
