const [first, order] = require('fs').readFileSync(0, 'utf8').split('\n')
const w = +first
let row = ''
const paint = () => console.log(' '.repeat(Math.ceil((w - row.length) / 2)) + row)
for (const word of order.split(' ')) {
  const longer = row ? `${row} ${word}` : word
  if (longer.length > w) paint()
  row = longer.length > w ? word : longer
}
paint()
