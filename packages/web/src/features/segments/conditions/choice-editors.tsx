import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Condition } from '@klantregie/contract'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import type { Model, Thing } from '../tree/model.ts'
import type { Saying } from '../tree/sentence.view.ts'
import { municipalitiesQuery, placesQuery } from '../segments.api.ts'
import { Line, NumberBox, PickMany, PickOne } from './pieces.tsx'
import { areasText, readAreas } from './postcodes.view.ts'
import styles from './conditions.module.css'

/** What every editor of a condition gets. */
export interface EditorProps<About extends Condition['about']> {
  readonly condition: Extract<Condition, { about: About }>
  readonly onChange: (condition: Condition) => void
  readonly model: Model
  readonly say: Saying
}

const kinds = ['person', 'household', 'organisation'] as const

export function KindEditor({ condition, onChange, say }: EditorProps<'kind'>) {
  const t = useT()
  const things = kinds.map((id) => ({ id, name: t(`segments.kind.${id}`), isRetired: false }))
  return (
    <Line>
      <span>{t('segments.kind.before')}</span>
      <PickMany
        label={t('segments.about.kind')}
        value={condition.oneOf}
        things={things}
        say={say}
        onChange={(ids) => onChange({ ...condition, oneOf: kinds.filter((kind) => ids.includes(kind)) })}
      />
    </Line>
  )
}

export function ReachEditor({ condition, onChange }: EditorProps<'reach'>) {
  const t = useT()
  return (
    <Line>
      <span>{t('segments.reach.before')}</span>
      <PickOne
        label={t('segments.about.reach')}
        value={condition.has}
        options={(['email', 'phone', 'address'] as const).map((id) => ({ id, label: t(`segments.reach.${id}`) }))}
        onChange={(has) => onChange({ ...condition, has })}
      />
    </Line>
  )
}

/** Domain, branch or label: some of a list that is known. */
export function ListEditor({ condition, onChange, model, say }: EditorProps<'domain' | 'branch' | 'label'>) {
  const t = useT()
  const things: Readonly<Record<typeof condition.about, readonly Thing[]>> = {
    domain: model.domains,
    branch: model.branches,
    label: model.labels,
  }
  return (
    <Line>
      <span>{t(`segments.${condition.about}.before`)}</span>
      <PickMany
        label={t(`segments.about.${condition.about}`)}
        value={condition.ids}
        things={things[condition.about]}
        say={say}
        onChange={(ids) => onChange({ ...condition, ids })}
      />
    </Line>
  )
}

const TYPING_PAUSE_MS = 150

/** Places are too many to list: the server finds them by what is typed. */
export function PlaceEditor({ condition, onChange, say }: EditorProps<'place'>) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const found = useQuery(placesQuery(useDebounced(typed.trim(), TYPING_PAUSE_MS))).data?.items ?? []
  const names = [...condition.names, ...found.filter((name) => !condition.names.includes(name))]
  return (
    <Line>
      <span>{t('segments.place.before')}</span>
      <PickMany
        label={t('segments.about.place')}
        value={condition.names}
        things={names.map((name) => ({ id: name, name, isRetired: false }))}
        say={say}
        onSearch={setTyped}
        onChange={(chosen) => onChange({ ...condition, names: chosen })}
      />
    </Line>
  )
}

export function MunicipalityEditor({ condition, onChange, say }: EditorProps<'municipality'>) {
  const t = useT()
  const municipalities = useQuery(municipalitiesQuery)
  const things = (municipalities.data ?? []).map((one) => ({ ...one, isRetired: false }))
  // While the list is on its way, what was chosen is not said to be gone.
  const waiting = condition.codes.map((id) => ({ id, name: '…', isRetired: false }))
  return (
    <Line>
      <span>{t('segments.municipality.before')}</span>
      <PickMany
        label={t('segments.about.municipality')}
        value={condition.codes}
        things={municipalities.isPending ? waiting : things}
        say={say}
        onChange={(codes) => onChange({ ...condition, codes })}
      />
    </Line>
  )
}

export function PostcodeEditor({ condition, onChange }: EditorProps<'postcode'>) {
  const t = useT()
  const [typed, setTyped] = useState({ text: areasText(condition.areas), areas: condition.areas })
  const isMine = typed.areas === condition.areas
  const text = isMine ? typed.text : areasText(condition.areas)
  return (
    <Line>
      <span>{t('segments.postcode.before')}</span>
      <span className={styles.textBox}>
        <TextField
          label={t('segments.about.postcode')}
          isLabelHidden
          isRequired
          inputMode="text"
          autoComplete="off"
          placeholder="4101-4105, 4110"
          value={text}
          onChange={(next) => {
            const areas = readAreas(next)
            const kept = areas === null ? condition.areas : [...areas]
            setTyped({ text: next, areas: kept })
            if (areas !== null) onChange({ ...condition, areas: kept })
          }}
          {...(readAreas(text) === null && { errorMessage: t('segments.postcode.wrong') })}
        />
      </span>
    </Line>
  )
}

const OLDEST = 130

export function AgeEditor({ condition, onChange }: EditorProps<'age'>) {
  const t = useT()
  return (
    <Line>
      <span>{t('segments.age.before')}</span>
      <NumberBox
        label={t('segments.age.from')}
        value={condition.from}
        min={0}
        max={OLDEST}
        onChange={(from) => onChange({ ...condition, from })}
      />
      <span>{t('segments.age.between')}</span>
      <NumberBox
        label={t('segments.age.to')}
        value={condition.to}
        min={0}
        max={OLDEST}
        onChange={(to) => onChange({ ...condition, to })}
      />
      <span>{t('segments.age.after')}</span>
    </Line>
  )
}

interface SegmentEditorProps extends EditorProps<'segment'> {
  /** The segment that is being built; it cannot rest upon itself. */
  readonly selfId: string | null
}

export function SegmentEditor({ condition, onChange, model, selfId }: SegmentEditorProps) {
  const t = useT()
  const others = model.segments.filter(({ id }) => id !== selfId)
  return (
    <Line>
      <span>{t('segments.segment.before')}</span>
      <PickOne
        label={t('segments.about.segment')}
        value={condition.id}
        options={others.map(({ id, name }) => ({ id, label: name }))}
        onChange={(id) => onChange({ ...condition, id })}
      />
    </Line>
  )
}

export function MomentEditor({ condition, onChange, model }: EditorProps<'moment'>) {
  const t = useT()
  return (
    <Line>
      <span>{t('segments.moment.before')}</span>
      <PickOne
        label={t('segments.about.moment')}
        value={condition.id}
        options={model.moments.map(({ id, name }) => ({ id, label: name }))}
        onChange={(id) => onChange({ ...condition, id })}
      />
    </Line>
  )
}
