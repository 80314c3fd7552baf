import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import type { FieldKey, StepDocument } from '@klantregie/contract'
import { Button } from '../../../ui/button.tsx'
import { Checkbox, CheckboxGroup } from '../../../ui/choice.tsx'
import { Row } from '../../../ui/layout.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { freeKey } from './editor.view.ts'
import { fieldsQuery } from './processes.api.ts'
import type { PartProps } from './step-props.ts'
import styles from './processes.module.css'

/** What must be there before a step is done: fields of the relation, and documents by name. */
export function DemandFields({ step, onChange }: PartProps) {
  const t = useT()
  const all = useQuery(fieldsQuery).data?.items ?? []
  const fields = all.filter(({ key, isRetired }) => !isRetired || step.fields.includes(key))
  const asks = step.fields.length + step.documents.length > 0
  return (
    <>
      <details className={styles.details} open={step.fields.length > 0}>
        <summary>{t('editor.fields', { count: step.fields.length })}</summary>
        <CheckboxGroup
          label={t('editor.fieldsLabel')}
          isLabelHidden
          isRequired={false}
          isHorizontal
          value={step.fields}
          options={fields.map(({ key, label }) => ({ id: key, label }))}
          onChange={(keys) => onChange({ fields: keys as FieldKey[] })}
        />
      </details>
      {step.documents.map((document, index) => (
        <DocumentField
          key={document.key}
          document={document}
          index={index}
          documents={step.documents}
          onChange={(documents) => onChange({ documents })}
        />
      ))}
      {step.documents.length < 12 && (
        <div>
          <Button
            size="small"
            icon={<Plus aria-hidden="true" />}
            onPress={() =>
              onChange({
                documents: [
                  ...step.documents,
                  { key: freeKey('document', step.documents), name: '', isObligatory: true },
                ],
              })
            }
          >
            {t('editor.addDocument')}
          </Button>
        </div>
      )}
      {asks && (
        <Checkbox
          isSelected={step.isStrict}
          onChange={(isStrict) => onChange({ isStrict })}
          detail={t('editor.strictHelp')}
        >
          {t('editor.strict')}
        </Checkbox>
      )}
    </>
  )
}

interface DocumentProps {
  readonly document: StepDocument
  readonly index: number
  readonly documents: readonly StepDocument[]
  readonly onChange: (documents: StepDocument[]) => void
}

function DocumentField({ document, index, documents, onChange }: DocumentProps) {
  const t = useT()
  const { key, name, isObligatory } = document
  const set = (change: Partial<StepDocument>) =>
    onChange(documents.map((one) => (one.key === key ? { ...one, ...change } : one)))
  return (
    <Row align="end">
      <TextField
        label={t('editor.document', { number: index + 1 })}
        isRequired
        maxLength={120}
        value={name}
        onChange={(next) => set({ name: next })}
      />
      <Checkbox isSelected={isObligatory} onChange={(on) => set({ isObligatory: on })}>
        {t('editor.mustBeThere')}
      </Checkbox>
      <Button
        size="small"
        tone="quiet"
        aria-label={t('editor.removeOf', { what: name || String(index + 1) })}
        onPress={() => onChange(documents.filter((one) => one.key !== key))}
      >
        {t('editor.remove')}
      </Button>
    </Row>
  )
}
