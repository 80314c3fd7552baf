import { EyeOff } from 'lucide-react'
import type { LimitedField, LimitedFields, MaskKind } from '@klantregie/contract'
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx'
import { useT } from '../locale/index.ts'
import styles from './masking.module.css'

interface KeptBackProps {
  readonly limit: LimitedField
  /** One line of a list: the first value only, without the reason. */
  readonly isShort?: boolean
}

/** In the place of a value that is kept back from this reader: what is left of it, and in words that it is, and why. */
export function KeptBack({ limit, isShort = false }: KeptBackProps) {
  const t = useT()
  const { access, because, texts } = limit
  const why = t(`relations.masking.because.${because}`)
  const shown = isShort ? texts.slice(0, 1) : texts
  if (access === 'hidden' || shown.length === 0)
    return (
      <span className={styles.hidden} title={why}>
        {t('relations.masking.hidden')}
        {!isShort && <span className={styles.why}>{why}</span>}
      </span>
    )
  return (
    <span className={styles.masked} title={why}>
      {shown.map((text, index) => (
        // Dots read aloud are noise: the words beside them say what they mean.
        <span key={index} className={styles.text} aria-hidden="true">
          {text}
        </span>
      ))}
      <VisuallyHidden>{t('relations.masking.masked')}</VisuallyHidden>
      {!isShort && <span className={styles.why}>{why}</span>}
    </span>
  )
}

/** A cell of a list: the value, or what is left of it. */
export function orKeptBack(limited: LimitedFields | undefined, field: string) {
  const limit = limited?.[field]
  return limit && <KeptBack limit={limit} isShort />
}

/** Beside a name: that particulars of this relation are masked for everybody. */
export function MaskMark({ mask }: { readonly mask: MaskKind }) {
  const t = useT()
  const label = t(`relations.masking.mark.${mask}`)
  return (
    <span className={styles.mark} title={label}>
      <EyeOff aria-hidden="true" />
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  )
}
