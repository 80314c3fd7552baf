import type { OwnField } from '@klantregie/contract'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { readTest, testText, testsOf } from '../tree/own-test.view.ts'
import type { TestWhat } from '../tree/own-test.view.ts'
import type { EditorProps } from './choice-editors.tsx'
import { DayBox, Line, NumberBox, PickOne } from './pieces.tsx'
import styles from './conditions.module.css'

const MOST = 1_000_000_000_00

/** A field of one's own, asked about as its kind allows. */
export function OwnFieldEditor({ condition, onChange, model }: EditorProps<'own_field'>) {
  const t = useT()
  const field = model.fields.find(({ key }) => key === condition.field)
  const { what, value } = readTest(condition.test)
  const offered = model.fields.filter(({ key, isRetired }) => !isRetired || key === condition.field)
  const choose = (key: string) => {
    const [first = 'filled'] = testsOf[model.fields.find((one) => one.key === key)?.dataType ?? 'reference']
    onChange({ ...condition, field: key, test: testText(first, '') })
  }
  const set = (next: TestWhat, text: string) => onChange({ ...condition, test: testText(next, text) })
  return (
    <Line>
      <span>{t('segments.ownField.before')}</span>
      <PickOne
        label={t('segments.about.own_field')}
        value={condition.field}
        options={offered.map(({ key, label }) => ({ id: key, label }))}
        onChange={choose}
      />
      {field !== undefined && (
        <>
          <PickOne
            label={t('segments.ownField.how')}
            value={what}
            options={testsOf[field.dataType].map((id) => ({ id, label: t(`segments.test.${id}`) }))}
            onChange={(next) => set(next, keeps(field, what, next) ? value : '')}
          />
          {what !== 'filled' && what !== 'empty' && (
            <ValueBox field={field} value={value} onChange={(text) => set(what, text)} />
          )}
        </>
      )}
    </Line>
  )
}

/** From "from" to "to" the number stays; from "is" to "is empty" nothing does. */
function keeps({ dataType }: OwnField, before: TestWhat, after: TestWhat): boolean {
  return before !== 'filled' && before !== 'empty' && after !== 'filled' && after !== 'empty' && dataType !== 'choice'
}

interface ValueBoxProps {
  readonly field: OwnField
  readonly value: string
  readonly onChange: (value: string) => void
}

function ValueBox({ field, value, onChange }: ValueBoxProps) {
  const t = useT()
  const label = t('segments.ownField.value', { field: field.label })
  const kind = field.dataType
  if (kind === 'yes_no' || kind === 'choice' || kind === 'choices')
    return <ChoiceBox label={label} field={field} value={value} onChange={onChange} />
  if (kind === 'date')
    return <DayBox label={label} value={value === '' ? null : value} onChange={(day) => onChange(day ?? '')} />
  if (kind === 'number' || kind === 'money')
    return (
      <NumberBox
        label={label}
        value={value === '' ? null : Number(value)}
        min={-MOST}
        max={MOST}
        isMoney={kind === 'money'}
        allowsDecimals={kind === 'number'}
        onChange={(number) => onChange(number === null ? '' : String(number))}
      />
    )
  return (
    <span className={styles.textBox}>
      <TextField label={label} isLabelHidden isRequired autoComplete="off" value={value} onChange={onChange} />
    </span>
  )
}

function ChoiceBox({ label, field, value, onChange }: ValueBoxProps & { readonly label: string }) {
  const t = useT()
  const options =
    field.dataType === 'yes_no'
      ? [
          { id: 'true', label: t('say.yes') },
          { id: 'false', label: t('say.no') },
        ]
      : field.choices.map((choice) => ({ id: choice.key, label: choice.label }))
  return <PickOne label={label} value={value} options={options} onChange={onChange} />
}
