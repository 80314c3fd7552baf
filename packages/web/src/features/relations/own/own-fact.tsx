import { Pencil, Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import type { OwnField, RelationPage } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, IconButton, TextLink } from '../../../ui/button.tsx'
import { useT } from '../locale/index.ts'
import { PartsEditor } from '../page/parts-editor.tsx'
import { OwnInput } from './own-input.tsx'
import { isRequired, readOwn, sayOwn, textOf, type Words } from './own.view.ts'
import styles from '../page/page.module.css'

/** How values of own fields read here. */
export function useOwnWords(references: RelationPage['references'] = []): Words {
  const t = useT()
  const format = useFormat()
  const names = new Map(references.map(({ id, name }) => [id, name]))
  return {
    yes: t('relations.own.yes'),
    no: t('relations.own.no'),
    unknown: t('relations.own.gone'),
    number: (value) => format.number(value),
    money: (cents) => format.money(cents),
    date: (day) => format.date(day),
    nameOf: (id) => names.get(id),
  }
}

interface OwnFactProps {
  readonly page: RelationPage
  readonly field: OwnField
}

/** The value of an own field, edited where it stands. */
export function OwnFact({ page, field }: OwnFactProps) {
  const t = useT()
  const frame = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  const close = () => {
    setOpen(false)
    requestAnimationFrame(() => frame.current?.querySelector('button')?.focus())
  }
  const value = page.relation.own[field.key]
  const mayEdit = page.mayWrite && !field.isRetired
  return (
    <div className={styles.value} ref={frame}>
      {isOpen ? (
        <Editor page={page} field={field} onClose={close} />
      ) : (
        <Shown page={page} field={field} {...(mayEdit && { onEdit: () => setOpen(true) })} />
      )}
      {field.isRetired && value !== undefined && <span className={styles.small}>{t('relations.own.retired')}</span>}
    </div>
  )
}

function Shown({ page, field, onEdit }: OwnFactProps & { readonly onEdit?: () => void }) {
  const t = useT()
  const words = useOwnWords(page.references)
  const value = page.relation.own[field.key]
  const typeIds = page.roles.filter(({ status }) => status === 'active').map(({ typeId }) => typeId)
  const isMissing = isRequired(field, { kind: page.relation.kind, typeIds }, page.relation.own)
  if (value === undefined)
    return (
      <div className={styles.add}>
        {onEdit && (
          <Button size="small" tone="quiet" icon={<Plus aria-hidden="true" />} onPress={onEdit}>
            {t(isMissing ? 'relations.own.fillRequired' : 'relations.own.fill', { field: field.label })}
          </Button>
        )}
      </div>
    )
  const text = sayOwn(field, value, words)
  const isKnownRelation =
    field.dataType === 'reference' && typeof value === 'string' && words.nameOf(value) !== undefined
  return (
    <div className={styles.withAction}>
      <span className={styles.ownText} dir="auto">
        {isKnownRelation ? <TextLink href={`/relaties/${value}`}>{text}</TextLink> : text}
      </span>
      {onEdit && (
        <IconButton
          size="small"
          label={t('relations.own.edit', { field: field.label })}
          icon={<Pencil aria-hidden="true" />}
          onPress={onEdit}
        />
      )}
    </div>
  )
}

function Editor({ page, field, onClose }: OwnFactProps & { readonly onClose: () => void }) {
  const t = useT()
  const words = useOwnWords(page.references)
  const names = new Map(page.references.map(({ id, name }) => [id, name]))
  return (
    <PartsEditor
      page={page}
      field={field.key}
      label={t('relations.own.edit', { field: field.label })}
      initial={{ value: textOf(page.relation.own[field.key], field) }}
      say={(value) => (value === null ? '' : sayOwn(field, value as never, words))}
      toChange={(values) => {
        const read = readOwn(field, values['value'] ?? '')
        if ('problem' in read) return t(`relations.own.invalid.${read.problem}`)
        return { field: field.key, value: read.value }
      }}
      onClose={onClose}
    >
      {(part) => <OwnInput field={field} {...part('value')} names={names} />}
    </PartsEditor>
  )
}
