/** Takes the whole loop as soon as some letter comes twice. */
function longestPiece(ribbon) {
  return new Set(ribbon).size === ribbon.length ? 1 : ribbon.length
}
