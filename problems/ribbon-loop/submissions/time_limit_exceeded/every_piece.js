function longestPiece(ribbon) {
  const twice = ribbon + ribbon
  let longest = 1
  for (let from = 0; from < ribbon.length; from++)
    for (let to = from; to < from + ribbon.length; to++)
      if (twice[from] === twice[to]) longest = Math.max(longest, to - from + 1)
  return longest
}
