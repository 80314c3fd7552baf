import { useQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components'
import type { FieldKey } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { fieldHistoryQuery } from '../identity.api.ts'
import { useFieldText } from '../field-text.ts'
import { useT } from '../locale/index.ts'
import { changesOf } from './provenance.view.ts'
import styles from './provenance.module.css'

interface FieldChangesProps {
  readonly relationId: string
  readonly field: FieldKey
}

/** What a field showed before, and whose record made the difference; closed until somebody wants to know. */
export function FieldChanges({ relationId, field }: FieldChangesProps) {
  const t = useT()
  const format = useFormat()
  const say = useFieldText()
  // One question for all fields of a relation: the answers share their key.
  const changes = changesOf(useQuery(fieldHistoryQuery(relationId)).data?.items ?? [], field)
  if (changes.length === 0) return null
  const value = (text: string | null) => (text === null ? t('merge.empty') : say(field, text))
  return (
    <Disclosure className={styles.history ?? ''}>
      <Button slot="trigger" className={styles.historyTrigger ?? ''}>
        <ChevronRight aria-hidden="true" />
        {t('history.show', { count: changes.length })}
      </Button>
      <DisclosurePanel>
        <ol className={styles.changes}>
          {changes.map(({ at, after, source }, index) => (
            <li key={index}>
              <span>{value(after)}</span>
              <span className={styles.soft}>
                {source === null
                  ? t('history.since', { date: format.date(at) })
                  : t('history.from', { date: format.date(at), source })}
              </span>
            </li>
          ))}
        </ol>
      </DisclosurePanel>
    </Disclosure>
  )
}
