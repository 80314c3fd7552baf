/** Why a backup or restore was refused, as a sentence that says what to do. Nothing was changed when it is thrown. */
export class BackupFailure extends Error {
  readonly sentences: Readonly<Record<'nl' | 'en', string>>

  constructor(sentences: Readonly<Record<'nl' | 'en', string>>, options?: ErrorOptions) {
    super(`${sentences.nl} / ${sentences.en}`, options)
    this.name = 'BackupFailure'
    this.sentences = sentences
  }
}

export const damaged = (detail: Readonly<Record<'nl' | 'en', string>>, cause?: unknown): BackupFailure =>
  new BackupFailure(
    {
      nl: `Dit back-upbestand is beschadigd of niet compleet (${detail.nl}). Er is niets teruggezet. Gebruik een andere back-up.`,
      en: `This backup file is damaged or incomplete (${detail.en}). Nothing was restored. Use another backup.`,
    },
    { cause },
  )

export const wrongPassphrase = (): BackupFailure =>
  new BackupFailure({
    nl: 'Het wachtwoord van deze back-up klopt niet, of het begin van het bestand is beschadigd. Er is niets teruggezet.',
    en: 'The passphrase of this backup is not correct, or the start of the file is damaged. Nothing was restored.',
  })

export const passphraseNeeded = (): BackupFailure =>
  new BackupFailure({
    nl: 'Deze back-up is versleuteld. Geef het wachtwoord met --passphrase-file BESTAND.',
    en: 'This backup is encrypted. Give its passphrase with --passphrase-file FILE.',
  })

export const notABackup = (): BackupFailure =>
  new BackupFailure({
    nl: 'Dit is geen back-up van Klantregie. Er is niets teruggezet.',
    en: 'This is not a Klantregie backup. Nothing was restored.',
  })
