import type { Operation } from './operation.ts'

/** The example as a line for a shell in which `URL` and `TOKEN` are set. */
export function curlOf({ method, path, access, body, upload, example }: Operation): string {
  const { params = {}, query, headers = {} } = example
  const filled = path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? name)
  const search = query ? `?${new URLSearchParams(query)}` : ''
  const sent = { ...(body ? { 'Content-Type': 'application/json' } : {}), ...headers }
  return [
    `curl -s${method === 'GET' ? '' : ` -X ${method}`} "$URL${filled}${search}"`,
    ...(access === 'everybody' ? [] : ['-H "Authorization: Bearer $TOKEN"']),
    ...Object.entries(sent).map(([name, value]) => `-H '${name}: ${value}'`),
    ...(upload ? [`-H 'Content-Type: ${upload.types[0]}' --data-binary @FILE`] : []),
    ...(body ? [`-d '${JSON.stringify(example.body).replaceAll("'", "'\\''")}'`] : []),
  ].join(' \\\n  ')
}
