import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { QueryStates } from '../../../lib/query-states.tsx'
import { FreeTextArea } from '../../../lib/text-check.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Select } from '../../../ui/select.tsx'
import { Callout } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { colleaguesQuery } from './questions.api.ts'

export interface Asking {
  readonly userId: string
  readonly colleague: string
  readonly remark: string | null
}

export interface AskDialogProps {
  readonly names: string
  readonly onAsk: (asking: Asking) => void
  readonly onClose: () => void
}

export function AskDialog({ names, onAsk, onClose }: AskDialogProps) {
  const t = useT()
  const colleagues = useQuery(colleaguesQuery)
  return (
    <Dialog isOpen onClose={onClose} title={t('questions.ask.title')} size="small">
      <p>{names}</p>
      <QueryStates query={colleagues} shape="text">
        {(found) =>
          found.length === 0 ? (
            <Callout tone="information">{t('questions.ask.nobody')}</Callout>
          ) : (
            <AskForm colleagues={found} onAsk={onAsk} />
          )
        }
      </QueryStates>
    </Dialog>
  )
}

const AskBody = z.object({ userId: z.uuid(), remark: z.string().trim().max(1000) })

interface AskFormProps {
  readonly colleagues: readonly { readonly id: string; readonly name: string }[]
  readonly onAsk: (asking: Asking) => void
}

function AskForm({ colleagues, onAsk }: AskFormProps) {
  const t = useT()
  const form = useContractForm({
    schema: AskBody,
    initial: { userId: colleagues.length === 1 ? (colleagues[0]?.id ?? '') : '', remark: '' },
    onSubmit: ({ userId, remark }) => {
      const colleague = colleagues.find(({ id }) => id === userId)?.name ?? ''
      onAsk({ userId, colleague, remark: remark === '' ? null : remark })
      return Promise.resolve()
    },
  })
  const { value, ...who } = form.field('userId')
  return (
    <Form form={form}>
      <Select
        {...who}
        value={value === '' ? null : value}
        isRequired
        label={t('questions.ask.who')}
        description={t('questions.ask.whoHelp')}
        placeholder={t('questions.ask.choose')}
        options={colleagues.map(({ id, name }) => ({ id, label: name }))}
      />
      <FreeTextArea
        {...form.field('remark')}
        label={t('questions.ask.remark')}
        description={t('questions.ask.remarkExample')}
        maxLength={1000}
      />
      <div>
        <Button type="submit" tone="primary">
          {t('questions.ask.submit')}
        </Button>
      </div>
    </Form>
  )
}
