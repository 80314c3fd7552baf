import type { ReactNode } from 'react'
import type { InventoryType } from '@klantregie/contract'
import { useCoreT } from '../../../lib/locale/index.ts'
import { TermMark } from '../../../lib/term.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { DefinitionHint, DefinitionMark } from '../../../ui/tooltip.tsx'
import { useT } from '../locale/index.ts'
import type { inventoryNl } from '../locale/inventory.nl.ts'
import styles from './inventory.module.css'

type Explained<K> = K extends `inventory.about.${infer Figure}` ? Figure : never
/** Figures that are explained in `inventory.about.*`. */
export type FigureName = Explained<keyof typeof inventoryNl>

/** The name of a figure with how it is counted one hover, focus or tap away. */
export function FigureTerm({ figure, children }: { readonly figure: FigureName; readonly children: string }) {
  const t = useT()
  return <DefinitionHint term={children} definition={t(`inventory.about.${figure}`)} />
}

/** What the organisation means by a type: as agreed now, or as it was when the figures were kept. */
export function TypeMark({ type, isFrozen }: { readonly type: InventoryType; readonly isFrozen: boolean }) {
  const t = useCoreT()
  if (!isFrozen)
    return (
      <TermMark of={{ kind: 'type', key: type.key }} otherwise={type.definition}>
        {type.name}
      </TermMark>
    )
  if (type.definition === null) return null
  return <DefinitionMark term={type.name} definition={type.definition} label={t('term.mark', { term: type.name })} />
}

/** A figure that leads to its people; bare when there are none, or when figures were kept and people have moved on. */
export function Behind({
  count,
  href,
  label,
  children,
}: {
  readonly count: number
  readonly href: string | null
  /** Of whom this is the figure, for who hears only the link. */
  readonly label: string
  readonly children: ReactNode
}) {
  if (count === 0 || href === null) return <span className={styles.figure}>{children}</span>
  return (
    <span className={styles.figure}>
      <TextLink quiet href={href} aria-label={label}>
        {children}
      </TextLink>
    </span>
  )
}
