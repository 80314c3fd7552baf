import { TextLink } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'

/** Shown to who came by the address of a relation that was merged into this one. */
export function MergedNotice({ name, storyHref }: { readonly name: string; readonly storyHref: string }) {
  const t = useT()
  return (
    <Callout tone="information" isAnnounced>
      {t('redirected.text', { name })} <TextLink href={storyHref}>{t('redirected.story')}</TextLink>
    </Callout>
  )
}
