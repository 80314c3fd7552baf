import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { InteractionKind, addInteraction } from '@klantregie/contract'
import type { Colleague } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import type { ContractForm } from '../../../lib/form.tsx'
import { MentionArea, mentionedIn, useSavedText } from '../../../lib/mention-area.tsx'
import { TextWarnings, useTextCheck } from '../../../lib/text-check.tsx'
import { useAsked } from '../../../lib/use-asked.ts'
import { useCoreT } from '../../../lib/locale/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { dutchOffset } from '../moment.ts'
import { instantOf } from '../timeline/timeline.view.ts'
import { useRemoveInteraction } from './use-remove-interaction.ts'
import styles from './note-form.module.css'

interface NoteFormProps {
  readonly relationId: string
  /** Opened to write at once, for example by "Noteren" on a phone. */
  readonly isAutoFocused?: boolean
  readonly onSaved?: () => void
  /** Asked for by the address; see `useAsked`. */
  readonly onBegun?: (() => void) | null
}

/** One line until somebody writes in it; then kind and moment, which are "note" and "now" unless said otherwise. */
export function NoteForm({ relationId, isAutoFocused = false, onSaved, onBegun = null }: NoteFormProps) {
  const t = useT()
  const [isOpen, setOpen] = useState(isAutoFocused)
  const box = useRef<HTMLDivElement>(null)
  useAsked(onBegun, () => {
    setOpen(true)
    box.current?.querySelector('textarea')?.focus()
  })
  const { form, check, mention } = useNoteForm(relationId, () => {
    setOpen(false)
    onSaved?.()
  })
  const isDirty = form.values['text'] !== ''
  return (
    <div ref={box} className={styles.form}>
      <Form form={form}>
        <MentionArea
          {...form.field('text')}
          onMention={mention}
          isRequired
          isLabelHidden
          autoFocus={isAutoFocused}
          onFocus={() => setOpen(true)}
          // One line is no place for help: it comes with the first letter.
          description={isOpen || isDirty ? t('activity.note.mentionHelp') : null}
          rows={isOpen ? 3 : 1}
          label={t('activity.note.label')}
          placeholder={t('activity.note.placeholder')}
        />
        <TextWarnings warnings={check.warnings} />
        {(isOpen || isDirty) && (
          <Details form={form} isWarned={check.warnings.length > 0} onClose={isDirty ? null : () => setOpen(false)} />
        )}
      </Form>
    </div>
  )
}

function useNoteForm(relationId: string, onSaved: () => void) {
  const t = useT()
  const cache = useQueryClient()
  const { remove } = useRemoveInteraction()
  const check = useTextCheck()
  const [chosen, setChosen] = useState<readonly Colleague[]>([])
  const savedText = useSavedText()
  const form = useContractForm({
    schema: addInteraction.body,
    initial: { kind: 'note', text: '', day: '', time: '' },
    toBody: ({ kind, text = '', day = '', time = '' }) => {
      const occurredAt = instantOf(day, time, dutchOffset)
      return {
        kind,
        text: text.trim(),
        mentions: mentionedIn(text, chosen),
        ...(occurredAt !== undefined && { occurredAt }),
      }
    },
    onSubmit: async (body) => {
      if (!(await check.passes(body.text))) return
      const made = await call(addInteraction, { params: { id: relationId }, body })
      for (const name of ['text', 'day', 'time']) form.set(name, '')
      form.set('kind', 'note')
      check.clear()
      await cache.invalidateQueries({ queryKey: ['activity'] })
      setChosen([])
      showToast({ text: savedText(t('activity.note.saved'), made.notTold), onUndo: () => remove(made.id) })
      onSaved()
    },
  })
  return { form, check, mention: (colleague: Colleague) => setChosen((before) => [...before, colleague]) }
}

interface DetailsProps {
  readonly form: ContractForm
  readonly isWarned: boolean
  /** Null while there is text that closing would hide. */
  readonly onClose: (() => void) | null
}

function Details({ form, isWarned, onClose }: DetailsProps) {
  const t = useT()
  const core = useCoreT()
  return (
    <>
      <div className={styles.when}>
        <Select
          {...form.field('kind')}
          isRequired
          label={t('activity.note.kind')}
          options={InteractionKind.options.map((kind) => ({ id: kind, label: t(`activity.kind.${kind}`) }))}
        />
        <TextField {...form.field('day')} type="date" label={t('activity.note.day')} />
        <TextField {...form.field('time')} type="time" label={t('activity.note.time')} />
      </div>
      <p className={styles.help}>{t('activity.note.now')}</p>
      <Row>
        <Button type="submit" tone="primary" isPending={form.isPending}>
          {isWarned ? core('text.warning.keep') : t('activity.note.submit')}
        </Button>
        {onClose && (
          <Button tone="quiet" onPress={onClose}>
            {t('activity.note.close')}
          </Button>
        )}
      </Row>
    </>
  )
}
