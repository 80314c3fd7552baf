import { ArrowDown, ArrowUp, X } from 'lucide-react'
import type { Source } from '@klantregie/contract'
import { IconButton } from '../../../ui/button.tsx'
import { Select } from '../../../ui/select.tsx'
import { useT } from '../locale/index.ts'
import type { Rule } from './survivorship.api.ts'
import { moved, withSource, withoutSource } from './survivorship.view.ts'
import styles from './survivorship.module.css'

interface SourceOrderProps {
  readonly sources: readonly Source[]
  readonly rule: Rule
  readonly onChange: (rule: Rule) => void
}

/** The sources that go first. Buttons and no dragging: they work with every hand and every key. */
export function SourceOrder({ sources, rule, onChange }: SourceOrderProps) {
  const t = useT()
  const others = sources.filter(({ id }) => !rule.sourceIds.includes(id))
  return (
    <section className={styles.order} aria-labelledby="believe-first">
      <h3 id="believe-first">{t('believe.first')}</h3>
      {rule.sourceIds.length === 0 ? (
        <p className={styles.soft}>{t('believe.noneFirst')}</p>
      ) : (
        <ol>
          {rule.sourceIds.map((id, index) => (
            <li key={id} className={styles.source}>
              <span className={styles.place}>{index + 1}</span>
              <span className={styles.sourceName}>{nameOf(sources, id) ?? t('believe.gone')}</span>
              <SourceButtons
                name={nameOf(sources, id) ?? t('believe.gone')}
                isFirst={index === 0}
                isLast={index === rule.sourceIds.length - 1}
                onMove={(step) => onChange(moved(rule, id, step))}
                onRemove={() => onChange(withoutSource(rule, id))}
              />
            </li>
          ))}
        </ol>
      )}
      {others.length > 0 && (
        <Select
          key={rule.sourceIds.length}
          label={t('believe.add')}
          isRequired
          width="medium"
          placeholder={t('believe.addChoose')}
          value={null}
          options={others.map(({ id, name }) => ({ id, label: name }))}
          onChange={(id) => onChange(withSource(rule, id))}
        />
      )}
    </section>
  )
}

function nameOf(sources: readonly Source[], id: string): string | undefined {
  return sources.find((source) => source.id === id)?.name
}

interface SourceButtonsProps {
  readonly name: string
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly onMove: (step: -1 | 1) => void
  readonly onRemove: () => void
}

function SourceButtons({ name, isFirst, isLast, onMove, onRemove }: SourceButtonsProps) {
  const t = useT()
  return (
    <span className={styles.buttons}>
      <IconButton
        size="small"
        label={t('believe.up', { source: name })}
        icon={<ArrowUp aria-hidden="true" />}
        isDisabled={isFirst}
        onPress={() => onMove(-1)}
      />
      <IconButton
        size="small"
        label={t('believe.down', { source: name })}
        icon={<ArrowDown aria-hidden="true" />}
        isDisabled={isLast}
        onPress={() => onMove(1)}
      />
      <IconButton
        size="small"
        label={t('believe.remove', { source: name })}
        icon={<X aria-hidden="true" />}
        onPress={onRemove}
      />
    </span>
  )
}
