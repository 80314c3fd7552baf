import { useMutation, useQuery } from '@tanstack/react-query'
import { undoBatch } from '@klantregie/contract'
import type { ProcessBatch } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { useMay } from '../../../lib/session.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Callout, ProgressBar } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { batchesQuery, useProcessCache } from './processes.api.ts'

/** What was started for a list at once: how far it is, how it ended, and the way back. Only the newest; older ones have settled. */
export function BatchNotices({ templateId }: { readonly templateId: string }) {
  const may = useMay()
  const batch = useQuery({ ...batchesQuery(templateId), enabled: may('engagement.process.manage') }).data?.items[0]
  if (batch === undefined || batch.state === 'undone') return null
  return <BatchNotice batch={batch} />
}

function BatchNotice({ batch }: { readonly batch: ProcessBatch }) {
  const t = useT()
  const format = useFormat()
  const refresh = useProcessCache()
  const problemText = useProblemText()
  const undo = useMutation({
    mutationFn: () => call(undoBatch, { params: { id: batch.id } }),
    onSuccess: () => refresh(),
  })
  const { started, asked, waiting } = batch.counts
  if (['waiting', 'running', 'undoing'].includes(batch.state)) {
    const total = asked - batch.counts.refused
    return (
      <ProgressBar
        label={t(batch.state === 'undoing' ? 'batch.undoing' : 'batch.running')}
        value={total === 0 || batch.state === 'undoing' ? null : (total - waiting) / total}
        detail={t('batch.done', { done: format.number(total - waiting), total: format.number(total) })}
      />
    )
  }
  return (
    <Callout
      tone="information"
      title={t('batch.title', { by: batch.madeBy, date: format.date(batch.madeAt), count: started })}
      action={
        batch.mayUndo && (
          <Button
            isPending={undo.isPending}
            onPress={() =>
              act(undo, undefined, { onError: (error) => showToast({ tone: 'danger', text: problemText(error) }) })
            }
          >
            {t('batch.undo')}
          </Button>
        )
      }
    >
      <BatchRest counts={batch.counts} />
    </Callout>
  )
}

function BatchRest({ counts }: Pick<ProcessBatch, 'counts'>) {
  const t = useT()
  const { runningAlready, gone, refused, kept } = counts
  const parts = [
    runningAlready > 0 ? t('batch.already', { count: runningAlready }) : null,
    refused > 0 ? t('batch.refused', { count: refused }) : null,
    gone > 0 ? t('batch.gone', { count: gone }) : null,
    kept > 0 ? t('batch.kept', { count: kept }) : null,
  ].filter((part) => part !== null)
  return parts.length > 0 ? <p>{parts.join(' ')}</p> : null
}
