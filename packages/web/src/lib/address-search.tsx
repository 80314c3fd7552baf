import { useEffect, useEffectEvent, useState } from 'react'
import { SearchField } from '../ui/text-field.tsx'

/** How long typing must pause before the list is asked again, in milliseconds. */
const PAUSE_MS = 200
/** The longest text that any list takes. */
const LONGEST = 200

interface AddressSearchProps {
  readonly label: string
  readonly placeholder: string
  /** What the address says. */
  readonly asked: string
  /** Typing has paused at another text; it has no spaces around it, and may be empty. */
  readonly onAsk: (text: string) => void
}

/** A search box above a list whose text is kept in the address of the page. */
export function AddressSearch({ label, placeholder, asked, onAsk }: AddressSearchProps) {
  const [text, setText] = useState(asked)
  const [sent, setSent] = useState(asked)
  const [seen, setSeen] = useState(asked)
  // Back, a saved view or a removed filter changes the address: the box follows. Its own answers it leaves alone.
  if (asked !== seen) {
    setSeen(asked)
    if (asked !== sent.trim()) {
      setText(asked)
      setSent(asked)
    }
  }
  const send = useEffectEvent(() => {
    setSent(text)
    if (text.trim() !== sent.trim()) onAsk(text.trim())
  })
  useEffect(() => {
    if (text === sent) return
    const timer = setTimeout(send, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, sent])
  return <SearchField label={label} placeholder={placeholder} value={text} onChange={setText} maxLength={LONGEST} />
}
