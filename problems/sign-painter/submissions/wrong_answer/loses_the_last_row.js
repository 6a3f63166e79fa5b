const [first, order] = require('fs').readFileSync(0, 'utf8').split('\n')
const w = +first
let row = ''
for (const word of order.split(' ')) {
  if (row && row.length + 1 + word.length > w) {
    console.log(' '.repeat((w - row.length) >> 1) + row)
    row = word
  } else row = row ? `${row} ${word}` : word
}
