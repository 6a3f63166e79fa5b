// @ts-check
/**
 * Timers on a clock that is wound forward: waiting costs no time, and `Date` and `performance`
 * agree with it. It stands at nothing until `start`. Its text runs inside the guest's realm, before
 * the guest.
 */
export function makeClock() {
  const { apply, construct, defineProperty } = Reflect
  const RealDate = Date
  const realNow = Date.now
  const { get: mapGet, set: mapSet, delete: mapDelete } = Map.prototype

  /** Milliseconds that were skipped rather than waited for. */
  let skipped = 0
  const now = () => realNow() + skipped
  let started = 0
  const elapsed = () => now() - started
  const performance = { now: () => elapsed(), timeOrigin: 0 }

  /**
   * @typedef {{ id: number, due: number, every: number | null, run: () => void,
   *   previous: Timer | null, next: Timer | null }} Timer
   */
  /** Waiting timers, the earliest first. A new one is mostly among the last.
   * @type {Timer | null} */
  let first = null
  /** @type {Timer | null} */
  let last = null
  const timers = new Map()
  let lastId = 0

  /** @param {Timer} timer */
  function insert(timer) {
    let before = last
    while (before !== null && before.due > timer.due) before = before.previous
    timer.previous = before
    timer.next = before === null ? first : before.next
    if (timer.previous === null) first = timer
    else timer.previous.next = timer
    if (timer.next === null) last = timer
    else timer.next.previous = timer
  }

  /** @param {Timer} timer */
  function remove(timer) {
    if (timer.previous === null) first = timer.next
    else timer.previous.next = timer.next
    if (timer.next === null) last = timer.previous
    else timer.next.previous = timer.previous
    apply(mapDelete, timers, [timer.id])
  }

  /**
   * @param {unknown} callback
   * @param {number} delay
   * @param {boolean} repeats
   * @param {unknown[]} args
   */
  function start(callback, delay, repeats, args) {
    if (typeof callback !== 'function') throw new TypeError('The callback must be a function')
    const id = ++lastId
    const run = () => {
      apply(callback, undefined, args)
    }
    const due = now() + delay
    const timer = { id, due, every: repeats ? delay : null, run, previous: null, next: null }
    apply(mapSet, timers, [id, timer])
    insert(timer)
    return id
  }

  /** @param {unknown} id */
  function stop(id) {
    const timer = apply(mapGet, timers, [id])
    if (timer !== undefined) remove(timer)
  }

  /** Winds the clock to the earliest timer and runs it. False: no timer is waiting. */
  function runNext() {
    if (first === null) return false
    const timer = first
    const wait = timer.due - now()
    if (wait > 0) skipped += wait
    remove(timer)
    if (timer.every !== null) {
      timer.due = now() + timer.every
      apply(mapSet, timers, [timer.id, timer])
      insert(timer)
    }
    timer.run()
    return true
  }

  /** Node's rule: at least 1 ms, and 1 ms for what is no delay at all.
   * @param {unknown} delay */
  const atLeastOne = (delay) => {
    const ms = +(/** @type {number} */ (delay))
    return ms >= 1 && ms <= 0x7fffffff ? ms : 1
  }

  /** @param {unknown[]} args */
  function VirtualDate(...args) {
    if (new.target === undefined) return `${new RealDate(now())}`
    return construct(RealDate, args.length === 0 ? [now()] : args, new.target)
  }
  /** @param {string} name @param {unknown} value */
  const define = (name, value) =>
    defineProperty(VirtualDate, name, { value, writable: true, configurable: true })
  define('name', 'Date')
  define('length', 7)
  define('now', now)
  define('UTC', RealDate.UTC)
  define('parse', RealDate.parse)
  defineProperty(VirtualDate, 'prototype', { value: RealDate.prototype, writable: false })
  defineProperty(RealDate.prototype, 'constructor', { value: VirtualDate })

  const globals = {
    Date: VirtualDate,
    performance,
    /** @param {unknown} callback @param {unknown} delay @param {unknown[]} args */
    setTimeout: (callback, delay, ...args) => start(callback, atLeastOne(delay), false, args),
    /** @param {unknown} callback @param {unknown} delay @param {unknown[]} args */
    setInterval: (callback, delay, ...args) => start(callback, atLeastOne(delay), true, args),
    /** @param {unknown} callback @param {unknown[]} args */
    setImmediate: (callback, ...args) => start(callback, 0, false, args),
    clearTimeout: stop,
    clearInterval: stop,
    clearImmediate: stop,
  }
  return {
    globals,
    now,
    /** Milliseconds since the start. */
    elapsed,
    start() {
      started = performance.timeOrigin = realNow()
    },
    runNext,
  }
}
