import type { Notification } from '@klantregie/contract'
import { useT } from '../locale/index.ts'
import { sayNotification } from './notification.view.ts'

/** A notification as a sentence in the reader's language. */
export function useNotificationSentence(): (line: Notification) => string {
  const t = useT()
  return (line) => {
    const otherwise = { somebody: t('notification.somebody'), aRelation: t('notification.aRelation') }
    const { key, values, about } = sayNotification(line, otherwise)
    const where =
      about === 'task'
        ? t('notification.aboutTask', values)
        : about === 'relation'
          ? t('notification.about', values)
          : ''
    return t(key, { ...values, about: where })
  }
}
