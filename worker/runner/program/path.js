// @ts-check
/** `path` with slashes. Its text runs inside the guest's realm, before the guest. */
export function makePath() {
  /** @param {string} path */
  function normalize(path) {
    const isAbsolute = path.startsWith('/')
    /** @type {string[]} */
    const kept = []
    for (const part of path.split('/')) {
      if (part === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop()
      else if (part === '..' ? !isAbsolute : part !== '' && part !== '.') kept.push(part)
    }
    const tail = kept.length > 0 && path.endsWith('/') ? '/' : ''
    return `${isAbsolute ? '/' : ''}${kept.join('/')}${tail}` || '.'
  }
  /** @param {string[]} parts */
  const join = (...parts) => normalize(parts.filter((part) => part !== '').join('/'))
  /** @param {string} path @param {string} [suffix] */
  function basename(path, suffix = '') {
    const base = path.replace(/\/+$/, '').replace(/^.*\//s, '')
    return suffix !== base && base.endsWith(suffix)
      ? base.slice(0, base.length - suffix.length)
      : base
  }
  /** @param {string} path */
  function dirname(path) {
    const at = path.replace(/\/+$/, '').lastIndexOf('/')
    return at < 0 ? '.' : path.slice(0, at).replace(/\/+$/, '') || '/'
  }
  /** @param {string} path */
  const extname = (path) => /[^.](\.[^.]*)$/.exec(basename(path))?.[1] ?? ''
  /** @param {string[]} parts */
  function resolve(...parts) {
    const from = parts.findLastIndex((part) => part.startsWith('/'))
    const whole = normalize(['', ...parts.slice(Math.max(from, 0))].join('/'))
    return whole.length > 1 ? whole.replace(/\/$/, '') : whole
  }
  const path = {
    sep: '/',
    delimiter: ':',
    basename,
    dirname,
    extname,
    isAbsolute: (/** @type {string} */ path) => path.startsWith('/'),
    join,
    normalize,
    /** @param {string} path */
    parse: (path) => {
      const base = basename(path)
      const ext = extname(path)
      const root = path.startsWith('/') ? '/' : ''
      const dir = path.includes('/') ? dirname(path) : ''
      return { root, dir, base, ext, name: base.slice(0, base.length - ext.length) }
    },
    resolve,
  }
  return Object.assign(path, { posix: path })
}
