import { useQuery } from '@tanstack/react-query'
import { useLookUp } from '../../../lib/texts.tsx'
import { useT } from '../locale/index.ts'
import { differencesOf } from './differences.view.ts'
import { modelDomainsQuery, modelTypesQuery } from './model.api.ts'
import styles from './model.module.css'

/** Under which key of the catalogue the values of a property have their words. */
const GROUPS: Readonly<Partial<Record<string, string>>> = {
  kinds: 'model.kind',
  fromKinds: 'model.kind',
  toKinds: 'model.kind',
  referenceKinds: 'model.kind',
  sensitivity: 'model.sensitivity',
  dataType: 'model.dataType',
  form: 'model.form',
  when: 'model.required',
  isRetired: 'model.isRetired',
}

type Element = Readonly<Record<string, unknown>> | null

/** What was and what became, line by line. */
export function Differences({ before, after }: { readonly before: Element; readonly after: Element }) {
  const t = useT()
  const lookUp = useLookUp()
  const domains = useQuery(modelDomainsQuery).data?.items ?? []
  const types = useQuery(modelTypesQuery).data?.items ?? []
  const names = new Map([...domains, ...types].map(({ id, name }) => [id, name]))
  const differences = differencesOf(before, after, (property, value) => {
    if (names.has(value)) return names.get(value)
    const group = GROUPS[property]
    return group === undefined ? undefined : lookUp(`${group}.${value}`, value)
  })
  if (differences.length === 0) return null
  return (
    <ul className={styles.differences}>
      {differences.map(({ property, before: was, after: is }) => (
        <li key={property}>
          {lookUp(`model.property.${property}`, property)}:{' '}
          {was !== '' && (
            <>
              <del dir="auto">{was}</del>
              {' → '}
            </>
          )}
          <ins dir="auto">{is === '' ? t('model.nothing') : is}</ins>
        </li>
      ))}
    </ul>
  )
}
