import { useState } from 'react'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { Form, useContractForm } from '../../../lib/form.tsx'
import type { ContractForm } from '../../../lib/form.tsx'
import { FreeTextArea } from '../../../lib/text-check.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Row } from '../../../ui/layout.tsx'
import { useT } from '../locale/index.ts'

interface ReasonDialogProps<S extends z.ZodType> {
  readonly title: string
  readonly text: string
  readonly schema: S
  readonly initial: Readonly<Record<string, string>>
  readonly reasonLabel: string
  readonly reasonHelp?: string
  /** Reasons of every day, filled in with one press. */
  readonly usualReasons?: readonly string[]
  readonly submitLabel: string
  readonly onSubmit: (body: z.output<S>) => Promise<void>
  readonly onClose: () => void
  /** Fields besides the reason. */
  readonly children?: (form: ContractForm) => ReactNode
}

/** Asks for a reason before something is shown, hidden or ended; what was typed stays when it is refused. */
export function ReasonDialog<S extends z.ZodType>(props: ReasonDialogProps<S>) {
  const {
    title,
    text,
    schema,
    initial,
    reasonLabel,
    reasonHelp,
    usualReasons = [],
    submitLabel,
    onSubmit,
    onClose,
    children,
  } = props
  const t = useT()
  const [start] = useState({ reason: '', ...initial })
  const form = useContractForm({ schema, initial: start, onSubmit })
  return (
    <Dialog isOpen onClose={onClose} title={title} isDismissable={!form.isDirty}>
      <Form form={form}>
        <p>{text}</p>
        <FreeTextArea
          {...form.field('reason')}
          isRequired
          autoFocus
          rows={3}
          label={reasonLabel}
          {...(reasonHelp !== undefined && { description: reasonHelp })}
        />
        {usualReasons.length > 0 && (
          <Row>
            {usualReasons.map((reason) => (
              <Button key={reason} size="small" tone="quiet" onPress={() => form.set('reason', reason)}>
                {reason}
              </Button>
            ))}
          </Row>
        )}
        {children?.(form)}
        <Row>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {submitLabel}
          </Button>
          <Button tone="quiet" onPress={onClose}>
            {t('protection.cancel')}
          </Button>
        </Row>
      </Form>
    </Dialog>
  )
}
