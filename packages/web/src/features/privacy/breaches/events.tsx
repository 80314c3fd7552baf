import { remarkBreach } from '@klantregie/contract'
import type { Breach, BreachEvent } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { FreeTextArea } from '../../../lib/text-check.tsx'
import { Button } from '../../../ui/button.tsx'
import { FormSection, Stack } from '../../../ui/layout.tsx'
import { useT } from '../locale/index.ts'
import { useBreachActions } from './breaches.api.ts'
import styles from './breaches.module.css'

interface EventsProps {
  readonly breach: Breach
  readonly events: readonly BreachEvent[]
}

/** Every step, in the order in which it happened. */
export function Events({ breach, events }: EventsProps) {
  const t = useT()
  const format = useFormat()
  return (
    <FormSection title={t('breaches.timeline')}>
      <Stack>
        <ol className={styles.events}>
          {events.map(({ id, kind, text, at, by }) => (
            <li key={id}>
              <strong>{t(`breachEvent.${kind}`)}</strong>
              {text !== '' && <span className={styles.words}>{text}</span>}
              <span className={styles.soft}>{t('breaches.eventBy', { by, date: format.dateTime(at) })}</span>
            </li>
          ))}
        </ol>
        {breach.closedAt === null && <Remark breach={breach} />}
      </Stack>
    </FormSection>
  )
}

function Remark({ breach }: { readonly breach: Breach }) {
  const t = useT()
  const { remark } = useBreachActions()
  const form = useContractForm({
    schema: remarkBreach.body,
    initial: { text: '' },
    onSubmit: async ({ text }) => {
      await remark(breach.id, text)
      form.set('text', '')
    },
  })
  return (
    <Form form={form}>
      <FreeTextArea {...form.field('text')} isRequired rows={2} label={t('breachEvent.remark')} />
      <div>
        <Button type="submit" isPending={form.isPending}>
          {t('breaches.remark')}
        </Button>
      </div>
    </Form>
  )
}
