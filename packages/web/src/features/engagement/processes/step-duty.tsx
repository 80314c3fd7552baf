import { useQuery } from '@tanstack/react-query'
import { DueUnit, IfClosed, Role } from '@klantregie/contract'
import type { StepDue, StepWho } from '@klantregie/contract'
import { Row } from '../../../ui/layout.tsx'
import { ComboBox, Select } from '../../../ui/select.tsx'
import { NumberField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { holdersQuery } from './processes.api.ts'
import type { PartProps } from './step-props.ts'

const BY = ['owner', 'starter', 'relation_owner', 'user', 'team', 'role'] as const

/** Who does it: somebody of the process, or a colleague, team or role by name. */
export function WhoField({ step, onChange }: PartProps) {
  const t = useT()
  const { users = [], teams = [] } = useQuery(holdersQuery).data ?? {}
  const { who } = step
  const choose = (by: string) => onChange({ who: firstOf(by, users[0]?.id, teams[0]?.id) ?? who })
  const usable = BY.filter((by) => firstOf(by, users[0]?.id, teams[0]?.id) !== null)
  return (
    <Row align="end">
      <Select
        label={t('editor.who')}
        isRequired
        value={who.by}
        options={usable.map((by) => ({ id: by, label: t(`editor.by.${by}`) }))}
        onChange={choose}
      />
      {who.by === 'user' && users.length > 0 && (
        <ComboBox
          label={t('editor.by.user')}
          isRequired
          value={who.userId}
          options={users.map(({ id, name }) => ({ id, label: name }))}
          onChange={(userId) => userId !== null && onChange({ who: { by: 'user', userId } })}
        />
      )}
      {who.by === 'team' && (
        <Select
          label={t('editor.by.team')}
          isRequired
          value={who.teamId}
          options={teams.map(({ id, name }) => ({ id, label: name }))}
          onChange={(teamId) => onChange({ who: { by: 'team', teamId } })}
        />
      )}
      {who.by === 'role' && (
        <Select
          label={t('editor.by.role')}
          isRequired
          value={who.role}
          options={Role.options.map((role) => ({ id: role, label: t(`process.role.${role}`) }))}
          onChange={(role) => onChange({ who: { by: 'role', role: Role.parse(role) } })}
        />
      )}
    </Row>
  )
}

function firstOf(by: string, userId: string | undefined, teamId: string | undefined): StepWho | null {
  if (by === 'user') return userId === undefined ? null : { by, userId }
  if (by === 'team') return teamId === undefined ? null : { by, teamId }
  if (by === 'role') return { by, role: 'front_office' }
  return by === 'starter' || by === 'relation_owner' ? { by } : { by: 'owner' }
}

/** By when: so long after the start, after the step before it, or around a date of the process. */
export function DueFields({ content, step, onChange }: PartProps) {
  const t = useT()
  const { due } = step
  const from = due.from === 'date' ? `date:${due.dateKey}` : due.from
  const options = [
    { id: 'none', label: t('editor.due.none') },
    { id: 'start', label: t('editor.due.start') },
    { id: 'previous', label: t('editor.due.previous') },
    ...content.dates.map(({ key, label }) => ({
      id: `date:${key}`,
      label: t('editor.due.date', { date: label || key }),
    })),
  ]
  return (
    <Row align="end">
      <Select
        label={t('editor.due')}
        isRequired
        value={from}
        options={options}
        onChange={(id) => onChange({ due: countedFrom(id, due) })}
      />
      {due.from !== 'none' && (
        <>
          <NumberField
            label={t('editor.count')}
            isRequired
            minValue={-1000}
            maxValue={1000}
            value={due.count}
            onChange={(count) => onChange({ due: { ...due, count: count || 0 } })}
          />
          <Select
            label={t('editor.unit')}
            isRequired
            value={due.unit}
            options={DueUnit.options.map((unit) => ({ id: unit, label: t(`editor.unit.${unit}`) }))}
            onChange={(unit) => onChange({ due: { ...due, unit: DueUnit.parse(unit) } })}
          />
          {due.unit !== 'working_day' && (
            <Select
              label={t('editor.ifClosed')}
              isRequired
              value={due.ifClosed}
              options={IfClosed.options.map((one) => ({ id: one, label: t(`editor.ifClosed.${one}`) }))}
              onChange={(ifClosed) => onChange({ due: { ...due, ifClosed: IfClosed.parse(ifClosed) } })}
            />
          )}
        </>
      )}
    </Row>
  )
}

function countedFrom(id: string, due: StepDue): StepDue {
  if (id === 'none') return { from: 'none' }
  const { count, unit, ifClosed } =
    due.from === 'none' ? ({ count: 5, unit: 'working_day', ifClosed: 'keep' } as const) : due
  if (id === 'start' || id === 'previous') return { from: id, count, unit, ifClosed }
  return { from: 'date', dateKey: id.slice('date:'.length), count, unit, ifClosed }
}
