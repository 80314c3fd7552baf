import { Braces, Copy, Quote } from 'lucide-react'
import type { SegmentGroup } from '@klantregie/contract'
import { IconButton } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'

interface CopyMenuProps {
  readonly tree: SegmentGroup
  readonly sentence: string
}

/** The conditions on the clipboard: for a colleague as a sentence, for a program as JSON. */
export function CopyMenu({ tree, sentence }: CopyMenuProps) {
  const t = useT()
  const copy = (text: string) =>
    void write(text).then((isDone) =>
      showToast(isDone ? { text: t('segments.copied') } : { tone: 'danger', text: t('segments.notCopied') }),
    )
  return (
    <Menu
      label={t('segments.copy')}
      trigger={<IconButton label={t('segments.copy')} icon={<Copy aria-hidden="true" />} />}
      onAction={(id) => copy(id === 'json' ? JSON.stringify(tree, null, 2) : sentence)}
      groups={[
        {
          id: 'copy',
          items: [
            { id: 'sentence', label: t('segments.copySentence'), icon: <Quote aria-hidden="true" /> },
            {
              id: 'json',
              label: t('segments.copyJson'),
              detail: t('segments.copyJsonDetail'),
              icon: <Braces aria-hidden="true" />,
            },
          ],
        },
      ]}
    />
  )
}

/** On plain http inside a house the browser has no clipboard to write to. */
async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
