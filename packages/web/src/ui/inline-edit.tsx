import { Check, Pencil } from 'lucide-react'
import { useEffect, useReducer, useRef } from 'react'
import type { SyntheticEvent, KeyboardEvent, ReactNode, RefObject } from 'react'
import { Button as AriaButton, Input, TextArea, TextField } from 'react-aria-components'
import { Button } from './button.tsx'
import { cx } from './class-names.ts'
import { nextEditState } from './inline-edit.view.ts'
import type { EditState, SaveResult } from './inline-edit.view.ts'
import { useUiTexts } from './texts.tsx'
import fieldStyles from './field.module.css'
import styles from './inline-edit.module.css'

export interface InlineEditProps {
  readonly label: string
  readonly value: string
  /** How the value is shown when not editing; the value itself when absent. */
  readonly display?: ReactNode
  /** Stands beside the value, for example a mark that opens where it came from. */
  readonly aside?: ReactNode
  readonly isMultiline?: boolean
  readonly isReadOnly?: boolean
  readonly inputMode?: 'text' | 'email' | 'tel' | 'numeric' | 'url'
  /**
   * Saves and says how it went; it does not throw. `overwrite` is true when the reader saw both values of a conflict
   * and chose the own one.
   */
  readonly onSave: (value: string, options: { readonly overwrite: boolean }) => Promise<SaveResult>
}

/** How long "saved" stays in sight, in milliseconds. */
const SETTLE_MS = 2_500

function useInlineEdit({ value, onSave }: InlineEditProps) {
  const [state, dispatch] = useReducer(nextEditState, { state: 'idle' } satisfies EditState)
  useEffect(() => {
    if (state.state !== 'saved') return
    const timer = setTimeout(() => dispatch({ event: 'settle' }), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [state])
  const save = async (overwrite: boolean) => {
    if (!('draft' in state) || state.state === 'saving') return
    if (state.draft === value && !overwrite) {
      dispatch({ event: 'cancel' })
      return
    }
    dispatch({ event: 'submit' })
    dispatch({ event: 'result', result: await onSave(state.draft, { overwrite }) })
  }
  return { state, dispatch, save: (overwrite = false) => void save(overwrite) }
}

export function InlineEdit(props: InlineEditProps) {
  const edit = useInlineEdit(props)
  const opener = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  const { state } = edit
  const isOpen = state.state === 'editing' || state.state === 'saving' || state.state === 'error'

  // Closing the editor must not drop the keyboard on the floor: the focus goes back to the value.
  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])

  if (state.state === 'conflict') return <Conflict edit={edit} draft={state.draft} theirs={state.theirs} />
  if (isOpen) return <Editor {...props} edit={edit} />
  return <Shown {...props} edit={edit} opener={opener} />
}

type Edit = ReturnType<typeof useInlineEdit>

interface ShownProps extends InlineEditProps {
  readonly edit: Edit
  readonly opener: RefObject<HTMLButtonElement | null>
}

function Shown({ label, value, display, aside, isReadOnly = false, edit, opener }: ShownProps) {
  const texts = useUiTexts()
  const isSaved = edit.state.state === 'saved'
  const text = edit.state.state === 'saved' ? edit.state.value : value
  const content = isSaved || display === undefined ? text : display
  return (
    <span className={styles.shown}>
      {isReadOnly ? (
        <span>{content}</span>
      ) : (
        <AriaButton
          ref={opener}
          className={styles.opener ?? ''}
          aria-label={`${label}: ${text || texts.empty}. ${texts.edit}`}
          onPress={() => edit.dispatch({ event: 'start', value })}
        >
          {text === '' ? <span className={styles.none}>{texts.empty}</span> : <span>{content}</span>}
          <Pencil aria-hidden="true" />
        </AriaButton>
      )}
      {aside}
      <span role="status" className={styles.saved}>
        {isSaved && <SavedMark text={texts.saved} />}
      </span>
    </span>
  )
}

function SavedMark({ text }: { readonly text: string }) {
  return (
    <>
      <Check aria-hidden="true" /> {text}
    </>
  )
}

function Editor({ label, isMultiline = false, inputMode = 'text', edit }: InlineEditProps & { readonly edit: Edit }) {
  const texts = useUiTexts()
  const { state, dispatch, save } = edit
  const isSaving = state.state === 'saving'
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    save()
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') dispatch({ event: 'cancel' })
    if (event.key === 'Enter' && isMultiline && (event.ctrlKey || event.metaKey)) save()
  }
  return (
    <form className={styles.editor} onSubmit={submit} onKeyDown={keys}>
      <TextField
        aria-label={label}
        autoFocus
        value={'draft' in state ? state.draft : ''}
        isReadOnly={isSaving}
        isInvalid={state.state === 'error'}
        onChange={(draft) => dispatch({ event: 'type', draft })}
        className={styles.field ?? ''}
      >
        {isMultiline ? (
          <TextArea className={cx(fieldStyles.input, fieldStyles.area)} rows={3} />
        ) : (
          <Input className={fieldStyles.input ?? ''} inputMode={inputMode} />
        )}
      </TextField>
      <span className={styles.buttons}>
        <Button type="submit" size="small" tone="primary" isPending={isSaving}>
          {isSaving ? texts.saving : texts.save}
        </Button>
        <Button size="small" tone="quiet" isDisabled={isSaving} onPress={() => dispatch({ event: 'cancel' })}>
          {texts.cancel}
        </Button>
      </span>
      {state.state === 'error' && (
        <p role="alert" className={fieldStyles.error}>
          {state.message}
        </p>
      )}
    </form>
  )
}

interface ConflictProps {
  readonly edit: Edit
  readonly draft: string
  readonly theirs: string
}

function Conflict({ edit, draft, theirs }: ConflictProps) {
  const texts = useUiTexts()
  return (
    <div role="alertdialog" aria-label={texts.conflictTitle} className={styles.conflict}>
      <strong>{texts.conflictTitle}</strong>
      <dl>
        <div>
          <dt>{texts.conflictMine}</dt>
          <dd>
            <span>{draft || texts.empty}</span>
            <Button size="small" autoFocus onPress={() => edit.save(true)}>
              {texts.keepMine}
            </Button>
          </dd>
        </div>
        <div>
          <dt>{texts.conflictTheirs}</dt>
          <dd>
            <span>{theirs || texts.empty}</span>
            <Button size="small" onPress={() => edit.dispatch({ event: 'takeTheirs' })}>
              {texts.keepTheirs}
            </Button>
          </dd>
        </div>
      </dl>
    </div>
  )
}
