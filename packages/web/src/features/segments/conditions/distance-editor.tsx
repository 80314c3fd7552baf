import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import type { Model } from '../tree/model.ts'
import type { EditorProps } from './choice-editors.tsx'
import { Line, NumberBox, PickOne } from './pieces.tsx'
import styles from './conditions.module.css'

const FARTHEST_KM = 400
const AREA = 'area'

/** From the middle of a postcode area, or of that of a branch; how it is measured is said below. */
export function DistanceEditor({ condition, onChange, model }: EditorProps<'distance'>) {
  const t = useT()
  const { km, area, branchId } = condition
  const branch = model.branches.find(({ id }) => id === branchId)
  return (
    <>
      <Line>
        <span>{t('segments.distance.before')}</span>
        <NumberBox
          label={t('segments.distance.km')}
          value={km}
          min={1}
          max={FARTHEST_KM}
          onChange={(next) => next !== null && onChange({ ...condition, km: next })}
        />
        <span>{t('segments.distance.from')}</span>
        <FromChoice
          branches={model.branches}
          branchId={branchId}
          onChange={(id) =>
            onChange({ about: 'distance', km, ...(id === undefined ? { area: '' } : { branchId: id }) })
          }
        />
        {branchId === undefined && (
          <AreaBox area={area ?? ''} onChange={(next) => onChange({ ...condition, area: next })} />
        )}
      </Line>
      <p className={styles.soft}>
        {branch && branch.area === null
          ? t('segments.distance.unknown', { name: branch.name })
          : t('segments.distance.how', { area: branch?.area ?? area ?? '' })}
      </p>
    </>
  )
}

interface FromChoiceProps {
  readonly branches: Model['branches']
  readonly branchId: string | undefined
  /** Undefined: a postcode area. */
  readonly onChange: (branchId: string | undefined) => void
}

/** A branch of which it is not known where it is, says so in the choice. */
function FromChoice({ branches, branchId, onChange }: FromChoiceProps) {
  const t = useT()
  const offered = branches.filter(({ id, isActive }) => isActive || id === branchId)
  const labelOf = ({ name, area }: Model['branches'][number]) =>
    t(area === null ? 'segments.distance.branchUnknown' : 'segments.distance.branch', { name })
  return (
    <PickOne
      label={t('segments.distance.what')}
      value={branchId ?? AREA}
      options={[
        { id: AREA, label: t('segments.distance.anArea') },
        ...offered.map((one) => ({ id: one.id, label: labelOf(one) })),
      ]}
      onChange={(id) => onChange(id === AREA ? undefined : id)}
    />
  )
}

function AreaBox({ area, onChange }: { readonly area: string; readonly onChange: (area: string) => void }) {
  const t = useT()
  const isArea = /^[1-9]\d{3}$/.test(area)
  return (
    <span className={styles.areaBox}>
      <TextField
        label={t('segments.distance.area')}
        isLabelHidden
        isRequired
        inputMode="numeric"
        autoComplete="off"
        placeholder="4101"
        value={area}
        onChange={(next) => onChange(next.trim())}
        {...(!isArea && area !== '' && { errorMessage: t('segments.distance.wrong') })}
      />
    </span>
  )
}
