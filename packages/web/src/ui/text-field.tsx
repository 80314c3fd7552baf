import { useState } from 'react'
import type { ReactNode } from 'react'
import { Eye, EyeOff, Search, X } from 'lucide-react'
import {
  Button,
  DateField as AriaDateField,
  DateInput,
  DateSegment,
  Group,
  Input,
  NumberField as AriaNumberField,
  SearchField as AriaSearchField,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
} from 'react-aria-components'
import type {
  DateFieldProps as AriaDateFieldProps,
  DateValue,
  NumberFieldProps as AriaNumberFieldProps,
  SearchFieldProps as AriaSearchFieldProps,
  TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components'
import { cx } from './class-names.ts'
import { FieldDescription, FieldLabel, FieldMessage, fieldClass } from './field.tsx'
import type { FieldProps } from './field.tsx'
import { useUiTexts } from './texts.tsx'
import styles from './field.module.css'

type Own = keyof FieldProps | 'className' | 'style' | 'children'

export interface TextFieldProps extends Omit<AriaTextFieldProps, Own>, FieldProps {
  readonly placeholder?: string
  /** Shown under the field while typing, such as the strength of a password. */
  readonly after?: ReactNode
}

export function TextField({
  label,
  description,
  errorMessage,
  width,
  isLabelHidden,
  placeholder,
  after,
  ...rest
}: TextFieldProps) {
  const isPassword = rest.type === 'password'
  return (
    <AriaTextField {...rest} {...invalid(errorMessage)} className={fieldClass(width)}>
      <FieldLabel label={label} isRequired={rest.isRequired} isReadOnly={rest.isReadOnly} isHidden={isLabelHidden} />
      <FieldDescription>{description}</FieldDescription>
      {isPassword ? <PasswordInput /> : <Input className={styles.input ?? ''} {...(placeholder && { placeholder })} />}
      {after}
      <FieldMessage message={errorMessage} />
    </AriaTextField>
  )
}

/** An error from outside makes a field invalid; without one the browser's own checks decide. */
function invalid(errorMessage: string | undefined): { isInvalid?: true } {
  return errorMessage === undefined ? {} : { isInvalid: true }
}

/** Being able to look at what was typed prevents more mistakes than hiding it prevents peeking. */
function PasswordInput() {
  const texts = useUiTexts()
  const [isShown, setShown] = useState(false)
  return (
    <Group className={styles.group ?? ''}>
      <Input
        className={styles.input ?? ''}
        type={isShown ? 'text' : 'password'}
        spellCheck="false"
        autoCapitalize="none"
      />
      <Button
        slot={null}
        className={styles.adorn ?? ''}
        aria-label={isShown ? texts.hidePassword : texts.showPassword}
        onPress={() => setShown(!isShown)}
      >
        {isShown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
      </Button>
    </Group>
  )
}

export interface TextAreaProps extends Omit<AriaTextFieldProps, Own>, FieldProps {
  readonly rows?: number
  readonly placeholder?: string
}

export function TextArea({
  label,
  description,
  errorMessage,
  width,
  isLabelHidden,
  rows = 4,
  placeholder,
  ...rest
}: TextAreaProps) {
  return (
    <AriaTextField {...rest} {...invalid(errorMessage)} className={fieldClass(width)}>
      <FieldLabel label={label} isRequired={rest.isRequired} isReadOnly={rest.isReadOnly} isHidden={isLabelHidden} />
      <FieldDescription>{description}</FieldDescription>
      <AriaTextArea className={cx(styles.input, styles.area)} rows={rows} {...(placeholder && { placeholder })} />
      <FieldMessage message={errorMessage} />
    </AriaTextField>
  )
}

export interface NumberFieldProps extends Omit<AriaNumberFieldProps, Own>, FieldProps {}

export function NumberField({
  label,
  description,
  errorMessage,
  width = 'short',
  isLabelHidden,
  ...rest
}: NumberFieldProps) {
  return (
    <AriaNumberField {...rest} {...invalid(errorMessage)} className={fieldClass(width)}>
      <FieldLabel label={label} isRequired={rest.isRequired} isReadOnly={rest.isReadOnly} isHidden={isLabelHidden} />
      <FieldDescription>{description}</FieldDescription>
      <Group className={styles.group ?? ''}>
        <Input className={cx(styles.input, styles.numeric)} />
      </Group>
      <FieldMessage message={errorMessage} />
    </AriaNumberField>
  )
}

export interface SearchFieldProps extends Omit<AriaSearchFieldProps, Own>, Omit<FieldProps, 'isRequired'> {
  readonly placeholder?: string
}

/** Escape clears. The label is hidden by default because the magnifier and the placeholder say it. */
export function SearchField({
  label,
  description,
  errorMessage,
  width,
  isLabelHidden = true,
  placeholder,
  ...rest
}: SearchFieldProps) {
  const texts = useUiTexts()
  return (
    <AriaSearchField {...rest} {...invalid(errorMessage)} className={fieldClass(width)}>
      {({ isEmpty }) => (
        <>
          <FieldLabel label={label} isRequired isHidden={isLabelHidden} />
          <FieldDescription>{description}</FieldDescription>
          <Group className={styles.group ?? ''}>
            <span className={styles.lead}>
              <Search aria-hidden="true" />
            </span>
            <Input className={styles.input ?? ''} {...(placeholder && { placeholder })} />
            {!isEmpty && (
              <Button className={styles.adorn ?? ''} aria-label={texts.clear}>
                <X aria-hidden="true" />
              </Button>
            )}
          </Group>
          <FieldMessage message={errorMessage} />
        </>
      )}
    </AriaSearchField>
  )
}

export interface DateFieldProps<T extends DateValue> extends Omit<AriaDateFieldProps<T>, Own>, FieldProps {}

/** Typed per part, in the order of the reader's language; values are calendar days of @internationalized/date. */
export function DateField<T extends DateValue>({
  label,
  description,
  errorMessage,
  width = 'short',
  isLabelHidden,
  ...rest
}: DateFieldProps<T>) {
  return (
    <AriaDateField<T> {...rest} {...invalid(errorMessage)} className={fieldClass(width)}>
      <FieldLabel label={label} isRequired={rest.isRequired} isReadOnly={rest.isReadOnly} isHidden={isLabelHidden} />
      <FieldDescription>{description}</FieldDescription>
      <DateInput className={cx(styles.group, styles.segments)}>
        {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
      </DateInput>
      <FieldMessage message={errorMessage} />
    </AriaDateField>
  )
}
