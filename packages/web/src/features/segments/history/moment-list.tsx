import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { removeMoment, restoreMoment } from '@klantregie/contract'
import type { CountedMoment } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { ApiProblem } from '../../../lib/problem.ts'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { IconButton, TextLink } from '../../../ui/button.tsx'
import { AlertDialog } from '../../../ui/dialog.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import styles from './history.module.css'

/** The moments that were held fast, newest first. */
export function MomentList({ moments }: { readonly moments: readonly CountedMoment[] }) {
  const t = useT()
  const [leaving, setLeaving] = useState<CountedMoment | null>(null)
  return (
    <div className={styles.scroll} role="region" tabIndex={0} aria-label={t('moments.momentsTable')}>
      <table className={styles.rows} aria-labelledby="segment-moments">
        <thead>
          <tr>
            <th scope="col">{t('moments.momentName')}</th>
            <th scope="col">{t('moments.when')}</th>
            <th scope="col">{t('moments.by')}</th>
            <th scope="col" className={styles.end}>
              {t('moments.then')}
            </th>
            <th scope="col" className={styles.end}>
              {t('moments.still')}
            </th>
            <th scope="col">
              <span className={styles.hidden}>{t('segments.deeds')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {moments.map((moment) => (
            <MomentRow key={moment.id} moment={moment} onRemove={() => setLeaving(moment)} />
          ))}
        </tbody>
      </table>
      {leaving && <RemoveDialog moment={leaving} onClose={() => setLeaving(null)} />}
    </div>
  )
}

interface MomentRowProps {
  readonly moment: CountedMoment
  readonly onRemove: () => void
}

function MomentRow({ moment, onRemove }: MomentRowProps) {
  const t = useT()
  const { number, dateTime } = useFormat()
  const { id, name, takenAt, by, now, mayRemove } = moment
  const sizeOf = useSizeOf()
  return (
    <tr>
      <th scope="row">
        {now === null ? name : <TextLink href={`/relaties?segmentId=${id}`}>{name}</TextLink>}
        {now === null && <span className={styles.soft}> {t('moments.hidden')}</span>}
      </th>
      <td>{dateTime(takenAt)}</td>
      <td>{by}</td>
      <td className={styles.end}>{sizeOf(moment)}</td>
      <td className={styles.end}>{now === null ? '–' : number(now)}</td>
      <td className={styles.end}>
        {mayRemove && (
          <IconButton
            size="small"
            label={t('moments.remove', { name })}
            icon={<Trash2 aria-hidden="true" />}
            onPress={onRemove}
          />
        )}
      </td>
    </tr>
  )
}

/** How many there were, as far as it is known. */
function useSizeOf() {
  const t = useT()
  const { number } = useFormat()
  return ({ count, isBeingCounted }: CountedMoment): string => {
    if (isBeingCounted) return t('moments.counting')
    return count === null ? '–' : number(count)
  }
}

function RemoveDialog({ moment, onClose }: { readonly moment: CountedMoment; readonly onClose: () => void }) {
  const t = useT()
  const { number } = useFormat()
  const { remove, isPending } = useRemoving()
  const { name, now } = moment
  const sizeOf = useSizeOf()
  return (
    <AlertDialog
      isOpen
      onCancel={onClose}
      onConfirm={() => remove(moment, onClose)}
      isPending={isPending}
      title={t('moments.removeTitle', { name })}
      confirmLabel={t('moments.removeConfirm')}
      consequences={[
        { label: t('moments.then'), count: sizeOf(moment) },
        { label: t('moments.still'), count: now === null ? '–' : number(now) },
      ]}
    >
      <p>{t('moments.removeText')}</p>
    </AlertDialog>
  )
}

function useRemoving() {
  const t = useT()
  const problemText = useProblemText()
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['segments'] })
  const removing = useMutation({
    mutationFn: ({ id }: CountedMoment) => call(removeMoment, { params: { id } }),
    onSuccess,
  })
  const restoring = useMutation({
    mutationFn: ({ id }: CountedMoment) => call(restoreMoment, { params: { id } }),
    onSuccess,
  })
  const onError = (error: Error) => {
    const names = error instanceof ApiProblem ? error.details['names'] : undefined
    const text = Array.isArray(names) ? t('moments.inUse', { names: names.join(', ') }) : problemText(error)
    showToast({ tone: 'danger', text })
  }
  const remove = (moment: CountedMoment, then: () => void) =>
    act(removing, moment, {
      onSuccess: () => {
        showToast({
          text: t('moments.removed', { name: moment.name }),
          onUndo: () => act(restoring, moment, { onError }),
        })
        then()
      },
      onError: (error) => {
        onError(error)
        then()
      },
    })
  return { remove, isPending: removing.isPending }
}
