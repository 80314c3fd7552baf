import { Upload } from 'lucide-react'
import type { ReactNode } from 'react'
import { DropZone as AriaDropZone, FileTrigger, Text } from 'react-aria-components'
import type { DropZoneProps as AriaDropZoneProps, FileDropItem } from 'react-aria-components'
import { Button } from './button.tsx'
import styles from './drop-zone.module.css'

type DropEvent = Parameters<NonNullable<AriaDropZoneProps['onDrop']>>[0]

export interface DropZoneProps {
  /** "Sleep een bestand hierheen" */
  readonly label: string
  /** "Kies een bestand" */
  readonly chooseLabel: string
  /** Which forms are welcome, how large, what happens with it. */
  readonly children?: ReactNode
  /** Extensions or MIME types for the file chooser; a dropped file is judged by its content, not its name. */
  readonly accept?: readonly string[]
  readonly allowsMultiple?: boolean
  readonly isDisabled?: boolean
  readonly onFiles: (files: readonly File[]) => void
}

/** Dragging is a shortcut; the button does the same for everybody. Pasting a file works too. */
export function DropZone(props: DropZoneProps) {
  const { label, chooseLabel, children, accept, allowsMultiple = false, isDisabled = false, onFiles } = props
  const drop = async (event: DropEvent) => {
    const items = event.items.filter((item): item is FileDropItem => item.kind === 'file')
    const files = await Promise.all(items.map((item) => item.getFile()))
    if (files.length > 0) onFiles(allowsMultiple ? files : files.slice(0, 1))
  }
  return (
    <AriaDropZone className={styles.zone ?? ''} isDisabled={isDisabled} onDrop={(event) => void drop(event)}>
      <Upload aria-hidden="true" className={styles.icon} />
      <Text slot="label" className={styles.label ?? ''}>
        {label}
      </Text>
      <FileTrigger
        {...(accept && { acceptedFileTypes: accept })}
        allowsMultiple={allowsMultiple}
        onSelect={(list) => {
          if (list && list.length > 0) onFiles([...list])
        }}
      >
        <Button tone="primary" isDisabled={isDisabled}>
          {chooseLabel}
        </Button>
      </FileTrigger>
      {children !== undefined && <div className={styles.text}>{children}</div>}
    </AriaDropZone>
  )
}
