/** What composed pages may use of activity. */
export { NoteForm } from './interactions/note-form.tsx'
export { Timeline } from './timeline/timeline.tsx'
export { AttendanceDialog } from './interactions/attendance.tsx'
export { LastContact } from './interactions/last-contact.tsx'
