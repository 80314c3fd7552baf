import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { addInteraction } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { FreeTextField, FreeTextsOf, useFreeTexts } from '../../../lib/text-check.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useRemoveInteraction } from './use-remove-interaction.ts'
import styles from './note-form.module.css'

interface AttendanceProps {
  readonly relation: { readonly id: string; readonly displayName: string }
  /** What runs at this moment; one press notes it. */
  readonly running: readonly string[]
  readonly onClose: () => void
}

/** Notes that somebody takes part in an activity: it stands on the timeline and counts as a contact. */
export function AttendanceDialog({ relation, running, onClose }: AttendanceProps) {
  const t = useT()
  const [name, setName] = useState('')
  const texts = useFreeTexts()
  const { note, isPending } = useAttendance(relation, onClose)
  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (name.trim() !== '' && (await texts.pass())) note(name.trim())
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('activity.attend.title', { name: relation.displayName })}>
      {running.length > 0 && (
        <section className={styles.running} aria-labelledby="running">
          <h3 id="running">{t('activity.attend.running')}</h3>
          <ul>
            {running.map((one) => (
              <li key={one}>
                <Button fullWidth isDisabled={isPending} onPress={() => note(one)}>
                  {one}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <form className={styles.running} onSubmit={(event) => void send(event)}>
        <FreeTextsOf texts={texts}>
          <FreeTextField
            label={t(running.length > 0 ? 'activity.attend.other' : 'activity.attend.which')}
            value={name}
            onChange={setName}
            maxLength={200}
            autoFocus={running.length === 0}
          />
        </FreeTextsOf>
        <div>
          <Button type="submit" tone="primary" isPending={isPending} isDisabled={name.trim() === ''}>
            {t('activity.attend.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function useAttendance({ id, displayName }: AttendanceProps['relation'], onClose: () => void) {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const { remove } = useRemoveInteraction()
  const add = useMutation({
    mutationFn: (activity: string) =>
      call(addInteraction, {
        params: { id },
        body: { kind: 'activity', text: t('activity.attend.text', { activity }) },
      }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['activity'] }),
  })
  const note = (activity: string) =>
    act(add, activity, {
      onSuccess: (made) => {
        showToast({
          text: t('activity.attend.noted', { name: displayName, activity }),
          onUndo: () => remove(made.id),
        })
        onClose()
      },
      onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
    })
  return { note, isPending: add.isPending }
}
