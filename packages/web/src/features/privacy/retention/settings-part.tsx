import { useState } from 'react'
import { RetentionSettings } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { FormSection } from '../../../ui/layout.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useRetentionActions } from './retention.api.ts'

/** When a run waits for somebody, and whether there are runs at night at all. */
export function SettingsPart({ settings }: { readonly settings: RetentionSettings }) {
  const t = useT()
  const { settings: save } = useRetentionActions()
  const [isScheduled, setScheduled] = useState(settings.isScheduled)
  const form = useContractForm({
    schema: RetentionSettings,
    initial: { mostShare: String(Math.round(settings.mostShare * 100)), mostCount: String(settings.mostCount) },
    toBody: (values) => ({
      mostShare: Number(values['mostShare'] ?? '') / 100,
      mostCount: Number(values['mostCount'] ?? ''),
      isScheduled,
    }),
    onSubmit: async (body) => {
      await save(body)
      showToast({ text: t('retention.settingsSaved') })
    },
  })
  return (
    <FormSection title={t('retention.settings')} description={t('retention.settingsText')}>
      <Form form={form}>
        <Checkbox isSelected={isScheduled} onChange={setScheduled} detail={t('retention.scheduledHelp')}>
          {t('retention.scheduled')}
        </Checkbox>
        <TextField {...form.field('mostCount')} inputMode="numeric" width="short" label={t('retention.mostCount')} />
        <TextField {...form.field('mostShare')} inputMode="numeric" width="short" label={t('retention.mostShare')} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('retention.saveSettings')}
          </Button>
        </div>
      </Form>
    </FormSection>
  )
}
