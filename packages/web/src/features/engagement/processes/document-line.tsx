import { useState } from 'react'
import { checkDocument } from '@klantregie/contract'
import type { ProcessPage, RequiredDocument, RunningStep } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { useT } from '../locale/index.ts'
import { DocumentDialog } from './document-dialog.tsx'
import { useProcessDeed } from './processes.api.ts'
import styles from './processes.module.css'

interface DocumentProps {
  readonly page: ProcessPage
  readonly step: RunningStep
  readonly document: RequiredDocument
}

/** A document that a step asks for: seen or not in one tick, and a dialog for the day and what there is to say. */
export function DocumentLine({ page, step, document }: DocumentProps) {
  const t = useT()
  const { perform, isPending } = useProcessDeed()
  const [isNoting, setNoting] = useState(false)
  const details = useDetails(document)
  const params = { id: page.id, key: step.key, document: document.key }
  const isWorking = page.mayWork && page.state === 'running'
  const check = (isChecked: boolean) =>
    perform(() => call(checkDocument, { params, body: { isChecked, note: document.note } }), {
      text: t(isChecked ? 'process.document.checked' : 'process.document.unchecked', { name: document.name }),
    })
  return (
    <div className={styles.document}>
      <Checkbox
        isSelected={document.isChecked}
        isDisabled={!isWorking || isPending}
        onChange={check}
        detail={details.join(' · ') || undefined}
      >
        {document.name}
      </Checkbox>
      {isWorking && (
        <Button
          size="small"
          tone="quiet"
          aria-label={t('process.document.noteOf', { name: document.name })}
          onPress={() => setNoting(true)}
        >
          {t('process.document.note')}
        </Button>
      )}
      {isNoting && <DocumentDialog params={params} document={document} onClose={() => setNoting(false)} />}
    </div>
  )
}

function useDetails({ isObligatory, checkedOn, checkedBy, note }: RequiredDocument): string[] {
  const t = useT()
  const format = useFormat()
  const seen = checkedOn === null ? null : t('process.byOn', { by: checkedBy ?? '', on: format.date(checkedOn) })
  return [isObligatory ? null : t('process.optional'), seen, note === '' ? null : note].filter((part) => part !== null)
}
