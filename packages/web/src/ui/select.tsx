import { Check, ChevronsUpDown } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Button,
  ComboBox as AriaComboBox,
  Group,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components'
import type { Key } from 'react-aria-components'
import { FieldDescription, FieldLabel, FieldMessage, fieldClass } from './field.tsx'
import type { FieldProps } from './field.tsx'
import { useUiTexts } from './texts.tsx'
import fieldStyles from './field.module.css'
import styles from './list-box.module.css'

export interface Option {
  readonly id: string
  readonly label: string
  readonly detail?: string | undefined
  readonly isDisabled?: boolean
}

export interface SelectProps extends FieldProps {
  readonly options: readonly Option[]
  readonly value?: string | null
  readonly defaultValue?: string
  readonly name?: string
  readonly placeholder?: string
  readonly onChange?: (id: string) => void
}

/** For up to some fifteen choices that are known; more than that, or choices people know by name, is a ComboBox. */
export function Select({
  options,
  label,
  description,
  errorMessage,
  width,
  isLabelHidden,
  onChange,
  ...props
}: SelectProps) {
  const { value, placeholder = '', ...rest } = props
  return (
    <AriaSelect
      {...rest}
      {...(value !== undefined && { value })}
      placeholder={placeholder}
      isInvalid={errorMessage !== undefined}
      onChange={(key: Key | null) => key !== null && onChange?.(String(key))}
      className={fieldClass(width)}
    >
      <FieldLabel label={label} isRequired={rest.isRequired} isHidden={isLabelHidden} />
      <FieldDescription>{description}</FieldDescription>
      <Button className={styles.trigger ?? ''}>
        <SelectValue className={styles.value ?? ''} />
        <ChevronsUpDown aria-hidden="true" />
      </Button>
      <FieldMessage message={errorMessage} />
      <Options options={options} />
    </AriaSelect>
  )
}

function Options({ options, emptyText }: { readonly options?: readonly Option[]; readonly emptyText?: string }) {
  return (
    <Popover className={styles.popover ?? ''} offset={4}>
      <ListBox
        className={styles.list ?? ''}
        {...(options && { items: options })}
        renderEmptyState={() => <div className={styles.none}>{emptyText}</div>}
      >
        {(option: Option) => <OptionItem option={option} />}
      </ListBox>
    </Popover>
  )
}

function OptionItem({ option }: { readonly option: Option }) {
  return (
    <ListBoxItem
      id={option.id}
      textValue={option.label}
      isDisabled={option.isDisabled ?? false}
      className={styles.item ?? ''}
    >
      {({ isSelected }): ReactNode => (
        <>
          <span className={styles.itemText}>
            {option.label}
            {option.detail !== undefined && <span className={styles.itemDetail}>{option.detail}</span>}
          </span>
          <span className={styles.check}>{isSelected && <Check aria-hidden="true" />}</span>
        </>
      )}
    </ListBoxItem>
  )
}

export interface ComboBoxProps extends FieldProps {
  readonly options: readonly Option[]
  readonly value?: string | null
  readonly defaultValue?: string
  readonly name?: string
  readonly placeholder?: string
  readonly onChange?: (id: string | null) => void
  /** Given when the server does the searching: the list is then shown as it comes, unfiltered. */
  readonly onSearch?: (text: string) => void
  /** May something be typed that is not in the list? */
  readonly allowsCustomValue?: boolean
}

export function ComboBox({ options, label, description, errorMessage, width, isLabelHidden, ...props }: ComboBoxProps) {
  const { onChange, onSearch, placeholder, value, ...rest } = props
  const texts = useUiTexts()
  return (
    <AriaComboBox
      {...rest}
      {...(value !== undefined && { value })}
      {...(onSearch
        ? { items: options, onInputChange: onSearch, allowsEmptyCollection: true }
        : { defaultItems: options })}
      isInvalid={errorMessage !== undefined}
      menuTrigger="focus"
      onChange={(key: Key | null) => onChange?.(key === null ? null : String(key))}
      className={fieldClass(width)}
    >
      <FieldLabel label={label} isRequired={rest.isRequired} isHidden={isLabelHidden} />
      <FieldDescription>{description}</FieldDescription>
      <Group className={fieldStyles.group ?? ''}>
        <Input className={fieldStyles.input ?? ''} {...(placeholder && { placeholder })} />
        <Button className={fieldStyles.adorn ?? ''} aria-label={texts.showOptions}>
          <ChevronsUpDown aria-hidden="true" />
        </Button>
      </Group>
      <FieldMessage message={errorMessage} />
      <Options emptyText={texts.noOptions} />
    </AriaComboBox>
  )
}
