function sameBracelets(bracelets) {
  const least = (text) => [...text].map((_, at) => text.slice(at) + text.slice(0, at)).sort()[0]
  const name = (text) => [least(text), least([...text].reverse().join(''))].sort()[0]
  const groups = Map.groupBy(bracelets.keys(), (index) => name(bracelets[index]))
  return [...groups.values()]
}
