interface Deed<Answer, Asked> {
  readonly mutateAsync: (asked: Asked) => Promise<Answer>
}

interface Then<Answer> {
  readonly onSuccess?: (answer: Answer) => unknown
  readonly onError?: (error: Error) => unknown
  readonly onSettled?: () => unknown
}

/**
 * Does something and tells what came of it, also when the part of the screen that asked has gone by then: a deed often
 * takes away its own button, and callbacks given to `mutate` are then never called. Never throws: the mutation keeps
 * the error for the screen to show.
 */
export function act<Answer, Asked>(deed: Deed<Answer, Asked>, asked: Asked, then: Then<Answer>): void {
  void deed
    .mutateAsync(asked)
    .then(
      (answer) => then.onSuccess?.(answer),
      (error: unknown) => then.onError?.(error as Error),
    )
    .finally(() => then.onSettled?.())
}
