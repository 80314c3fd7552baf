import { useT } from '../locale/index.ts'
import type { EditorProps } from './choice-editors.tsx'
import type { Model } from '../tree/model.ts'
import { Line, PickMany, PickOne } from './pieces.tsx'
import styles from './conditions.module.css'

const CURRENT = 'current'

type Edition = Model['codeSets'][number]['editions'][number]

/** Codes of the place where somebody lives, by the edition in use or by one that is named. */
export function CodeEditor(props: EditorProps<'code'>) {
  const t = useT()
  const { condition, model } = props
  const usable = model.codeSets.filter(({ currentEditionId }) => currentEditionId !== null)
  if (model.isKnown && usable.length === 0 && condition.setId === '')
    return <p className={styles.soft}>{t('segments.code.none')}</p>
  const set = model.codeSets.find(({ id }) => id === condition.setId)
  const ready = (set?.editions ?? []).filter(({ state }) => state === 'ready')
  const current = ready.find(({ id }) => id === set?.currentEditionId)
  return (
    <>
      <CodeLine {...props} usable={usable} ready={ready} current={current} />
      <p className={styles.soft}>{t('segments.code.note')}</p>
    </>
  )
}

interface CodeLineProps extends EditorProps<'code'> {
  readonly usable: Model['codeSets']
  readonly ready: readonly Edition[]
  readonly current: Edition | undefined
}

function CodeLine({ condition, onChange, say, usable, ready, current }: CodeLineProps) {
  const t = useT()
  const { editionId } = condition
  const edition = editionId === null ? current : ready.find(({ id }) => id === editionId)
  const inUse = current ? t('segments.code.currentIs', { name: current.name }) : t('segments.code.current')
  return (
    <Line>
      <span>{t('segments.code.before')}</span>
      <PickOne
        label={t('segments.code.set')}
        value={condition.setId}
        options={usable.map(({ id, name }) => ({ id, label: name }))}
        onChange={(setId) => onChange({ about: 'code', setId, editionId: null, keys: [] })}
      />
      <span>{t('segments.code.holds')}</span>
      <PickMany
        label={t('segments.code.keys')}
        value={condition.keys}
        things={thingsOf(edition)}
        say={say}
        onChange={(keys) => onChange({ ...condition, keys })}
      />
      <span>{t('segments.code.by')}</span>
      <PickOne
        label={t('segments.code.edition')}
        value={editionId ?? CURRENT}
        options={[{ id: CURRENT, label: inUse }, ...ready.map(({ id, name }) => ({ id, label: name }))]}
        onChange={(id) => onChange({ ...condition, editionId: id === CURRENT ? null : id })}
      />
    </Line>
  )
}

function thingsOf(edition: Edition | undefined) {
  const codes = edition?.codes ?? []
  return codes.map(({ key, name }) => ({ id: key, name: name === '' ? key : `${key} ${name}`, isRetired: false }))
}
