import { BackupFailure } from '../../platform/backup/index.ts'
import { AppError } from '../../platform/failure.ts'
import { sentenceOf } from '../../platform/i18n/sentences.ts'
import { terminalLanguage } from './terminal-language.ts'

/**
 * Carries a command out; what the product refuses is said in one sentence and ends with exit code 1. Everything else is
 * unexpected and goes on to the command line.
 */
export async function orRefusal(say: (line: string) => void, work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    const language = terminalLanguage()
    if (error instanceof BackupFailure) say(`✗ ${error.sentences[language]}`)
    else if (error instanceof AppError) say(`✗ ${sentenceOf(error.code, language)}`)
    else throw error
    return 1
  }
}
