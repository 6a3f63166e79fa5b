/** Of all turns of a bracelet the least in the alphabet names its group. */
function sameBracelets(bracelets) {
  const groups = new Map()
  bracelets.forEach((text, index) => {
    const twice = text + text
    let least = text
    for (let at = 1; at < text.length; at++) {
      const turn = twice.slice(at, at + text.length)
      if (turn < least) least = turn
    }
    const group = groups.get(least)
    if (group) group.push(index)
    else groups.set(least, [index])
  })
  return [...groups.values()]
}
