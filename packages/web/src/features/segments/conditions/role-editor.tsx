import type { Condition } from '@klantregie/contract'
import { useT } from '../locale/index.ts'
import type { EditorProps } from './choice-editors.tsx'
import { PeriodField } from './period-field.tsx'
import { Line, PickMany, PickOne } from './pieces.tsx'

type RoleCondition = Extract<Condition, { about: 'role' }>
const moments = ['now', 'ever', 'began', 'ended'] as const

/** A role, when it ran, and how far it is. */
export function RoleEditor({ condition, onChange, model, say }: EditorProps<'role'>) {
  const t = useT()
  const { typeIds, stageIds = [], statusIds = [], branchIds = [] } = condition
  const set = (next: Partial<RoleCondition>) => onChange(written({ ...condition, ...next }))
  const choices = (kind: 'stage' | 'status') =>
    model.choices.filter((choice) => choice.kind === kind && typeIds.includes(choice.typeId))
  return (
    <Line>
      <PickOne
        label={t('segments.role.when')}
        value={condition.when}
        options={moments.map((id) => ({ id, label: t(`segments.role.${id}`) }))}
        onChange={(when) => set({ when, ...(isDated(when) && { period: condition.period ?? USUAL }) })}
      />
      <PickMany
        label={t('segments.about.role')}
        value={typeIds}
        things={model.types}
        say={say}
        onChange={(ids) => set({ typeIds: ids })}
      />
      {isDated(condition.when) && (
        <PeriodField period={condition.period ?? USUAL} onChange={(period) => period && set({ period })} />
      )}
      {(['stage', 'status'] as const).map((kind) => {
        const chosen = kind === 'stage' ? stageIds : statusIds
        const things = choices(kind)
        if (things.length + chosen.length === 0) return null
        return (
          <PickMany
            key={kind}
            label={t(`segments.role.${kind}`)}
            value={chosen}
            things={things}
            say={say}
            whenNone={t(`segments.role.${kind}.any`)}
            onChange={(ids) => set(kind === 'stage' ? { stageIds: ids } : { statusIds: ids })}
          />
        )
      })}
      <PickMany
        label={t('segments.role.branch')}
        value={branchIds}
        things={model.branches}
        say={say}
        whenNone={t('segments.role.branch.any')}
        onChange={(ids) => set({ branchIds: ids })}
      />
    </Line>
  )
}

const USUAL = { in: 'last', count: 12, unit: 'months' } as const

function isDated(when: RoleCondition['when']): boolean {
  return when === 'began' || when === 'ended'
}

/** Without what says nothing: an empty list of stages, a period of a role that runs now. */
function written({ period, stageIds = [], statusIds = [], branchIds = [], ...role }: RoleCondition): RoleCondition {
  return {
    ...role,
    ...(isDated(role.when) && period !== undefined && { period }),
    ...(stageIds.length > 0 && { stageIds }),
    ...(statusIds.length > 0 && { statusIds }),
    ...(branchIds.length > 0 && { branchIds }),
  }
}
