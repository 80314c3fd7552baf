import { useQuery } from '@tanstack/react-query'
import { IdCard } from 'lucide-react'
import { useState } from 'react'
import { checkCard } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { useMay } from '../../../lib/session.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Callout } from '../../../ui/states.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { cardsReadyQuery } from './cards.api.ts'

/** "Is this card of a member?", for the desk; nothing where no system that knows cards is set up. */
export function CheckCard() {
  const t = useT()
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  const ready = useQuery({ ...cardsReadyQuery, enabled: may('integrations.card.check') })
  if (ready.data?.isReady !== true) return null
  return (
    <div>
      <Button icon={<IdCard aria-hidden="true" />} onPress={() => setOpen(true)}>
        {t('cards.check')}
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={t('cards.check')} isDismissable={false}>
        <CardForm />
      </Dialog>
    </div>
  )
}

type Told = { readonly card: string; readonly isMember: boolean | null; readonly problem: string | null }

function CardForm() {
  const t = useT()
  const [told, setTold] = useState<Told | null>(null)
  const form = useContractForm({
    schema: checkCard.body,
    initial: { cardNumber: '' },
    onSubmit: async (body) => {
      setTold({ card: body.cardNumber, ...(await call(checkCard, { body })) })
      // The next card is scanned straight away.
      form.set('cardNumber', '')
    },
  })
  return (
    <Form form={form}>
      <TextField
        {...form.field('cardNumber')}
        isRequired
        autoFocus
        autoComplete="off"
        inputMode="numeric"
        label={t('cards.number')}
        description={t('cards.numberText')}
      />
      <div>
        <Button type="submit" tone="primary" isPending={form.isPending}>
          {t('cards.ask')}
        </Button>
      </div>
      {told !== null && <Answer told={told} />}
    </Form>
  )
}

function Answer({ told: { card, isMember, problem } }: { readonly told: Told }) {
  const t = useT()
  if (problem !== null)
    return (
      <Callout tone="danger" isAnnounced>
        {t(`cards.problem.${problem as 'address'}`)}
      </Callout>
    )
  if (isMember === null)
    return (
      <Callout tone="attention" isAnnounced>
        {t('cards.unknown', { card })}
      </Callout>
    )
  return (
    <Callout tone={isMember ? 'success' : 'attention'} isAnnounced>
      {t(isMember ? 'cards.member' : 'cards.noMember', { card })}
    </Callout>
  )
}
