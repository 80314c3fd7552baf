import { Info } from 'lucide-react'
import { Button, TooltipTrigger } from 'react-aria-components'
import type { Provenance } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { Popover, TooltipBubble } from '../../../ui/tooltip.tsx'
import { useT } from '../locale/index.ts'
import { ProvenanceStory } from './provenance-story.tsx'
import styles from './provenance.module.css'

export interface FieldProvenanceProps {
  /** What the value is called on the page, such as "E-mailadres". */
  readonly label: string
  /** Absent when no source says anything about this field: then there is no mark. */
  readonly provenance: Provenance | undefined
}

/** A small mark behind a value: source and day on hover or focus, the whole story on a press or tap. */
export function FieldProvenance({ label, provenance }: FieldProvenanceProps) {
  const t = useT()
  const format = useFormat()
  if (!provenance) return null
  return (
    <Popover
      label={t('provenance.of', { label })}
      placement="bottom start"
      trigger={
        <TooltipTrigger delay={250} closeDelay={80}>
          <Button className={styles.mark ?? ''} aria-label={t('provenance.of', { label })}>
            <Info aria-hidden="true" />
            {provenance.others.length > 0 && <span className={styles.dot} aria-hidden="true" />}
          </Button>
          <TooltipBubble>
            {t('provenance.short', { source: provenance.source, date: format.date(provenance.recordedAt) })}
          </TooltipBubble>
        </TooltipTrigger>
      }
    >
      <strong>{label}</strong>
      <ProvenanceStory provenance={provenance} />
    </Popover>
  )
}
