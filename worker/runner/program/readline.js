// @ts-check
/**
 * `readline` over standard input. Lines wait for whoever takes them: a listener, a question or an
 * iterator. Its text runs inside the guest's realm, before the guest.
 *
 * @param {any} EventEmitter
 * @param {{ stdin: any, nextLine: () => string | null, end: () => void }} source
 */
export function makeReadline(EventEmitter, { stdin, nextLine, end }) {
  /** @type {Set<Interface>} Those not closed. */
  const open = new Set()

  class Interface extends EventEmitter {
    /** @type {((answer: string) => void) | null} */
    #question = null
    #isPaused = false
    #prompt = '> '
    #output
    closed = false
    terminal = false

    /** @param {any} options @param {any} [output] */
    constructor(options, output) {
      super()
      const input = options === stdin ? options : options?.input
      if (input !== stdin) {
        throw new TypeError('Cannot read lines from this stream: only process.stdin has input')
      }
      this.#output = options === stdin ? output : options.output
      if (typeof options.prompt === 'string') this.#prompt = options.prompt
      open.add(this)
    }

    /** Delivers lines as long as they are wanted. False: none is. */
    deliver() {
      const isWanted = () =>
        !this.closed &&
        !this.#isPaused &&
        (this.#question !== null || this.listenerCount('line') > 0)
      if (!isWanted()) return false
      while (isWanted()) {
        const line = nextLine()
        if (line === null) {
          end()
          this.close()
        } else if (this.#question !== null) {
          const answer = this.#question
          this.#question = null
          answer(line)
        } else this.emit('line', line)
      }
      return true
    }

    /** @param {string} query @param {any} options @param {any} [callback] */
    question(query, options, callback = options) {
      if (this.closed) throw new Error('readline was closed')
      this.#output?.write(query)
      this.#question ??= callback
    }
    setPrompt(/** @type {string} */ prompt) {
      this.#prompt = prompt
    }
    getPrompt() {
      return this.#prompt
    }
    prompt() {
      this.#output?.write(this.#prompt)
    }
    write() {}
    pause() {
      this.#isPaused = true
      this.emit('pause')
      return this
    }
    resume() {
      this.#isPaused = false
      this.emit('resume')
      return this
    }
    close() {
      if (this.closed) return
      this.closed = true
      open.delete(this)
      this.emit('close')
    }
    [Symbol.asyncIterator]() {
      const next = async () => {
        const line = this.closed ? null : nextLine()
        if (line !== null) return { value: line, done: false }
        this.close()
        return { value: undefined, done: true }
      }
      return {
        next,
        return: async () => {
          this.close()
          return { value: undefined, done: true }
        },
        [Symbol.asyncIterator]() {
          return this
        },
      }
    }
    [Symbol.dispose]() {
      this.close()
    }
  }

  class PromisedInterface extends Interface {
    /** @param {string} query @override */
    question(query) {
      return new Promise((resolve) => super.question(query, resolve))
    }
  }

  const shared = { clearLine: () => true, cursorTo: () => true, moveCursor: () => true }
  const promises = {
    /** @param {any} options @param {any} [output] */
    createInterface: (options, output) => new PromisedInterface(options, output),
    Interface: PromisedInterface,
  }
  const readline = {
    ...shared,
    /** @param {any} options @param {any} [output] */
    createInterface: (options, output) => new Interface(options, output),
    Interface,
    promises,
  }
  return {
    readline,
    promises,
    step: () => [...open].some((rl) => rl.deliver()),
    /** The input has ended for those who take no lines. False: all are closed. */
    finish() {
      const [first] = open
      first?.close()
      return first !== undefined
    },
  }
}
