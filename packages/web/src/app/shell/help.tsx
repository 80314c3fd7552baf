import { useMay } from '../../lib/session.tsx'
import { TextLink } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Kbd } from '../../ui/layout.tsx'
import { usePreferences } from '../../lib/preferences.ts'
import { useT } from '../locale/index.ts'
import { keyGroups } from './help.view.ts'
import styles from './help.module.css'

/** Every key that does something, and the way back to the guide. Opened by a question mark, from the palette and from one's own menu. */
export function Help({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const may = useMay()
  const { singleKeyShortcuts } = usePreferences()
  const isMac = /Mac/.test(navigator.userAgent)
  return (
    <Dialog isOpen onClose={onClose} title={t('help.title')} size="large">
      <p className={styles.soft}>{t('help.palette', { keys: isMac ? '⌘ K' : 'Ctrl K' })}</p>
      <p>
        <TextLink href="/?wegwijzer=true" onPress={onClose}>
          {t('help.guide')}
        </TextLink>
      </p>
      {singleKeyShortcuts === 'off' && <p className={styles.soft}>{t('help.singleOff')}</p>}
      <div className={styles.groups}>
        {keyGroups
          .filter(({ permission }) => permission === null || may(permission))
          .map(({ id, keys }) => (
            <section key={id} aria-labelledby={`keys-${id}`}>
              <h3 id={`keys-${id}`}>{t(`help.group.${id}`)}</h3>
              <dl className={styles.keys}>
                {keys.map(({ id: key, press }) => (
                  <div key={key}>
                    <dt>
                      {press.map((one) => (
                        <Kbd key={one}>{one === 'mod' ? (isMac ? '⌘' : 'Ctrl') : t(`help.key.${one}`)}</Kbd>
                      ))}
                    </dt>
                    <dd>{t(`help.do.${key}`)}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
    </Dialog>
  )
}
