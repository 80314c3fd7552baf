import { Download, Eye, Pencil, Trash2 } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { RightKind } from '@klantregie/contract'

export const rightIcons: Readonly<Record<RightKind, LucideIcon>> = {
  see: Eye,
  change: Pencil,
  export: Download,
  delete: Trash2,
}
