export type Filter = Record<string, string | undefined>

/** The address of a list of what the filter lets through. */
export function listPath(path: string, filter: Filter): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value)
  return query.size === 0 ? path : `${path}?${query}`
}

/** The address of the page that begins at `cursor`, or null when this one is the last. */
export const nextPath = (path: string, filter: Filter, cursor: string | null): string | null =>
  cursor === null ? null : listPath(path, { ...filter, after: cursor })
