/** What composed pages may use of activity. */
export { NoteForm } from './interactions/note-form.tsx'
export { Timeline } from './timeline/timeline.tsx'
