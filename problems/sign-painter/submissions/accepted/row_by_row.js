let input = ''
process.stdin.setEncoding('utf8')
process.stdin.on('data', (chunk) => {
  input += chunk
})
process.stdin.on('end', () => {
  const [first, order] = input.split('\n')
  const w = Number(first)
  const rows = []
  for (const word of order.split(' ')) {
    const row = rows.at(-1)
    if (row !== undefined && row.length + 1 + word.length <= w) rows[rows.length - 1] += ` ${word}`
    else rows.push(word)
  }
  for (const row of rows) console.log(' '.repeat(Math.floor((w - row.length) / 2)) + row)
})
