import { useState } from 'react'
import type { RegisterContent } from '@klantregie/contract'
import { useMay } from '../../../lib/session.tsx'
import { Button } from '../../../ui/button.tsx'
import { DescriptionList, Row } from '../../../ui/layout.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import styles from './register.module.css'
import { TEXT_KEYS, TextDialog } from './text-dialog.tsx'

/** An empty cell would look like a mistake of the screen. */
const NOTHING = '—'
const several = (words: readonly string[]) => (words.length === 0 ? NOTHING : words.join(', '))

/** The register itself, part by part. */
export function RegisterPart({ content }: { readonly content: RegisterContent }) {
  const t = useT()
  const c = (key: 'name' | 'basis' | 'terms' | 'domain' | 'kinds' | 'goal' | 'sensitivity' | 'owner') =>
    t(`registerColumn.${key}`)
  return (
    <>
      <Texts content={content} />
      <Section
        title={t('registerPart.purposes')}
        rows={content.purposes}
        columns={[
          { id: 'name', header: c('name'), isRowHeader: true, cell: ({ name }) => name },
          { id: 'basis', header: c('basis'), cell: ({ bases }) => several(bases) },
          { id: 'terms', header: c('terms'), cell: ({ terms }) => several(terms) },
        ]}
      />
      <Section
        title={t('registerPart.types')}
        rows={content.types}
        columns={[
          { id: 'name', header: c('name'), isRowHeader: true, cell: ({ name }) => name },
          { id: 'kinds', header: c('kinds'), cell: ({ kinds }) => several(kinds) },
          { id: 'domain', header: c('domain'), cell: ({ domain }) => domain },
          { id: 'terms', header: c('terms'), cell: ({ terms }) => several(terms) },
        ]}
      />
      <Section
        title={t('registerPart.fields')}
        rows={content.fields.map((field) => ({ ...field, id: field.key, name: field.label }))}
        columns={[
          { id: 'name', header: c('name'), isRowHeader: true, cell: ({ label }) => label },
          { id: 'goal', header: c('goal'), cell: ({ goal }) => goal },
          { id: 'sensitivity', header: c('sensitivity'), cell: ({ sensitivity }) => sensitivity },
        ]}
      />
      <Section
        title={t('registerPart.domains')}
        rows={content.domains}
        columns={[
          { id: 'name', header: c('name'), isRowHeader: true, cell: ({ name }) => name },
          { id: 'owner', header: c('owner'), cell: ({ owner }) => owner || NOTHING },
        ]}
      />
      <Section
        title={t('registerPart.sources')}
        rows={content.sources}
        columns={[{ id: 'name', header: c('name'), isRowHeader: true, cell: ({ name }) => name }]}
      />
    </>
  )
}

interface Row {
  readonly id: string
  readonly name: string
}

interface SectionProps<T extends Row> {
  readonly title: string
  readonly rows: readonly T[]
  readonly columns: readonly Column<T>[]
}

function Section<T extends Row>({ title, rows, columns }: SectionProps<T>) {
  const t = useT()
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p className={styles.soft}>{t('register.nothing')}</p>
      ) : (
        <Table label={title} columns={columns} rows={rows} rowId={({ id }) => id} rowName={({ name }) => name} />
      )}
    </section>
  )
}

function Texts({ content }: { readonly content: RegisterContent }) {
  const t = useT()
  const may = useMay()
  const [isEditing, setEditing] = useState(false)
  return (
    <section className={styles.part}>
      <Row>
        <h2>{t('registerPart.text')}</h2>
        {may('privacy.register.manage') && (
          <Button size="small" onPress={() => setEditing(true)}>
            {t('register.editText')}
          </Button>
        )}
      </Row>
      <DescriptionList
        items={TEXT_KEYS.map((key) => ({
          id: key,
          term: t(`registerText.${key}`),
          value: (
            <span className={styles.words}>{content.text[key] === '' ? t('register.nothing') : content.text[key]}</span>
          ),
        }))}
      />
      {isEditing && <TextDialog text={content.text} onClose={() => setEditing(false)} />}
    </section>
  )
}
