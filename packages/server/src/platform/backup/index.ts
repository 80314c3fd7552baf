/** Backup and restore of a whole installation; the format is described in archive-format.ts. */
export { BackupFailure } from './backup-failure.ts'
export { readApplied } from './catalogue.ts'
export { restoreBackup } from './restore-backup.ts'
export type { RestoreReport, RestoreStep } from './restore-backup.ts'
export { writeBackup } from './write-backup.ts'
export type { BackupReport } from './write-backup.ts'
