function sameBracelets(bracelets) {
  const turns = (text) => [...text].map((_, at) => text.slice(at) + text.slice(0, at))
  const grouped = new Set()
  const groups = []
  bracelets.forEach((text, index) => {
    if (grouped.has(index)) return
    const group = bracelets.flatMap((other, at) => (turns(other).includes(text) ? [at] : []))
    for (const at of group) grouped.add(at)
    groups.push(group)
  })
  return groups
}
