import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { fileStore } from '../files/file-store.ts'
import { restoreBackup, writeBackup } from './index.ts'
import { flipped, renamedMigration, rewritten, truncated, written } from './testing/broken-archives.ts'
import { emptyInstallation, everything } from './testing/installation.ts'
import { NOW, PASSPHRASE, twoOrganisations, type TwoOrganisations } from './testing/two-organisations.ts'

let house: TwoOrganisations
beforeAll(async () => {
  house = await twoOrganisations()
})

describe('is refused, and nothing is changed:', () => {
  const half = () => truncated(house.plain, 0.5)
  test.each([
    {
      words: 'a file that breaks off half-way',
      archive: half,
      passphrase: undefined,
      says: 'beschadigd of niet compleet',
    },
    {
      words: 'a file without its last bytes',
      archive: () => truncated(house.plain, 0.999),
      passphrase: undefined,
      says: 'beschadigd of niet compleet',
    },
    {
      words: 'a file with one changed byte',
      archive: () => flipped(house.plain),
      passphrase: undefined,
      says: 'beschadigd of niet compleet',
    },
    {
      words: 'an encrypted file that breaks off',
      archive: () => truncated(house.sealed, 0.6),
      passphrase: PASSPHRASE,
      says: 'beschadigd of niet compleet',
    },
    {
      words: 'an encrypted file with one changed byte',
      archive: () => flipped(house.sealed),
      passphrase: PASSPHRASE,
      says: 'beschadigd of niet compleet',
    },
    {
      words: 'a wrong passphrase',
      archive: () => house.sealed,
      passphrase: 'iets anders',
      says: 'wachtwoord van deze back-up klopt niet',
    },
    {
      words: 'an encrypted file without passphrase',
      archive: () => house.sealed,
      passphrase: undefined,
      says: 'versleuteld',
    },
    {
      words: 'something that is no backup',
      archive: () => written(house.plain, randomBytes(5000)),
      passphrase: undefined,
      says: 'geen back-up van Klantregie',
    },
    {
      words: 'an empty file',
      archive: () => written(house.plain, Buffer.alloc(0)),
      passphrase: undefined,
      says: 'geen back-up van Klantregie',
    },
    {
      words: 'a backup of a newer version',
      archive: () => renamedMigration(house.plain),
      passphrase: undefined,
      says: 'nieuwere versie van Klantregie',
    },
    {
      words: 'a backup in a newer format',
      archive: () => rewritten(house.plain, '"format": 1', '"format": 7'),
      passphrase: undefined,
      says: 'nieuwere versie van Klantregie',
    },
    {
      words: 'a member with a way out of its folder',
      archive: () => rewritten(house.plain, `files/${house.tenants[0]!}`, `files/${'../'.repeat(12)}`),
      passphrase: undefined,
      says: 'beschadigd of niet compleet',
    },
  ])('$words', async ({ archive, passphrase, says }) => {
    const target = await emptyInstallation()
    const before = await everything(target.connection)
    await expect(restoreBackup({ ...target, path: archive(), passphrase })).rejects.toThrow(says)
    expect(await everything(target.connection)).toEqual(before)
    expect(readdirSync(target.dataDir)).toEqual([])
  })

  test('a restore over an organisation that is there', async () => {
    const before = await everything(house.app.ownerUrl)
    const target = { connection: house.app.ownerUrl, files: fileStore(house.app.dataDir) }
    await expect(restoreBackup({ ...target, path: house.plain })).rejects.toThrow(
      'niet leeg: er staan 2 organisatie(s)',
    )
    expect(await everything(house.app.ownerUrl)).toEqual(before)
  })

  test('a backup over a file that is there', async () => {
    const before = readFileSync(house.plain)
    await expect(house.backup(house.plain)).rejects.toThrow('bestaat al')
    expect(readFileSync(house.plain).equals(before)).toBe(true)
  })

  test('a backup of an installation without tables', async () => {
    const { connection, files } = await emptyInstallation({ isStarted: false })
    const path = house.newPath()
    await expect(writeBackup({ connection, files, path, version: '1', now: NOW })).rejects.toThrow('nog leeg')
    expect(existsSync(path)).toBe(false)
  })
})
