/** The address of the page that begins at `cursor`, or null when this one is the last. */
export function nextPath(
  path: string,
  filter: Record<string, string | undefined>,
  cursor: string | null,
): string | null {
  if (cursor === null) return null
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value)
  query.set('after', cursor)
  return `${path}?${query}`
}
