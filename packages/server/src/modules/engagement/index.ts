/**
 * What other modules may know about working together on relations. Everything else in this folder is private. Keep this
 * list short — every line is a promise.
 */
export { engagementModule } from './module.ts'

// Tasks, and telling colleagues: for everything that asks somebody to do or know something.
export { addTask, type AddTask } from './tasks/task.service.ts'
export { cancelTask, completeTask, type TaskEnded, type TaskOrigins } from './tasks/end-task.service.ts'
export { tasksOf } from './tasks/list-tasks.service.ts'
export { cellsWithTasks } from './tasks/own-facts.queries.ts'
export { tellMentionedInNote } from './following/mention.service.ts'
export { notify, notifyAll, type Notify } from './following/notify.service.ts'

// What stands on the calendar of a list of relations.
export { datedWork } from './calendar/dated.service.ts'

// Approaches.
export { relationsApproached } from './approaches/approached.queries.ts'
export { madeContacts } from './approaches/made-contacts.queries.ts'
export { cellsWithApproaches, lastMadeDays } from './approaches/approach-record.queries.ts'

// Contact pressure: for everything that reaches out, to one (`fullFor`) or to many (`tooOften`).
export { fullFor, tooOften } from './pressure/pressure.service.ts'

// Processes.
export { cellsWithProcesses } from './processes/process-story.queries.ts'
