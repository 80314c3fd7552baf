import { useState } from 'react'
import { BreachCategory, BreachFacts, BreachNature } from '@klantregie/contract'
import type { Breach } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { FreeTextArea } from '../../../lib/text-check.tsx'
import { Button } from '../../../ui/button.tsx'
import { Checkbox, CheckboxGroup } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useBreachActions } from './breaches.api.ts'
import { fromLocalInput, toLocalInput } from './breaches.view.ts'

const LEVELS = ['low', 'medium', 'high'] as const
/** Not judged yet, in a list of choices. */
const OPEN = 'open'
const orNull = (text: string | undefined) => (text === undefined || text === '' || text === OPEN ? null : text)

interface FactsDialogProps {
  readonly breach: Breach
  readonly onClose: () => void
}

/** What is known of a breach; more becomes known, so everything can be changed until it is closed. */
export function FactsDialog({ breach, onClose }: FactsDialogProps) {
  const t = useT()
  const [lists, setLists] = useState<Lists>({ nature: breach.nature, categories: breach.categories })
  const [hasSpecial, setSpecial] = useState(breach.hasSpecial)
  const form = useFactsForm({ breach, onClose }, { ...lists, hasSpecial })
  return (
    <Dialog isOpen onClose={onClose} size="large" title={t('breaches.change')} isDismissable={!form.isDirty}>
      <Form form={form}>
        <TextField {...form.field('title')} isRequired maxLength={160} label={t('breaches.subject')} />
        <FreeTextArea {...form.field('happened')} isRequired rows={4} label={t('breaches.happened')} />
        <TextField
          {...form.field('discoveredAt')}
          isRequired
          type="datetime-local"
          width="medium"
          label={t('breaches.discovered')}
        />
        <Row align="start">
          <TextField {...form.field('occurredFrom')} type="date" width="short" label={t('breaches.occurredFrom')} />
          <TextField {...form.field('occurredUntil')} type="date" width="short" label={t('breaches.occurredUntil')} />
        </Row>
        <ListChoices lists={lists} onChange={setLists} />
        <Checkbox isSelected={hasSpecial} onChange={setSpecial} detail={t('breaches.specialHelp')}>
          {t('breaches.special')}
        </Checkbox>
        <TextField
          {...form.field('estimatedPersons')}
          inputMode="numeric"
          width="short"
          label={t('breaches.estimated')}
        />
        <Row align="start">
          {(['likelihood', 'severity'] as const).map((key) => (
            <Select
              key={key}
              {...form.field(key)}
              isRequired
              width="medium"
              label={t(`breaches.${key}`)}
              options={[
                { id: OPEN, label: t('breaches.notJudged') },
                ...LEVELS.map((id) => ({ id, label: t(`level.${id}`) })),
              ]}
            />
          ))}
        </Row>
        <FreeTextArea {...form.field('consequences')} rows={3} label={t('breaches.consequences')} />
        <FreeTextArea {...form.field('measures')} rows={3} label={t('breaches.measures')} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('breaches.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

type Lists = Pick<BreachFacts, 'nature' | 'categories'>

function ListChoices({ lists, onChange }: { readonly lists: Lists; readonly onChange: (lists: Lists) => void }) {
  const t = useT()
  return (
    <>
      <CheckboxGroup
        isRequired={false}
        label={t('breaches.nature')}
        value={lists.nature}
        onChange={(nature) => onChange({ ...lists, nature: BreachNature.array().parse(nature) })}
        options={BreachNature.options.map((id) => ({
          id,
          label: t(`breachNature.${id}`),
          detail: t(`breachNature.${id}Help`),
        }))}
      />
      <CheckboxGroup
        isRequired={false}
        label={t('breaches.categories')}
        value={lists.categories}
        onChange={(categories) => onChange({ ...lists, categories: BreachCategory.array().parse(categories) })}
        options={BreachCategory.options.map((id) => ({ id, label: t(`breachCategory.${id}`) }))}
      />
    </>
  )
}

function useFactsForm({ breach, onClose }: FactsDialogProps, chosen: Lists & { readonly hasSpecial: boolean }) {
  const t = useT()
  const { change } = useBreachActions()
  return useContractForm({
    schema: BreachFacts,
    initial: {
      title: breach.title,
      happened: breach.happened,
      discoveredAt: toLocalInput(new Date(breach.discoveredAt)),
      occurredFrom: breach.occurredFrom ?? '',
      occurredUntil: breach.occurredUntil ?? '',
      estimatedPersons: String(breach.estimatedPersons ?? ''),
      likelihood: breach.likelihood ?? OPEN,
      severity: breach.severity ?? OPEN,
      consequences: breach.consequences,
      measures: breach.measures,
    },
    toBody: (values) => ({
      ...values,
      ...chosen,
      discoveredAt: fromLocalInput(values['discoveredAt'] ?? ''),
      occurredFrom: orNull(values['occurredFrom']),
      occurredUntil: orNull(values['occurredUntil']),
      estimatedPersons: orNull(values['estimatedPersons']) === null ? null : Number(values['estimatedPersons']),
      likelihood: orNull(values['likelihood']),
      severity: orNull(values['severity']),
    }),
    fieldOf: { 'privacy.breach_in_future': 'discoveredAt' },
    onSubmit: async (body) => {
      await change(breach.id, body)
      showToast({ text: t('breaches.saved') })
      onClose()
    },
  })
}
