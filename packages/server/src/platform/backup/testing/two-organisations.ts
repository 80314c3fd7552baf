import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { fileStore } from '../../files/file-store.ts'
import { testApp, type TestApp } from '../../testing/test-app.ts'
import { writeBackup, type BackupReport } from '../index.ts'
import { liveADay } from './busy-day.ts'

export const NOW = new Date('2026-03-02T09:00:00.000Z')
export const PASSPHRASE = 'een zin die niemand raadt'

export type TwoOrganisations = {
  readonly app: TestApp
  readonly tenants: readonly string[]
  /** A backup of both, open and encrypted with `PASSPHRASE`. */
  readonly plain: string
  readonly sealed: string
  readonly newPath: () => string
  readonly backup: (path: string, passphrase?: string) => Promise<BackupReport>
}

export async function twoOrganisations(): Promise<TwoOrganisations> {
  const folder = mkdtempSync(join(tmpdir(), 'klantregie-backup-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const app = await testApp()
  const other = await app.otherTenant()
  for (const [index, as] of [app.as('administrator'), other.as].entries()) await liveADay(as, index)
  const newPath = () => join(folder, `${randomUUID()}.klantregie`)
  const files = fileStore(app.dataDir)
  const backup = (path: string, passphrase?: string) =>
    writeBackup({ connection: app.ownerUrl, files, path, passphrase, version: '0.1.0', now: NOW })
  const [plain, sealed] = [newPath(), newPath()]
  await backup(plain)
  await backup(sealed, PASSPHRASE)
  return { app, tenants: [app.tenantId, other.tenantId], plain, sealed, newPath, backup }
}
