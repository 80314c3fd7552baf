type Author = { readonly byUserId: string | null }

/** A note is removed and brought back by who wrote it: what a colleague heard is not ours to take away. */
export function mayChangeInteraction(interaction: Author, userId: string): boolean {
  return interaction.byUserId !== null && interaction.byUserId === userId
}
