import { useState } from 'react'
import type { CodeColumns, CodeListSample } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/select.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useCodeDeeds } from './codes.api.ts'
import styles from './codes.module.css'

interface ColumnsFormProps {
  readonly editionId: string
  readonly sample: CodeListSample
}

const kinds = ['area', 'postcode', 'address'] as const
const optional = ['name', 'group', 'groupName'] as const
/** An empty id is not allowed in a list. */
const NONE = 'none'

type Draft = Omit<CodeColumns, 'postcode' | 'code'> & { readonly postcode: number | null; readonly code: number | null }
const nothing: Draft = {
  ...{ keyedBy: 'postcode', postcode: null, houseNumber: null, code: null, name: null, group: null, groupName: null },
}

/** Which column of the list is what, proposed by what they are called. */
export function ColumnsForm({ editionId, sample }: ColumnsFormProps) {
  const t = useT()
  const problemText = useProblemText()
  const { read } = useCodeDeeds()
  const [columns, setColumns] = useState<Draft>(sample.proposal ?? nothing)
  const set = (change: Partial<Draft>) => setColumns({ ...columns, ...change })
  const { postcode, code, keyedBy } = columns
  const start = () => {
    if (postcode === null || code === null) return
    const houseNumber = keyedBy === 'address' ? columns.houseNumber : null
    act(
      read,
      { id: editionId, columns: { ...columns, postcode, code, houseNumber } },
      {
        onSuccess: () => showToast({ text: t('codes.readStarted') }),
        onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
      },
    )
  }
  return (
    <>
      <h3>{t('codes.columns')}</h3>
      <p className={styles.soft}>{t('codes.columnsText', { count: sample.count })}</p>
      <Sample sample={sample} />
      <div className={styles.choices}>
        <Select
          label={t('codes.keyedBy')}
          value={keyedBy}
          options={kinds.map((id) => ({ id, label: t(`codes.keyedBy.${id}`) }))}
          onChange={(id) => set({ keyedBy: kinds.find((kind) => kind === id) ?? keyedBy })}
        />
        <ColumnChoice what="postcode" sample={sample} at={postcode} onChange={(at) => set({ postcode: at })} />
        {keyedBy === 'address' && (
          <ColumnChoice
            what="houseNumber"
            sample={sample}
            at={columns.houseNumber}
            onChange={(at) => set({ houseNumber: at })}
          />
        )}
        <ColumnChoice what="code" sample={sample} at={code} onChange={(at) => set({ code: at })} />
        {optional.map((what) => (
          <ColumnChoice
            key={what}
            isOptional
            what={what}
            sample={sample}
            at={columns[what]}
            onChange={(at) => set({ [what]: at })}
          />
        ))}
      </div>
      <div>
        <Button tone="primary" isDisabled={!isWhole(columns)} isPending={read.isPending} onPress={start}>
          {t('codes.read')}
        </Button>
      </div>
    </>
  )
}

const isWhole = ({ postcode, code, keyedBy, houseNumber }: Draft) =>
  postcode !== null && code !== null && (keyedBy !== 'address' || houseNumber !== null)

interface ColumnChoiceProps {
  readonly what: 'postcode' | 'houseNumber' | 'code' | 'name' | 'group' | 'groupName'
  readonly sample: CodeListSample
  readonly at: number | null
  readonly isOptional?: boolean
  readonly onChange: (at: number | null) => void
}

function ColumnChoice({ what, sample, at, isOptional = false, onChange }: ColumnChoiceProps) {
  const t = useT()
  const nameAt = useColumnName(sample)
  return (
    <Select
      label={t(`codes.column.${what}`)}
      isRequired={!isOptional}
      value={at === null ? (isOptional ? NONE : null) : String(at)}
      placeholder={t('segments.pick')}
      options={[
        ...(isOptional ? [{ id: NONE, label: t('codes.noColumn') }] : []),
        ...sample.headers.map((_header, place) => ({ id: String(place), label: nameAt(place) })),
      ]}
      onChange={(id) => onChange(id === NONE ? null : Number(id))}
    />
  )
}

function useColumnName({ headers }: CodeListSample): (at: number) => string {
  const t = useT()
  return (at) => {
    const header = (headers[at] ?? '').trim()
    return header === '' ? t('codes.columnAt', { at: at + 1 }) : header
  }
}

function Sample({ sample }: { readonly sample: CodeListSample }) {
  const t = useT()
  const nameAt = useColumnName(sample)
  return (
    <div className={styles.scroll} role="region" tabIndex={0} aria-label={t('codes.sample')}>
      <table className={styles.rows} aria-label={t('codes.sample')}>
        <thead>
          <tr>
            {sample.headers.map((_header, at) => (
              <th key={nameAt(at)} scope="col">
                {nameAt(at)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.rows.map((cells, at) => (
            <tr key={at}>
              {sample.headers.map((_header, place) => (
                <td key={nameAt(place)}>{cells[place] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
