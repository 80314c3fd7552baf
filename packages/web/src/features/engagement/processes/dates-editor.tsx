import { Plus } from 'lucide-react'
import type { ProcessContent } from '@klantregie/contract'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { Row, Stack } from '../../../ui/layout.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { freeKey, removeDate } from './editor.view.ts'

export interface ContentProps {
  readonly content: ProcessContent
  readonly onChange: (content: ProcessContent) => void
}

/** Dates that steps count from: a closing day, the day on a certificate. */
export function DatesEditor({ content, onChange }: ContentProps) {
  const t = useT()
  const { dates } = content
  const set = (key: string, change: Partial<(typeof dates)[number]>) =>
    onChange({ ...content, dates: dates.map((date) => (date.key === key ? { ...date, ...change } : date)) })
  return (
    <Stack>
      {dates.map(({ key, label, isAskedAtStart }, index) => (
        <Row key={key} align="end">
          <TextField
            label={t('editor.dateLabel', { number: index + 1 })}
            isRequired
            maxLength={80}
            value={label}
            onChange={(next) => set(key, { label: next })}
          />
          <Checkbox isSelected={isAskedAtStart} onChange={(on) => set(key, { isAskedAtStart: on })}>
            {t('editor.atStart')}
          </Checkbox>
          <Button
            size="small"
            tone="quiet"
            aria-label={t('editor.removeOf', { what: label || String(index + 1) })}
            onPress={() => onChange(removeDate(content, key))}
          >
            {t('editor.remove')}
          </Button>
        </Row>
      ))}
      <div>
        <Button
          icon={<Plus aria-hidden="true" />}
          isDisabled={dates.length >= 12}
          onPress={() =>
            onChange({
              ...content,
              dates: [...dates, { key: freeKey('date', dates), label: '', isAskedAtStart: true }],
            })
          }
        >
          {t('editor.addDate')}
        </Button>
      </div>
    </Stack>
  )
}
