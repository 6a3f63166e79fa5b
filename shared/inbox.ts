/**
 * What has arrived and was not taken yet, in order. It does not stop anybody from putting more in:
 * who fills it asks `isFull` and is told of new room.
 */
export class Inbox<T> {
  #entries: { item: T; bytes: number }[] = []
  #bytes = 0
  #hasEnded = false
  #wake = () => {}
  readonly #limitBytes: number
  readonly #onRoom: () => void

  constructor(limitBytes: number, onRoom: () => void) {
    this.#limitBytes = limitBytes
    this.#onRoom = onRoom
  }

  get isFull(): boolean {
    return this.#bytes >= this.#limitBytes
  }

  put(item: T, bytes: number) {
    this.#entries.push({ item, bytes })
    this.#bytes += bytes
    this.#wake()
  }

  /** What is inside can still be taken. */
  end() {
    this.#hasEnded = true
    this.#wake()
  }

  clear() {
    this.#entries = []
    this.#bytes = 0
  }

  async *take(): AsyncGenerator<T, void, undefined> {
    for (;;) {
      const entry = this.#entries.shift()
      if (entry) {
        this.#bytes -= entry.bytes
        if (!this.isFull) this.#onRoom()
        yield entry.item
      } else if (this.#hasEnded) {
        return
      } else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve
        })
      }
    }
  }
}
