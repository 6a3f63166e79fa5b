// @ts-check
/** `events`: emitters as Node has them. Its text runs inside the guest's realm, before the guest. */
export function makeEvents() {
  /** @typedef {{ listener: Function, once: boolean }} Entry */
  const { apply } = Reflect
  /** @type {WeakMap<object, Map<string | symbol, Entry[]>>} */
  const listeners = new WeakMap()

  /** @param {any} emitter @param {string | symbol} name @returns {Entry[]} */
  const of = (emitter, name) => listeners.get(emitter)?.get(name) ?? []

  /** @param {any} emitter @param {string | symbol} name @param {Entry[]} entries */
  function put(emitter, name, entries) {
    const all = listeners.get(emitter) ?? new Map()
    if (entries.length === 0) all.delete(name)
    else all.set(name, entries)
    listeners.set(emitter, all)
    return emitter
  }

  /** @param {unknown} listener @returns {Function} */
  function checked(listener) {
    if (typeof listener === 'function') return listener
    throw new TypeError('The "listener" argument must be of type function')
  }

  /** A function, so that `EventEmitter.call(this)` and `util.inherits` work. @this {any} */
  function EventEmitter() {}
  const methods = {
    /** @this {any} @param {any} name @param {Function} listener */
    on(name, listener) {
      return put(this, name, [...of(this, name), { listener: checked(listener), once: false }])
    },
    /** @this {any} @param {any} name @param {Function} listener */
    once(name, listener) {
      return put(this, name, [...of(this, name), { listener: checked(listener), once: true }])
    },
    /** @this {any} @param {any} name @param {Function} listener */
    addListener(name, listener) {
      return this.on(name, listener)
    },
    /** @this {any} @param {any} name @param {Function} listener */
    prependListener(name, listener) {
      return put(this, name, [{ listener: checked(listener), once: false }, ...of(this, name)])
    },
    /** @this {any} @param {any} name @param {Function} listener */
    off(name, listener) {
      const entries = [...of(this, name)]
      const at = entries.findLastIndex((entry) => entry.listener === listener)
      if (at >= 0) entries.splice(at, 1)
      return put(this, name, entries)
    },
    /** @this {any} @param {any} name @param {Function} listener */
    removeListener(name, listener) {
      return this.off(name, listener)
    },
    /** @this {any} @param {any} [name] */
    removeAllListeners(name) {
      if (name === undefined) listeners.delete(this)
      else put(this, name, [])
      return this
    },
    /** @this {any} @param {any} name @param {any[]} args */
    emit(name, ...args) {
      const entries = of(this, name)
      if (entries.length === 0 && name === 'error') throw args[0]
      for (const { listener, once } of entries) {
        if (once) this.off(name, listener)
        apply(listener, this, args)
      }
      return entries.length > 0
    },
    /** @this {any} @param {any} name */
    listenerCount(name) {
      return of(this, name).length
    },
    /** @this {any} @param {any} name */
    listeners(name) {
      return of(this, name).map(({ listener }) => listener)
    },
    /** @this {any} */
    eventNames() {
      return [...(listeners.get(this)?.keys() ?? [])]
    },
    /** @this {any} */
    setMaxListeners() {
      return this
    },
  }
  for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(EventEmitter.prototype, name, { value, writable: true })
  }

  /** @param {any} emitter @param {string} name */
  const once = (emitter, name) =>
    new Promise((resolve, reject) => {
      emitter.once(name, (/** @type {any[]} */ ...args) => resolve(args))
      if (name !== 'error') emitter.once('error', reject)
    })

  return Object.assign(EventEmitter, { EventEmitter, once })
}
