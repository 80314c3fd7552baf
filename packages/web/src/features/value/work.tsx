import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { measureValue } from '@klantregie/contract'
import { act } from '../../lib/act.ts'
import { call } from '../../lib/api.ts'
import { useMay } from '../../lib/session.tsx'
import { useLookUp, useProblemText } from '../../lib/texts.tsx'
import { Button } from '../../ui/button.tsx'
import { ProgressBar } from '../../ui/states.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useT } from './locale/index.ts'
import { jobQuery, valueKey, workQuery } from './value.api.ts'

function useWork() {
  const work = useQuery(workQuery).data?.work ?? null
  return work && work.doneAt === null ? work : null
}

/** Scores are made every night and models every week; who changed a lot need not wait for that. */
export function MeasureButton() {
  const t = useT()
  const may = useMay()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const running = useWork()
  const deed = useMutation({ mutationFn: () => call(measureValue) })
  if (!may('segments.value.manage')) return null
  const go = () =>
    act(deed, undefined, {
      onSuccess: () => void cache.invalidateQueries({ queryKey: valueKey }),
      onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
    })
  return (
    <Button
      icon={<RefreshCw aria-hidden="true" />}
      isPending={deed.isPending}
      isDisabled={running !== null}
      onPress={go}
    >
      {t('value.measure')}
    </Button>
  )
}

export function MeasureProgress() {
  const running = useWork()
  return running === null ? null : <Running jobId={running.jobId} />
}

function Running({ jobId }: { readonly jobId: string }) {
  const t = useT()
  const lookUp = useLookUp()
  const job = useQuery(jobQuery(jobId)).data
  const step = job?.step ? lookUp(job.step, '') : ''
  return (
    <div role="status">
      <ProgressBar label={step === '' ? t('value.measuring') : step} value={job?.progress ?? null} />
    </div>
  )
}
