import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import type { ProcessContent, ProcessReminder } from '@klantregie/contract'
import { Button } from '../../../ui/button.tsx'
import { Row, Stack } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { NumberField, TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import type { ContentProps } from './dates-editor.tsx'
import { freeKey } from './editor.view.ts'
import { typesQuery } from './processes.api.ts'

const NONE = 'none'

/** What comes of a process that was completed: a role, and reminders for later. */
export function EndEditor({ content, onChange }: ContentProps) {
  const t = useT()
  const types = (useQuery(typesQuery).data?.items ?? []).filter(
    (type) => !type.isRetired || type.id === content.roleTypeId,
  )
  const { reminders } = content
  const fresh: ProcessReminder = { key: freeKey('reminder', reminders), title: '', dateKey: null, months: 12, days: 0 }
  return (
    <Stack>
      <Select
        label={t('editor.role')}
        isRequired
        value={content.roleTypeId ?? NONE}
        options={[{ id: NONE, label: t('editor.noRole') }, ...types.map(({ id, name }) => ({ id, label: name }))]}
        onChange={(id) => onChange({ ...content, roleTypeId: id === NONE ? null : id })}
      />
      {reminders.map((reminder, index) => (
        <ReminderEditor key={reminder.key} content={content} index={index} onChange={onChange} />
      ))}
      <div>
        <Button
          icon={<Plus aria-hidden="true" />}
          isDisabled={reminders.length >= 6}
          onPress={() => onChange({ ...content, reminders: [...reminders, fresh] })}
        >
          {t('editor.addReminder')}
        </Button>
      </div>
    </Stack>
  )
}

function ReminderEditor({ content, index, onChange }: ContentProps & { readonly index: number }) {
  const t = useT()
  const reminder = content.reminders[index]
  if (!reminder) return null
  const { key, title, dateKey, months, days } = reminder
  const put = (reminders: ProcessContent['reminders']) => onChange({ ...content, reminders })
  const set = (change: Partial<ProcessReminder>) =>
    put(content.reminders.map((one) => (one.key === key ? { ...one, ...change } : one)))
  return (
    <Row align="end">
      <TextField
        label={t('editor.reminder', { number: index + 1 })}
        isRequired
        maxLength={120}
        value={title}
        onChange={(next) => set({ title: next })}
      />
      <Select
        label={t('editor.countedFrom')}
        isRequired
        value={dateKey ?? NONE}
        options={[
          { id: NONE, label: t('editor.fromEnd') },
          ...content.dates.map((date) => ({ id: date.key, label: date.label || date.key })),
        ]}
        onChange={(id) => set({ dateKey: id === NONE ? null : id })}
      />
      <NumberField
        label={t('editor.months')}
        isRequired
        minValue={0}
        maxValue={120}
        value={months}
        onChange={(next) => set({ months: next || 0 })}
      />
      <NumberField
        label={t('editor.days')}
        isRequired
        minValue={-366}
        maxValue={366}
        value={days}
        onChange={(next) => set({ days: next || 0 })}
      />
      <Button
        size="small"
        tone="quiet"
        aria-label={t('editor.removeOf', { what: title || String(index + 1) })}
        onPress={() => put(content.reminders.filter((one) => one.key !== key))}
      >
        {t('editor.remove')}
      </Button>
    </Row>
  )
}
