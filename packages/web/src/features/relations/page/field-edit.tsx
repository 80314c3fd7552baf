import { useRef } from 'react'
import type { FocusEvent, ReactNode } from 'react'
import type { FieldKey, FieldValue, RelationPage } from '@klantregie/contract'
import { InlineEdit } from '../../../ui/inline-edit.tsx'
import type { InlineEditProps } from '../../../ui/inline-edit.tsx'
import type { SaveResult } from '../../../ui/inline-edit.view.ts'
import { expectedValue, valueLine } from './page.view.ts'
import { useChangeField } from './use-change-field.ts'

export interface FieldEditProps extends Pick<InlineEditProps, 'label' | 'value' | 'inputMode'> {
  readonly page: RelationPage
  readonly field: FieldKey
  readonly display?: ReactNode
  /**
   * The change that what was typed makes on the value that stood there, or a sentence that says why it cannot be
   * meant. `stored` is what the editor saw, or after a conflict what somebody else made of it.
   */
  readonly toChange: (typed: string, stored: unknown) => FieldValue | string
}

/**
 * One line of a field, edited in place. The value that counts as "what I saw" is the one at the moment the editor
 * opened: when the page refreshes underneath, the change of somebody else must not slip by unnoticed.
 */
export function FieldEdit({ page, field, toChange, ...shown }: FieldEditProps) {
  const change = useChangeField(page.relation.id)
  const seen = useRef<{ readonly value: unknown } | null>(null)
  const theirs = useRef<unknown>(null)
  const watch = (event: FocusEvent<HTMLElement>) => {
    const isEditor = event.target.closest('form') !== null
    if (!isEditor) seen.current = null
    else seen.current ??= { value: expectedValue(page.relation, field) }
  }
  const save = async (typed: string, { overwrite }: { readonly overwrite: boolean }): Promise<SaveResult> => {
    const stored = overwrite ? theirs.current : (seen.current?.value ?? expectedValue(page.relation, field))
    const wanted = toChange(typed, stored)
    if (typeof wanted === 'string') return { state: 'error', message: wanted }
    const result = await change(wanted, stored)
    if (result.state !== 'conflict') return result
    theirs.current = result.current
    return { state: 'conflict', theirs: valueLine(field, result.current) }
  }
  return (
    <span onFocusCapture={watch}>
      <InlineEdit {...shown} isReadOnly={!page.mayWrite} onSave={save} />
    </span>
  )
}
