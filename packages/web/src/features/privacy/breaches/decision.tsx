import { useState } from 'react'
import { decideBreach, downloadBreach, tellBreach } from '@klantregie/contract'
import type { Breach } from '@klantregie/contract'
import { urlOf } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { FreeTextArea } from '../../../lib/text-check.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { RadioGroup } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FormSection, Row, Stack } from '../../../ui/layout.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { breachLetterOf, LetterDialog } from './letter-dialog.tsx'
import { useBreachActions } from './breaches.api.ts'
import styles from './breaches.module.css'
import { fromLocalInput, toLocalInput } from './breaches.view.ts'

interface DecisionProps {
  readonly breach: Breach
  readonly whom: 'authority' | 'persons'
}

/** Whether the authority or the persons are told, why, and when that was done. */
export function Decision({ breach, whom }: DecisionProps) {
  const t = useT()
  const [asking, setAsking] = useState<'decide' | 'tell' | 'letter' | null>(null)
  const close = () => setAsking(null)
  const isOpen = breach.closedAt === null
  const decision = whom === 'authority' ? breach.authority : breach.persons
  return (
    <FormSection title={t(`breachWhom.${whom}`)} description={t(`breachWhom.${whom}Text`)}>
      <Stack>
        <Decided breach={breach} whom={whom} />
        <Row>
          {isOpen && (
            <Button onPress={() => setAsking('decide')}>
              {decision === null ? t('breaches.decide') : t('breaches.decideAgain')}
            </Button>
          )}
          {isOpen && decision?.isNeeded === true && (
            <Button onPress={() => setAsking('tell')}>{t('breaches.tell')}</Button>
          )}
          <Button onPress={() => setAsking('letter')}>{t('breaches.letter')}</Button>
          <LinkButton
            href={urlOf(downloadBreach, { params: { id: breach.id }, query: { what: `letter_${whom}` } })}
            download
          >
            {t('breaches.letterDownload')}
          </LinkButton>
        </Row>
      </Stack>
      {asking === 'decide' && <DecideDialog breach={breach} whom={whom} onClose={close} />}
      {asking === 'tell' && <TellDialog breach={breach} whom={whom} onClose={close} />}
      {asking === 'letter' && (
        <LetterDialog key={breachLetterOf(breach, whom)} breach={breach} whom={whom} onClose={close} />
      )}
    </FormSection>
  )
}

function Decided({ breach, whom }: DecisionProps) {
  const t = useT()
  const format = useFormat()
  const decision = whom === 'authority' ? breach.authority : breach.persons
  const toldAt = whom === 'authority' ? breach.authorityToldAt : breach.personsToldAt
  if (decision === null) return <p>{t('breaches.undecided')}</p>
  return (
    <Stack gap="tight">
      <strong>{decision.isNeeded ? t('breaches.needed') : t('breaches.notNeeded')}</strong>
      <p className={styles.words}>{decision.reason}</p>
      <p className={styles.soft}>{t('breaches.decidedBy', { by: decision.by, date: format.dateTime(decision.at) })}</p>
      {toldAt !== null && (
        <p>
          {t('breaches.toldAt', {
            date: format.dateTime(toldAt),
            number: (whom === 'authority' && breach.authorityNumber) || '—',
          })}
        </p>
      )}
    </Stack>
  )
}

type DialogProps = DecisionProps & { readonly onClose: () => void }

function DecideDialog({ breach, whom, onClose }: DialogProps) {
  const t = useT()
  const { decide } = useBreachActions()
  const advised = whom === 'authority' ? breach.advice.tellAuthority : breach.advice.tellPersons
  const form = useContractForm({
    schema: decideBreach.body,
    initial: { isNeeded: advised === null ? '' : advised ? 'yes' : 'no', reason: '' },
    toBody: ({ isNeeded, reason }) => ({ whom, reason, isNeeded: isNeeded === '' ? undefined : isNeeded === 'yes' }),
    onSubmit: async (body) => {
      await decide(breach.id, body)
      onClose()
    },
  })
  const { errorMessage } = form.field('isNeeded')
  return (
    <Dialog isOpen onClose={onClose} title={t(`breachWhom.${whom}`)} isDismissable={!form.isDirty}>
      <Form form={form}>
        <p>{t(`breachAdvice.${breach.advice.risk}`)}</p>
        <RadioGroup
          label={t('breaches.decision')}
          errorMessage={errorMessage}
          value={form.values['isNeeded'] ?? ''}
          onChange={(value) => form.set('isNeeded', value)}
          options={[
            { id: 'yes', label: t('breaches.needed') },
            { id: 'no', label: t('breaches.notNeeded') },
          ]}
        />
        <FreeTextArea {...form.field('reason')} isRequired rows={3} label={t('breaches.reason')} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('breaches.decide')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

function TellDialog({ breach, whom, onClose }: DialogProps) {
  const t = useT()
  const { tell } = useBreachActions()
  const form = useContractForm({
    schema: tellBreach.body,
    initial: { at: toLocalInput(new Date()), number: '' },
    toBody: ({ at, number }) => ({ whom, at: fromLocalInput(at ?? ''), number: number === '' ? null : number }),
    fieldOf: { 'privacy.breach_in_future': 'at' },
    onSubmit: async (body) => {
      await tell(breach.id, body)
      onClose()
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('breaches.tell')} isDismissable={!form.isDirty}>
      <Form form={form}>
        <TextField {...form.field('at')} isRequired type="datetime-local" width="medium" label={t('breaches.when')} />
        {whom === 'authority' && (
          <TextField {...form.field('number')} maxLength={80} label={t('breaches.authorityNumber')} />
        )}
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('breaches.tell')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
