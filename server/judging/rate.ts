const WINDOW_S = 60

/** How often something happens, over the last minute. Costs a number for each second. */
export class Rate {
  readonly #clock: () => number
  readonly #counts: number[] = Array.from({ length: WINDOW_S }, () => 0)
  #second: number

  /** `clock`: milliseconds that only grow. */
  constructor(clock = () => performance.now()) {
    this.#clock = clock
    this.#second = this.#now()
  }

  add(): void {
    this.#forget()
    this.#counts[this.#second % WINDOW_S] = (this.#counts[this.#second % WINDOW_S] ?? 0) + 1
  }

  perSecond(): number {
    this.#forget()
    return this.#counts.reduce((sum, count) => sum + count, 0) / WINDOW_S
  }

  #now(): number {
    return Math.floor(this.#clock() / 1000)
  }

  #forget(): void {
    const now = this.#now()
    for (let second = Math.max(this.#second, now - WINDOW_S) + 1; second <= now; second += 1) {
      this.#counts[second % WINDOW_S] = 0
    }
    this.#second = now
  }
}
