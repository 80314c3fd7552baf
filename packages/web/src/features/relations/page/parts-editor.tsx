import { useState } from 'react'
import type { ReactNode, SyntheticEvent } from 'react'
import type { FieldKey, FieldValue, RelationPage } from '@klantregie/contract'
import { FreeTextsOf, useFreeTexts } from '../../../lib/text-check.tsx'
import { Button } from '../../../ui/button.tsx'
import { Row, Stack } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { useUiTexts } from '../../../ui/texts.tsx'
import { expectedValue, valueLine } from './page.view.ts'
import { useChangeField } from './use-change-field.ts'
import type { FieldResult } from './use-change-field.ts'
import styles from './page.module.css'

export type PartValues = Readonly<Record<string, string>>
/** Spread into a field of ui/. */
export type PartField = (name: string) => {
  readonly name: string
  readonly value: string
  readonly onChange: (value: string) => void
}

interface PartsEditorProps {
  readonly page: RelationPage
  readonly field: FieldKey
  readonly label: string
  readonly initial: PartValues
  /** The change, or a sentence that says why what was typed cannot be meant. */
  readonly toChange: (values: PartValues, stored: unknown) => FieldValue | string
  /** How a value of this field reads, when the usual way does not know. */
  readonly say?: (value: unknown) => string
  readonly onClose: () => void
  readonly children: (field: PartField) => ReactNode
  /** Stands at the other end of the buttons, such as "take this address away". */
  readonly extra?: ReactNode
}

/** What was typed, what counts as seen, and what the server made of it. */
function usePartsEdit({ page, field, initial, toChange, onClose }: PartsEditorProps) {
  const change = useChangeField(page.relation.id)
  const [seen] = useState(() => expectedValue(page.relation, field))
  const [values, setValues] = useState(initial)
  const [isSaving, setSaving] = useState(false)
  const [refused, setRefused] = useState<FieldResult | null>(null)
  const texts = useFreeTexts()
  const save = async (stored: unknown) => {
    const wanted = toChange(values, stored)
    if (typeof wanted === 'string') {
      setRefused({ state: 'error', message: wanted })
      return
    }
    setSaving(true)
    const result = (await texts.pass()) ? await change(wanted, stored) : null
    setSaving(false)
    if (result?.state === 'saved') onClose()
    else setRefused(result)
  }
  const bind: PartField = (name) => ({
    name,
    value: values[name] ?? '',
    onChange: (value) => setValues((current) => ({ ...current, [name]: value })),
  })
  return { bind, isSaving, refused, freeTexts: texts, save: (stored: unknown = seen) => void save(stored) }
}

/** Edits a value that has parts, in place. A conflict keeps what was typed and shows what somebody else made of it. */
export function PartsEditor(props: PartsEditorProps) {
  const { field, label, onClose, children, extra, say = (value) => valueLine(field, value) } = props
  const texts = useUiTexts()
  const { bind, isSaving, refused, freeTexts, save } = usePartsEdit(props)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!isSaving) save()
  }
  return (
    <form
      aria-label={label}
      noValidate
      className={styles.parts}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !isSaving) onClose()
      }}
    >
      <Stack gap="normal">
        {refused && <Refused refused={refused} say={say} onKeep={save} onClose={onClose} />}
        <FreeTextsOf texts={freeTexts}>{children(bind)}</FreeTextsOf>
        <Row>
          <Button type="submit" tone="primary" size="small" isPending={isSaving}>
            {texts.save}
          </Button>
          <Button tone="quiet" size="small" onPress={onClose}>
            {texts.cancel}
          </Button>
          {extra}
        </Row>
      </Stack>
    </form>
  )
}

interface RefusedProps {
  readonly refused: FieldResult
  readonly say: (value: unknown) => string
  readonly onKeep: (stored: unknown) => void
  readonly onClose: () => void
}

function Refused({ refused, say, onKeep, onClose }: RefusedProps) {
  const texts = useUiTexts()
  if (refused.state === 'saved') return null
  if (refused.state === 'error')
    return (
      <Callout tone="danger" isAnnounced>
        {refused.message}
      </Callout>
    )
  return (
    <Callout
      tone="attention"
      isAnnounced
      title={texts.conflictTitle}
      action={
        <>
          <Button size="small" onPress={() => onKeep(refused.current)}>
            {texts.keepMine}
          </Button>
          <Button size="small" onPress={onClose}>
            {texts.keepTheirs}
          </Button>
        </>
      }
    >
      {texts.conflictTheirs}: {say(refused.current) || texts.empty}
    </Callout>
  )
}
