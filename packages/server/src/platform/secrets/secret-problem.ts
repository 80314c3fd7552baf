/** Why a secret could not be sealed or opened. What it says tells what stands and what to do, and holds nothing of the secret. */
export class SecretProblem extends Error {
  readonly code: 'key_file_missing' | 'key_file_wrong' | 'key_unknown' | 'not_openable'
  readonly sentences: Readonly<Record<'nl' | 'en', string>>

  constructor(code: SecretProblem['code'], sentences: SecretProblem['sentences']) {
    super(`${sentences.nl} / ${sentences.en}`)
    this.name = 'SecretProblem'
    this.code = code
    this.sentences = sentences
  }
}

export const keyFileMissing = (path: string): SecretProblem =>
  new SecretProblem('key_file_missing', {
    nl: `Het sleutelbestand ${path} is er niet. De opgeslagen wachtwoorden van koppelingen staan er nog, maar zijn zonder dit bestand niet te openen. Zet het terug van de plek waar het naast de back-ups wordt bewaard, of vul die wachtwoorden opnieuw in.`,
    en: `The key file ${path} does not exist. The stored passwords of connections are still there, but cannot be opened without this file. Put it back from where you keep it beside the backups, or enter those passwords again.`,
  })

export const keyFileWrong = (path: string): SecretProblem =>
  new SecretProblem('key_file_wrong', {
    nl: `In het sleutelbestand ${path} staat niet op elke regel een sleutel (base64 van 32 bytes). Er is niets veranderd. Zet het goede bestand terug.`,
    en: `The key file ${path} does not hold a key (base64 of 32 bytes) on every line. Nothing was changed. Put the right file back.`,
  })

export const keyUnknown = (path: string, keyId: string): SecretProblem =>
  new SecretProblem('key_unknown', {
    nl: `Dit is verzegeld met sleutel ${keyId}, en die staat niet in ${path}. Voeg die sleutel als regel toe, of vul het wachtwoord van de koppeling opnieuw in.`,
    en: `This was sealed with key ${keyId}, which is not in ${path}. Add that key as a line, or enter the password of the connection again.`,
  })

export const notOpenable = (): SecretProblem =>
  new SecretProblem('not_openable', {
    nl: 'Dit verzegelde wachtwoord is veranderd of hoort op een andere plek. Vul het wachtwoord van de koppeling opnieuw in.',
    en: 'This sealed password was changed or belongs to another place. Enter the password of the connection again.',
  })
