/** First to last place of each letter, without going over the seam. */
function longestPiece(ribbon) {
  let longest = 1
  for (const letter of new Set(ribbon))
    longest = Math.max(longest, ribbon.lastIndexOf(letter) - ribbon.indexOf(letter) + 1)
  return longest
}
