import { AccountScreen } from '../../features/admin/index.ts'
import { CalendarFeedSection, MailChoicesSection } from '../../features/engagement/index.ts'

/** What is one's own: sign-in and security, and what one is told by mail and in a calendar. */
export function AccountPage() {
  return (
    <AccountScreen>
      <MailChoicesSection />
      <CalendarFeedSection />
    </AccountScreen>
  )
}
