import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  CheckboxButton,
  CheckboxField,
  CheckboxGroup as AriaCheckboxGroup,
  RadioButton,
  RadioField,
  RadioGroup as AriaRadioGroup,
  SwitchButton,
  SwitchField,
  Text,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components'
import type {
  CheckboxGroupProps as AriaCheckboxGroupProps,
  CheckboxFieldProps as AriaCheckboxProps,
  RadioGroupProps as AriaRadioGroupProps,
  SwitchFieldProps as AriaSwitchProps,
} from 'react-aria-components'
import { cx } from './class-names.ts'
import { FieldDescription, FieldLabel, FieldMessage } from './field.tsx'
import type { FieldProps } from './field.tsx'
import type { Option } from './select.tsx'
import styles from './choice.module.css'

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'className' | 'style' | 'children'> {
  /** Omit only together with aria-label or aria-labelledby, such as in a table row. */
  readonly children?: ReactNode
  readonly detail?: string | undefined
}

export function Checkbox({ children, detail, ...rest }: CheckboxProps) {
  return (
    <CheckboxField {...rest} className={styles.choiceField ?? ''}>
      <CheckboxButton className={styles.choice ?? ''}>
        {({ isSelected, isIndeterminate }) => (
          <>
            <span className={styles.box} aria-hidden="true">
              {isIndeterminate ? <Minus /> : isSelected && <Check />}
            </span>
            {children !== undefined && <span>{children}</span>}
          </>
        )}
      </CheckboxButton>
      <Detail>{detail}</Detail>
    </CheckboxField>
  )
}

function Detail({ children }: { readonly children: string | undefined }) {
  if (children === undefined) return null
  return (
    <Text slot="description" className={styles.detail ?? ''}>
      {children}
    </Text>
  )
}

type Group = Omit<FieldProps, 'width'> & { readonly options: readonly Option[]; readonly isHorizontal?: boolean }
type RadioLook = Group & {
  /** Two columns of equal width, for options that stand side by side with something above them. */
  readonly isInColumns?: boolean
}

export interface CheckboxGroupProps
  extends Omit<AriaCheckboxGroupProps, keyof FieldProps | 'className' | 'style' | 'children'>, Group {}

export function CheckboxGroup({
  label,
  description,
  errorMessage,
  options,
  isHorizontal,
  isLabelHidden,
  ...rest
}: CheckboxGroupProps) {
  return (
    <AriaCheckboxGroup {...rest} isInvalid={errorMessage !== undefined} className={styles.group ?? ''}>
      <FieldLabel label={label} isRequired={rest.isRequired ?? true} isHidden={isLabelHidden} />
      <FieldDescription>{description}</FieldDescription>
      <div className={cx(styles.options, isHorizontal && styles.horizontal)}>
        {options.map((option) => (
          <Checkbox key={option.id} value={option.id} detail={option.detail} isDisabled={option.isDisabled ?? false}>
            {option.label}
          </Checkbox>
        ))}
      </div>
      <FieldMessage message={errorMessage} />
    </AriaCheckboxGroup>
  )
}

export interface RadioGroupProps
  extends Omit<AriaRadioGroupProps, keyof FieldProps | 'className' | 'style' | 'children'>, RadioLook {}

export function RadioGroup({
  label,
  description,
  errorMessage,
  options,
  isHorizontal,
  isInColumns,
  isLabelHidden,
  ...rest
}: RadioGroupProps) {
  return (
    <AriaRadioGroup {...rest} isInvalid={errorMessage !== undefined} className={styles.group ?? ''}>
      <FieldLabel label={label} isRequired={rest.isRequired ?? true} isHidden={isLabelHidden} />
      <FieldDescription>{description}</FieldDescription>
      <div className={cx(styles.options, isHorizontal && styles.horizontal, isInColumns && styles.columns)}>
        {options.map((option) => (
          <RadioField
            key={option.id}
            value={option.id}
            isDisabled={option.isDisabled ?? false}
            className={styles.choiceField ?? ''}
          >
            <RadioButton className={styles.choice ?? ''}>
              <span className={cx(styles.box, styles.round)} aria-hidden="true" />
              <span>{option.label}</span>
            </RadioButton>
            <Detail>{option.detail}</Detail>
          </RadioField>
        ))}
      </div>
      <FieldMessage message={errorMessage} />
    </AriaRadioGroup>
  )
}

export interface SwitchProps extends Omit<AriaSwitchProps, 'className' | 'style' | 'children'> {
  readonly children: ReactNode
  readonly detail?: string
}

/** Takes effect at once. In a form with a save button, use a Checkbox. */
export function Switch({ children, detail, ...rest }: SwitchProps) {
  return (
    <SwitchField {...rest} className={cx(styles.choiceField, styles.switch)}>
      <SwitchButton className={styles.choice ?? ''}>
        <span className={styles.track} aria-hidden="true">
          <span className={styles.knob} />
        </span>
        <span>{children}</span>
      </SwitchButton>
      <Detail>{detail}</Detail>
    </SwitchField>
  )
}

interface ScopeProps<Id extends string> {
  readonly label: string
  readonly value: Id
  readonly options: readonly { readonly id: Id; readonly label: string }[]
  readonly onChange: (id: Id) => void
}

/** Which part of one list is shown, as words beside one another; always one of them. */
export function Scope<Id extends string>({ label, value, options, onChange }: ScopeProps<Id>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles.scope ?? ''}
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find(({ id }) => keys.has(id))
        if (chosen) onChange(chosen.id)
      }}
    >
      {options.map((option) => (
        <ToggleButton key={option.id} id={option.id} className={styles.scopeChoice ?? ''}>
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
