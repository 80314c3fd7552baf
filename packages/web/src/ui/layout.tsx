import { useEffect, useId, useState } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'react-aria-components'
import { ArrowLeft, ArrowRight, ListFilter } from 'lucide-react'
import { Button, IconButton } from './button.tsx'
import { cx } from './class-names.ts'
import { useUiTexts } from './texts.tsx'
import styles from './layout.module.css'

export interface PageHeaderProps {
  readonly title: string
  /** One line under the title: what this page is for, or what the record is. */
  readonly lead?: ReactNode
  readonly breadcrumbs?: readonly Crumb[]
  readonly actions?: ReactNode
}

/** The one h1 of a screen, and the title of the window. After a change of route the focus comes here (data-page-title). */
export function PageHeader({ title, lead, breadcrumbs = [], actions }: PageHeaderProps) {
  const { product } = useUiTexts()
  useEffect(() => {
    document.title = `${title} · ${product}`
  }, [title, product])
  return (
    <header className={styles.pageHeader}>
      {breadcrumbs.length > 0 && <Breadcrumbs items={breadcrumbs} />}
      <div className={styles.titleRow}>
        <h1 tabIndex={-1} data-page-title="">
          {title}
        </h1>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      {lead !== undefined && <div className={styles.lead}>{lead}</div>}
    </header>
  )
}

export interface Crumb {
  readonly label: string
  readonly href: string
}

/** The pages above this one; the page itself is the h1 below and is not repeated. */
export function Breadcrumbs({ items }: { readonly items: readonly Crumb[] }) {
  const texts = useUiTexts()
  return (
    <nav aria-label={texts.breadcrumbs}>
      <ol className={styles.breadcrumbs}>
        {items.map((item) => (
          <li key={item.href} className={styles.crumb}>
            <Link href={item.href}>{item.label}</Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** The body of a screen; `narrow` for reading and forms, `wide` for tables. */
export function Page({
  children,
  width = 'wide',
}: {
  readonly children: ReactNode
  readonly width?: 'narrow' | 'wide'
}) {
  return <div className={cx(styles.page, styles[width])}>{children}</div>
}

export interface FormSectionProps {
  readonly title: string
  readonly description?: ReactNode
  readonly children: ReactNode
}

/** Title and explanation at the left, fields at the right; below one another on a phone. */
export function FormSection({ title, description, children }: FormSectionProps) {
  return (
    <section className={styles.formSection}>
      <div className={styles.formSectionHead}>
        <h2>{title}</h2>
        {description !== undefined && <div className={styles.soft}>{description}</div>}
      </div>
      <div className={styles.formSectionBody}>{children}</div>
    </section>
  )
}

/** Fields below one another, with the rhythm of the chosen density. */
export function Stack({
  children,
  gap = 'normal',
}: {
  readonly children: ReactNode
  readonly gap?: 'tight' | 'normal' | 'loose'
}) {
  return <div className={cx(styles.stack, styles[`gap-${gap}`])}>{children}</div>
}

/** Things beside one another that wrap when there is no room. */
export function Row({
  children,
  align = 'center',
}: {
  readonly children: ReactNode
  readonly align?: 'center' | 'end' | 'start'
}) {
  return <div className={cx(styles.row, styles[`align-${align}`])}>{children}</div>
}

export interface FilterBarProps {
  readonly children: ReactNode
  /** On a telephone behind a button, so that the list itself is in sight. */
  readonly more?: ReactNode
  /** One of `more` is chosen: then they are open at first. */
  readonly isNarrowed?: boolean
}

/** Fields above a list that narrow it down: beside one another as far as there is room, below one another on a telephone. */
export function FilterBar({ children, more, isNarrowed = false }: FilterBarProps) {
  const texts = useUiTexts()
  const id = useId()
  const [isOpen, setIsOpen] = useState(isNarrowed)
  return (
    <div className={styles.filters} role="search">
      {children}
      {more !== undefined && (
        <>
          <div className={styles.moreFilters}>
            <Button
              icon={<ListFilter aria-hidden="true" />}
              aria-expanded={isOpen}
              aria-controls={id}
              onPress={() => setIsOpen(!isOpen)}
            >
              {texts.filters}
            </Button>
          </div>
          <div id={id} className={cx(styles.more, isOpen && styles.open)}>
            {more}
          </div>
        </>
      )}
    </div>
  )
}

export interface Description {
  readonly id: string
  readonly term: ReactNode
  readonly value: ReactNode
}

export function DescriptionList({ items }: { readonly items: readonly Description[] }) {
  return (
    <dl className={styles.descriptions}>
      {items.map((item) => (
        <div key={item.id}>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}

export interface PaginationProps {
  readonly label: string
  /** "51–100 van 20.148 relaties" */
  readonly range: string
  /** Null where there is nothing before or after. */
  readonly onPrevious: (() => void) | null
  readonly onNext: (() => void) | null
}

export function Pagination({ label, range, onPrevious, onNext }: PaginationProps) {
  const texts = useUiTexts()
  return (
    <nav aria-label={label} className={styles.pagination}>
      <span aria-live="polite">{range}</span>
      <IconButton
        label={texts.previousPage}
        icon={<ArrowLeft aria-hidden="true" />}
        isDisabled={onPrevious === null}
        onPress={() => onPrevious?.()}
      />
      <IconButton
        label={texts.nextPage}
        icon={<ArrowRight aria-hidden="true" />}
        isDisabled={onNext === null}
        onPress={() => onNext?.()}
      />
    </nav>
  )
}

/** A key on the keyboard, shown as text. */
export function Kbd({ children }: { readonly children: ReactNode }) {
  return <kbd className={styles.kbd}>{children}</kbd>
}
