import type { AssessmentAnswers } from '@klantregie/contract'
import { Button } from '../../../ui/button.tsx'
import { Row, Stack } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import type { AnswersProps } from './criteria.tsx'
import styles from './register.module.css'

type Risk = AssessmentAnswers['risks'][number]
const LEVELS = ['low', 'medium', 'high'] as const

/** What can go wrong for the persons concerned, how likely and how badly, and what is done about it. */
export function Risks({ answers, isReadOnly, onChange }: AnswersProps) {
  const t = useT()
  const { risks } = answers
  const set = (index: number, part: Partial<Risk>) =>
    onChange({ risks: risks.map((risk, place) => (place === index ? { ...risk, ...part } : risk)) })
  return (
    <Stack>
      {risks.map((risk, index) => (
        <RiskFields
          key={index}
          risk={risk}
          number={index + 1}
          isReadOnly={isReadOnly}
          onChange={(part) => set(index, part)}
          onRemove={() => onChange({ risks: risks.filter((_, place) => place !== index) })}
        />
      ))}
      {!isReadOnly && (
        <div>
          <Button
            onPress={() =>
              onChange({ risks: [...risks, { risk: '', measure: '', likelihood: 'medium', severity: 'medium' }] })
            }
          >
            {t('dpia.addRisk')}
          </Button>
        </div>
      )}
    </Stack>
  )
}

interface RiskFieldsProps {
  readonly risk: Risk
  readonly number: number
  readonly isReadOnly: boolean
  readonly onChange: (part: Partial<Risk>) => void
  readonly onRemove: () => void
}

function RiskFields({ risk, number, isReadOnly, onChange, onRemove }: RiskFieldsProps) {
  const t = useT()
  return (
    <fieldset className={styles.risk}>
      <legend>{t('dpia.riskNumber', { number })}</legend>
      <TextArea
        rows={2}
        isReadOnly={isReadOnly}
        label={t('dpia.risk')}
        value={risk.risk}
        onChange={(text) => onChange({ risk: text })}
      />
      <Row align="start">
        {(['likelihood', 'severity'] as const).map((key) => (
          <Select
            key={key}
            isRequired
            width="short"
            isDisabled={isReadOnly}
            label={t(`dpia.${key}`)}
            value={risk[key]}
            options={LEVELS.map((id) => ({ id, label: t(`level.${id}`) }))}
            onChange={(level) => onChange({ [key]: level as Risk['severity'] })}
          />
        ))}
      </Row>
      <TextArea
        rows={2}
        isReadOnly={isReadOnly}
        label={t('dpia.measure')}
        value={risk.measure}
        onChange={(text) => onChange({ measure: text })}
      />
      {!isReadOnly && (
        <div>
          <Button size="small" tone="quiet" aria-label={t('dpia.removeRiskOf', { number })} onPress={onRemove}>
            {t('dpia.removeRisk')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
