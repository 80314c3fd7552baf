import { FieldError, Label, Text } from 'react-aria-components'
import type { ReactNode } from 'react'
import { useUiTexts } from './texts.tsx'
import { cx } from './class-names.ts'
import styles from './field.module.css'

/** What every field has: a visible label, an optional explanation, and an error that says what to do. */
export interface FieldProps {
  readonly label: string
  /** One sentence under the label: what it is for or how to write it. */
  readonly description?: ReactNode
  readonly errorMessage?: string | undefined
  /** Required is the rule and is not marked; optional fields say so. */
  readonly isRequired?: boolean
  readonly isDisabled?: boolean
  readonly isReadOnly?: boolean
  readonly width?: 'short' | 'medium' | 'full'
  /** The label is read aloud but not shown; only where the place makes it obvious, such as a search box. */
  readonly isLabelHidden?: boolean
}

export function fieldClass(width: FieldProps['width'] = 'full'): string {
  return cx(styles.field, styles[`width-${width}`])
}

export interface FieldLabelProps {
  readonly label: string
  readonly isRequired?: boolean | undefined
  readonly isReadOnly?: boolean | undefined
  readonly isHidden?: boolean | undefined
}

export function FieldLabel({ label, isRequired, isReadOnly, isHidden }: FieldLabelProps) {
  const texts = useUiTexts()
  const marksOptional = !(isRequired ?? false) && !(isReadOnly ?? false)
  return (
    <Label className={cx(styles.label, isHidden && styles.hidden)}>
      {label}
      {marksOptional && <span className={styles.optional}> ({texts.optional})</span>}
    </Label>
  )
}

export function FieldDescription({ children }: { readonly children: ReactNode }) {
  if (children === undefined || children === null) return null
  return (
    <Text slot="description" className={styles.description ?? ''}>
      {children}
    </Text>
  )
}

/** Shows the message given from outside, or else what the browser itself found wrong. */
export function FieldMessage({ message }: { readonly message?: string | undefined }) {
  return (
    <FieldError className={styles.error ?? ''}>
      {({ validationErrors }) => (
        <>
          <span className={styles.errorMark} aria-hidden="true">
            !
          </span>
          {message ?? validationErrors.join(' ')}
        </>
      )}
    </FieldError>
  )
}
