// @ts-check
/**
 * A text that is kept up to a limit, and counted beyond it. Its text runs inside the guest's realm,
 * before the guest.
 *
 * @param {string} name
 */
export function makeSink(name) {
  const { apply } = Reflect
  const { slice } = String.prototype
  let kept = 0
  let most = 0
  let text = ''
  let written = 0

  /** @param {string} piece */
  function write(piece) {
    written += piece.length
    const room = kept - text.length
    if (room >= piece.length) text += piece
    else if (room > 0) text += apply(slice, piece, [0, room])
    if (written > most) throw new RangeError(`Too much ${name}`)
  }
  return {
    /** @param {number} keptChars @param {number} mostChars More are a flood. */
    limit(keptChars, mostChars) {
      kept = keptChars
      most = mostChars
    },
    write,
    text: () => text,
    flooded: () => written > most,
  }
}
