import { useState } from 'react'
import { changeQualityRules, CompletenessField } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { CheckboxGroup } from '../../../ui/choice.tsx'
import { FormSection } from '../../../ui/layout.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useSaveRules } from './quality.api.ts'
import type { Quality } from './quality.api.ts'

/** What the owner expects of the domain; the score follows from it. */
export function QualityRules({ quality }: { readonly quality: Quality }) {
  const t = useT()
  const save = useSaveRules(quality.domain.id)
  const [expected, setExpected] = useState<readonly string[]>(quality.expectedFields)
  const form = useContractForm({
    schema: changeQualityRules.body,
    initial: { freshMonths: String(quality.freshMonths) },
    toBody: ({ freshMonths }) => ({
      freshMonths: Number(freshMonths),
      expectedFields: CompletenessField.options.filter((field) => expected.includes(field)),
    }),
    onSubmit: async (body) => {
      await save(body)
      showToast({ text: t('quality.rulesSaved') })
    },
  })
  return (
    <FormSection title={t('quality.rules')} description={t('quality.rulesText')}>
      <Form form={form}>
        <CheckboxGroup
          label={t('quality.expected')}
          value={[...expected]}
          onChange={setExpected}
          options={CompletenessField.options.map((field) => ({ id: field, label: t(`quality.field.${field}`) }))}
        />
        <TextField
          {...form.field('freshMonths')}
          isRequired
          inputMode="numeric"
          width="short"
          label={t('quality.fresh')}
        />
        <div>
          <Button type="submit" isPending={form.isPending} isDisabled={expected.length === 0}>
            {t('quality.saveRules')}
          </Button>
        </div>
      </Form>
    </FormSection>
  )
}
