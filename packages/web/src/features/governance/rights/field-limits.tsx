import { X } from 'lucide-react'
import type { FieldAccess, RightsCell, RightsMatrix } from '@klantregie/contract'
import { IconButton, TextLink } from '../../../ui/button.tsx'
import { Select } from '../../../ui/select.tsx'
import { useT } from '../locale/index.ts'
import { useFieldName } from './names.ts'
import { fieldAccesses, withLimit, withSpecial } from './rights.view.ts'
import styles from './rights.module.css'

interface FieldLimitsProps {
  readonly matrix: RightsMatrix
  readonly cell: RightsCell
  readonly isDisabled: boolean
  readonly onChange: (cell: RightsCell) => void
}

/** Fields of which the subject sees or changes less than of the relation itself. */
export function FieldLimits({ matrix, cell, isDisabled, onChange }: FieldLimitsProps) {
  const t = useT()
  const nameOf = useFieldName(matrix.fields)
  const special = matrix.fields.filter(({ isSpecial }) => isSpecial)
  const limits = cell.limits.filter(({ field }) => !special.some(({ key }) => key === field))
  const others = matrix.fields.filter(
    ({ key, isSpecial }) => !isSpecial && !limits.some((limit) => limit.field === key),
  )
  const first = (field: string): FieldAccess =>
    matrix.fields.find(({ key }) => key === field)?.choices.includes('hidden') ? 'hidden' : 'read'
  if (!cell.rights.see) return null
  return (
    <section aria-labelledby="limited-fields" className={styles.fields}>
      <h3 id="limited-fields">{t('rights.fields')}</h3>
      <p className={styles.soft}>{t(limits.length === 0 ? 'rights.fieldsNone' : 'rights.fieldsText')}</p>
      {limits.map(({ field, access }) => (
        <LimitLine
          key={field}
          name={nameOf(field)}
          access={access}
          choices={matrix.fields.find(({ key }) => key === field)?.choices ?? []}
          isDisabled={isDisabled}
          onChoose={(chosen) => onChange(withLimit(cell, field, chosen))}
        />
      ))}
      {!isDisabled && others.length > 0 && (
        <Select
          key={limits.length}
          label={t('rights.fieldAdd')}
          width="medium"
          isRequired
          placeholder={t('rights.fieldChoose')}
          value={null}
          options={others.map(({ key }) => ({ id: key, label: nameOf(key) }))}
          onChange={(field) => onChange(withLimit(cell, field, first(field)))}
        />
      )}
    </section>
  )
}

/** Special data: nobody has it by their role or as the owner; it is given here, field by field. */
export function SpecialFields({ matrix, cell, isDisabled, onChange }: FieldLimitsProps) {
  const t = useT()
  const nameOf = useFieldName(matrix.fields)
  const special = matrix.fields.filter(({ isSpecial }) => isSpecial)
  if (!cell.rights.see || special.length === 0) return null
  return (
    <section aria-labelledby="special-fields" className={styles.fields}>
      <h3 id="special-fields">{t('rights.special')}</h3>
      <p className={styles.soft}>{t('rights.specialText')}</p>
      {!isDisabled && (
        <p className={styles.soft}>
          {t('rights.specialOne')} <TextLink href="/rechten/teams">{t('rights.specialTeams')}</TextLink>
        </p>
      )}
      {special.map(({ key, choices }) => {
        const access = cell.limits.find(({ field }) => field === key)?.access ?? 'hidden'
        return (
          <div key={key} className={styles.field}>
            <span className={styles.fieldName}>{nameOf(key)}</span>
            {isDisabled ? (
              <span>{t(`rights.access.${access}`)}</span>
            ) : (
              <Select
                label={t('rights.accessOf', { field: nameOf(key) })}
                isLabelHidden
                isRequired
                value={access}
                options={choices.map((one) => ({ id: one, label: t(`rights.access.${one}`) }))}
                onChange={(chosen) =>
                  onChange(withSpecial(cell, key, choices.find((one) => one === chosen) ?? 'hidden'))
                }
              />
            )}
          </div>
        )
      })}
    </section>
  )
}

interface LimitLineProps {
  readonly name: string
  readonly access: FieldAccess
  readonly choices: readonly FieldAccess[]
  readonly isDisabled: boolean
  readonly onChoose: (access: FieldAccess) => void
}

function LimitLine({ name, access, choices, isDisabled, onChoose }: LimitLineProps) {
  const t = useT()
  if (isDisabled)
    return (
      <div className={styles.field}>
        <span className={styles.fieldName}>{name}</span>
        <span>{t(`rights.access.${access}`)}</span>
      </div>
    )
  const options = fieldAccesses.filter((one) => choices.includes(one) && one !== 'change')
  return (
    <div className={styles.field}>
      <span className={styles.fieldName}>{name}</span>
      <Select
        label={t('rights.accessOf', { field: name })}
        isLabelHidden
        isRequired
        value={access}
        options={options.map((one) => ({ id: one, label: t(`rights.access.${one}`) }))}
        onChange={(chosen) => onChoose(options.find((one) => one === chosen) ?? access)}
      />
      <IconButton
        label={t('rights.fieldFree', { field: name })}
        icon={<X aria-hidden="true" />}
        onPress={() => onChoose('change')}
      />
    </div>
  )
}
