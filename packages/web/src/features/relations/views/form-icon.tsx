import { CalendarDays, Map as MapIcon, SquareKanban, Table2 } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { Form } from '../list/list-address.view.ts'

const icons: Readonly<Record<Form | 'tabel', LucideIcon>> = {
  tabel: Table2,
  bord: SquareKanban,
  kaart: MapIcon,
  kalender: CalendarDays,
}

export function FormIcon({ form }: { readonly form: Form | 'tabel' }) {
  const Icon = icons[form]
  return <Icon aria-hidden="true" />
}
