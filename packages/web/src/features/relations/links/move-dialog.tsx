import { dutchToday } from '../../../lib/dutch-today.ts'
import { useQuery } from '@tanstack/react-query'
import { changeLink, moveLink } from '@klantregie/contract'
import type { RelationLink, RelationPage } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { linkTypesQuery } from '../relations.api.ts'
import { LinkFunction } from './link-function.tsx'
import { OtherRelation } from './other-relation.tsx'
import { useLinkActions } from './use-link-actions.ts'
import styles from './links.module.css'

interface LinkDialogProps {
  readonly page: RelationPage
  readonly link: RelationLink
  readonly onClose: () => void
}

function useFunctions(link: RelationLink): readonly string[] {
  return useQuery(linkTypesQuery).data?.items.find(({ key }) => key === link.linkTypeKey)?.functions ?? []
}

/** "Gaat werken bij …": the one link ends on a day, the other begins on that day. */
export function MoveDialog({ page, link, onClose }: LinkDialogProps) {
  const t = useT()
  const { move } = useLinkActions(page)
  const functions = useFunctions(link)
  const form = useContractForm({
    schema: moveLink.body,
    initial: { toId: '', on: dutchToday(), function: link.function ?? '' },
    fieldOf: {
      'relations.link_same_other': 'toId',
      'relations.link_to_itself': 'toId',
      'relations.link_wrong_kind': 'toId',
      'relations.link_exists': 'toId',
      'relations.link_circle': 'toId',
      'relations.link_has_ended': 'on',
      'relations.link_ends_before_start': 'on',
    },
    onSubmit: async (body) => {
      await move(link, body)
      onClose()
    },
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('relations.links.moveTitle', { name: page.relation.displayName })}
      size="small"
    >
      <Form form={form}>
        <p className={styles.subject}>{t('relations.links.moveText', { label: link.label, name: link.other.name })}</p>
        <OtherRelation
          {...form.field('toId')}
          label={t('relations.links.moveTo')}
          without={[page.relation.id, link.other.id]}
          kind={link.other.kind}
        />
        <TextField {...form.field('on')} type="date" width="short" isRequired label={t('relations.links.moveOn')} />
        <LinkFunction form={form} functions={functions} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('relations.links.moveSubmit')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

/** Corrects what was written down wrong; for somebody who goes elsewhere there is the other dialog. */
export function ChangeLinkDialog({ page, link, onClose }: LinkDialogProps) {
  const t = useT()
  const { correct } = useLinkActions(page)
  const functions = useFunctions(link)
  const orNull = (text: string | undefined) => (text === undefined || text.trim() === '' ? null : text)
  const form = useContractForm({
    schema: changeLink.body,
    initial: { function: link.function ?? '', from: link.from ?? '', until: link.until ?? '' },
    toBody: (values) => ({
      version: link.version,
      function: orNull(values['function']),
      from: orNull(values['from']),
      until: orNull(values['until']),
    }),
    fieldOf: {
      'relations.link_ends_before_start': 'until',
      'relations.link_circle': 'from',
      'relations.link_exists': 'until',
    },
    onSubmit: async (body) => {
      await correct(link, body)
      onClose()
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('relations.links.changeTitle', { name: link.other.name })} size="small">
      <Form form={form}>
        <LinkFunction form={form} functions={functions} />
        <TextField {...form.field('from')} type="date" width="short" label={t('relations.roles.fromLabel')} />
        <TextField {...form.field('until')} type="date" width="short" label={t('relations.roles.untilLabel')} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('relations.links.changeSubmit')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
