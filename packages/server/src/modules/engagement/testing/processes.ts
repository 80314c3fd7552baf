import type { ProcessContent, ProcessPage, Role, StarterKey, Task, TemplatePage } from '@klantregie/contract'
import type { TestApp } from '../../../platform/testing/test-app.ts'

/** Processes as a test of them needs them: what is refused there fails the test with what was said. */
export function processesOf(app: TestApp) {
  const ask = async <T>(
    role: Role,
    [method, path, body]: readonly ['GET' | 'POST' | 'PUT' | 'PATCH', string, unknown?],
  ): Promise<T> => {
    const reply = await app.as(role)(method, path, body)
    if (reply.statusCode !== 200) throw new Error(`${method} ${path}: ${reply.body}`)
    return reply.json() as T
  }
  const put = (template: TemplatePage) =>
    ask<TemplatePage>('relation_manager', ['POST', `/process-templates/${template.id}/state`, { state: 'active' }])
  return {
    ask,
    /** A template in use. */
    template: async (content: ProcessContent, more: object = {}): Promise<TemplatePage> =>
      put(
        await ask<TemplatePage>('relation_manager', [
          'POST',
          '/process-templates',
          { name: `Proces ${Math.random()}`, goal: '', domainId: null, typeId: null, content, ...more },
        ]),
      ),
    starter: async (key: StarterKey): Promise<TemplatePage> =>
      put(await ask<TemplatePage>('relation_manager', ['POST', `/process-templates/starters/${key}`])),
    start: (relationId: string, templateId: string, more: object = {}): Promise<ProcessPage> =>
      ask<ProcessPage>('relation_manager', ['POST', `/relations/${relationId}/processes`, { templateId, ...more }]),
    step: (
      id: string,
      key: string,
      deed: string,
      { as = 'relation_manager', ...body }: { as?: Role; [said: string]: unknown } = {},
    ): Promise<ProcessPage> => ask<ProcessPage>(as, ['POST', `/processes/${id}/steps/${key}/${deed}`, body]),
    get: (id: string, role: Role = 'relation_manager'): Promise<ProcessPage> =>
      ask<ProcessPage>(role, ['GET', `/processes/${id}`]),
    deed: (id: string, deed: string, body: object = {}): Promise<ProcessPage> =>
      ask<ProcessPage>('relation_manager', ['POST', `/processes/${id}/${deed}`, body]),
  }
}

/** The tasks about a relation, open and done. */
export async function tasksAbout(of: ReturnType<typeof processesOf>, relationId: string): Promise<Task[]> {
  const tasks: Task[] = []
  for (const group of ['overdue', 'today', 'week', 'later', 'done']) {
    const path = `/tasks?scope=all&group=${group}&relationId=${relationId}`
    tasks.push(...(await of.ask<{ items: Task[] }>('relation_manager', ['GET', path])).items)
  }
  return tasks
}

/** "Bel open 2026-03-09" */
export const said = (tasks: readonly Task[]): string[] =>
  tasks.map(({ title, state, dueOn }) => `${title.split(' ')[0]} ${state} ${dueOn ?? '–'}`)

/** "a done, b open" */
export const told = ({ steps }: ProcessPage): string => steps.map(({ key, state }) => `${key} ${state}`).join(', ')
