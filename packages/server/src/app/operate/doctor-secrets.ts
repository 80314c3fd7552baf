import { stat } from 'node:fs/promises'
import type { Config } from '../../platform/config/config.ts'
import { readKeys, secretKeyPath } from '../../platform/secrets/secret-keys.ts'
import { SecretProblem } from '../../platform/secrets/secret-problem.ts'
import { good, type Finding } from './finding.ts'

/** Nobody but the product itself may read the keys. A file of one's own may come from elsewhere with its rights (compose.yaml). */
const OTHERS = 0o077

/**
 * Whether the keys are there with which passwords of other systems were sealed, and for nobody else. `sealedWith` are the ids of the keys
 * that stand in the database (`keyIdOfSealed`): each must be in the file, or what it sealed cannot be opened any more.
 */
export async function checkSecrets(
  { dataDir, secretKeyFile: ownKeyFile }: Pick<Config, 'dataDir' | 'secretKeyFile'>,
  sealedWith: readonly string[] = [],
): Promise<Finding[]> {
  const path = secretKeyPath({ dataDir, ownKeyFile })
  try {
    const keys = await readKeys(path)
    const missing = sealedWith.filter((id) => !keys?.some((key) => key.id === id))
    if (missing.length > 0 || (keys === null && ownKeyFile !== undefined)) return [unopenable(path, missing)]
    // None was needed yet: the file is made when the first password is stored.
    if (keys === null) return []
    const isOpen = ownKeyFile === undefined && ((await stat(path)).mode & OTHERS) !== 0
    return [
      isOpen ? readable(path) : good(`Sleutels van koppelingen: ${keys.length}`, `Keys of connections: ${keys.length}`),
    ]
  } catch (error) {
    return [unusable(error, path)]
  }
}

const unopenable = (path: string, missing: readonly string[]): Finding => ({
  state: 'wrong',
  what: {
    nl: `Opgeslagen wachtwoorden van koppelingen kunnen niet worden geopend: in ${path} ontbreekt ${missing.join(', ') || 'alles'}.`,
    en: `Stored passwords of connections cannot be opened: ${path} lacks ${missing.join(', ') || 'everything'}.`,
  },
  advice: {
    nl: 'Zet het sleutelbestand terug dat bij deze gegevens hoort (docs/operating/backup.md), of vul de wachtwoorden opnieuw in.',
    en: 'Put back the key file that belongs to these data (docs/operating/backup.md), or enter the passwords again.',
  },
})

const readable = (path: string): Finding => ({
  state: 'wrong',
  what: {
    nl: 'Anderen op deze machine kunnen de sleutels lezen waarmee wachtwoorden van koppelingen zijn verzegeld.',
    en: 'Others on this machine can read the keys with which passwords of connections are sealed.',
  },
  advice: {
    nl: `chmod 600 ${path}, en geef daarna in de andere systemen nieuwe wachtwoorden uit.`,
    en: `chmod 600 ${path}, and then issue new passwords in the other systems.`,
  },
})

function unusable(error: unknown, path: string): Finding {
  if (error instanceof SecretProblem) return { state: 'wrong', what: error.sentences }
  const what = { nl: `Het sleutelbestand ${path} is niet te lezen.`, en: `The key file ${path} cannot be read.` }
  const advice = { nl: `Geef de gebruiker van Klantregie leesrecht.`, en: `Let the account of Klantregie read it.` }
  return { state: 'wrong', what, advice }
}
