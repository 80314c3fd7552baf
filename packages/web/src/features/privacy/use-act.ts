import { useState } from 'react'
import { useProblemText } from '../../lib/texts.tsx'
import { showToast } from '../../ui/toast.tsx'

/** Does something and says how it went. */
export function useAct() {
  const problemText = useProblemText()
  const [isPending, setPending] = useState(false)
  const act = (work: () => Promise<unknown>, said: string) => {
    setPending(true)
    work()
      .then(
        () => showToast({ text: said }),
        (error: unknown) => showToast({ tone: 'danger', text: problemText(error) }),
      )
      .finally(() => setPending(false))
  }
  return { isPending, act }
}
