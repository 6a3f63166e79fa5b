const [first, order] = require('fs').readFileSync(0, 'utf8').split('\n')
const w = +first
let row = ''
const paint = () => console.log(' '.repeat((w - row.length) >> 1) + row)
for (const word of order.split(' ')) {
  if (row && row.length + word.length + 1 >= w) {
    paint()
    row = ''
  }
  row += row ? ` ${word}` : word
}
paint()
