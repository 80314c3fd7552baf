import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Header,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components'
import type { Selection } from 'react-aria-components'
import { cx } from './class-names.ts'
import styles from './list-box.module.css'

export interface MenuItem {
  readonly id: string
  readonly label: string
  readonly detail?: string
  readonly icon?: ReactNode
  /** Keys or a short value at the end of the line. */
  readonly end?: ReactNode
  readonly tone?: 'danger'
  readonly isDisabled?: boolean
  readonly href?: string
}

export interface MenuGroup {
  readonly id: string
  readonly title?: string
  readonly items: readonly MenuItem[]
  /** Given for a group of choices: the ids that are on. Without it the items are actions. */
  readonly selected?: readonly string[]
  readonly selectionMode?: 'single' | 'multiple'
  readonly onSelect?: (ids: readonly string[]) => void
}

export interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactNode
  readonly label: string
  readonly groups: readonly MenuGroup[]
  readonly onAction?: (id: string) => void
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end' | 'right bottom'
}

export function Menu({ trigger, label, groups, onAction, placement = 'bottom end' }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles.popover ?? ''} placement={placement} offset={4}>
        <AriaMenu className={styles.list ?? ''} aria-label={label} onAction={(key) => onAction?.(String(key))}>
          {groups.map((group, index) => (
            <MenuGroupView key={group.id} group={group} hasSeparator={index > 0} />
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

function MenuGroupView({ group, hasSeparator }: { readonly group: MenuGroup; readonly hasSeparator: boolean }) {
  const { selected, selectionMode = 'single', onSelect } = group
  const select = (keys: Selection) =>
    onSelect?.(keys === 'all' ? group.items.map((item) => item.id) : [...keys].map(String))
  const selection =
    selected === undefined
      ? {}
      : { selectionMode, selectedKeys: selected, onSelectionChange: select, disallowEmptySelection: true }
  return (
    <>
      {hasSeparator && <Separator className={styles.separator ?? ''} />}
      <MenuSection {...selection} aria-label={group.title ?? group.id}>
        {group.title !== undefined && <Header className={styles.header ?? ''}>{group.title}</Header>}
        {group.items.map((item) => (
          <MenuItemView key={item.id} item={item} isChoice={selected !== undefined} />
        ))}
      </MenuSection>
    </>
  )
}

function MenuItemView({ item, isChoice }: { readonly item: MenuItem; readonly isChoice: boolean }) {
  return (
    <AriaMenuItem
      id={item.id}
      textValue={item.label}
      isDisabled={item.isDisabled ?? false}
      {...(item.href !== undefined && { href: item.href })}
      className={cx(styles.item, item.tone === 'danger' && styles.danger)}
    >
      {({ isSelected }) => (
        <>
          {item.icon}
          <span className={styles.itemText}>
            {item.label}
            {item.detail !== undefined && <span className={styles.itemDetail}>{item.detail}</span>}
          </span>
          {item.end !== undefined && <span className={styles.itemEnd}>{item.end}</span>}
          {isChoice && <span className={styles.check}>{isSelected && <Check aria-hidden="true" />}</span>}
        </>
      )}
    </AriaMenuItem>
  )
}
