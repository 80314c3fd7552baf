import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components'
import styles from './matching.module.css'

/** The numbers behind a picture, for who asks. */
export function ShowTable({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Disclosure className={styles.showTable ?? ''}>
      <Button slot="trigger" className={styles.showTableTrigger ?? ''}>
        <ChevronRight aria-hidden="true" />
        {label}
      </Button>
      <DisclosurePanel>{children}</DisclosurePanel>
    </Disclosure>
  )
}
