import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { divideCoverage, undoCoverageDivision } from '@klantregie/contract'
import type { CoverageDetail } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Checkbox, CheckboxGroup, RadioGroup } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Callout } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { ownersQuery } from '../approaches/approaches.api.ts'
import { useT } from '../locale/index.ts'
import { useCoverageChanged } from './coverage.api.ts'
import styles from './coverage.module.css'

type Way = 'evenly' | 'by_owner'

/** Divides who is left over colleagues: what each would get stands there before anything happens. */
export function DivideDialog({
  coverage,
  onClose,
}: {
  readonly coverage: CoverageDetail
  readonly onClose: () => void
}) {
  const t = useT()
  const [way, setWay] = useState<Way>('evenly')
  const [userIds, setUserIds] = useState<readonly string[]>([])
  const [isAgain, setAgain] = useState(false)
  const colleagues = (useQuery(ownersQuery).data?.items ?? []).filter(({ kind }) => kind === 'user')
  const body = { way, userIds: way === 'evenly' ? [...userIds] : [], isAgain }
  const isWhole = way === 'by_owner' || userIds.length > 0
  const trial = useTrial(coverage.id, body, isWhole)
  const { divide, isPending } = useDivide(coverage, onClose)
  const given = isWhole && trial.data ? trial.data.shares.reduce((sum, { count }) => sum + count, 0) : 0
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('coverage.divideTitle', { name: coverage.name })}
      isDismissable={userIds.length === 0}
      footer={
        <Button tone="primary" isPending={isPending} isDisabled={given === 0} onPress={() => divide(body)}>
          {t('coverage.divideSubmit', { count: given })}
        </Button>
      }
    >
      <div className={styles.part}>
        <RadioGroup
          label={t('coverage.how')}
          isRequired
          value={way}
          onChange={(id) => setWay(id === 'by_owner' ? 'by_owner' : 'evenly')}
          options={(['evenly', 'by_owner'] as const).map((id) => ({
            id,
            label: t(`coverage.way.${id}`),
            detail: t(`coverage.wayDetail.${id}`),
          }))}
        />
        {way === 'evenly' && (
          <CheckboxGroup
            label={t('coverage.over')}
            isRequired
            value={[...userIds]}
            onChange={setUserIds}
            options={colleagues.map(({ id, name }) => ({ id, label: name }))}
          />
        )}
        <Checkbox isSelected={isAgain} onChange={setAgain} detail={t('coverage.againDetail')}>
          {t('coverage.again')}
        </Checkbox>
        {isWhole && <Trial trial={trial} />}
      </div>
    </Dialog>
  )
}

type Body = { readonly way: Way; readonly userIds: string[]; readonly isAgain: boolean }

function useTrial(id: string, body: Body, isWhole: boolean) {
  return useQuery({
    queryKey: ['engagement', 'coverage', 'one', id, 'trial', body],
    queryFn: ({ signal }) => call(divideCoverage, { params: { id }, body: { ...body, isTrial: true }, signal }),
    enabled: isWhole,
    retry: false,
    staleTime: 0,
    placeholderData: keepPreviousData,
  })
}

type TrialQuery = {
  readonly data: Awaited<ReturnType<typeof call<typeof divideCoverage>>> | undefined
  readonly error: Error | null
}

/** What each would get, or why nothing can be divided. */
function Trial({ trial: { data, error } }: { readonly trial: TrialQuery }) {
  const t = useT()
  const problemText = useProblemText()
  if (error !== null) return <Callout tone="attention">{problemText(error)}</Callout>
  if (data === undefined) return null
  return (
    <Callout tone="information" isAnnounced title={t('coverage.wouldGet')}>
      <ul>
        {data.shares.map(({ id, name, count }) => (
          <li key={id}>{t('coverage.gets', { name, count })}</li>
        ))}
        {data.left > 0 && <li>{t('coverage.left', { count: data.left })}</li>}
      </ul>
    </Callout>
  )
}

function useDivide(coverage: CoverageDetail, onClose: () => void) {
  const t = useT()
  const changed = useCoverageChanged()
  const problemText = useProblemText()
  const params = { id: coverage.id }
  const failed = (error: Error) => showToast({ tone: 'danger', text: problemText(error) })
  const deed = useMutation({
    mutationFn: (body: Body) => call(divideCoverage, { params, body }),
  })
  const undo = useMutation({ mutationFn: () => call(undoCoverageDivision, { params, body: {} }) })
  return {
    isPending: deed.isPending,
    divide: (body: Body) =>
      act(deed, body, {
        onSuccess: () => {
          showToast({
            text: t('coverage.divided'),
            onUndo: () => act(undo, undefined, { onSuccess: () => void changed(), onError: failed }),
          })
          void changed()
          onClose()
        },
        onError: failed,
      }),
  }
}
