const [count, ...lines] = require('fs').readFileSync(0, 'utf8').split('\n')
let people = []
for (const line of lines.slice(0, +count)) {
  const [name, sacks] = line.split(' ')
  const sum = people.filter((person) => person.name === name).reduce((all, one) => all + one.sum, 0)
  people = people.filter((person) => person.name !== name)
  people.push({ name, sum: sum + +sacks })
}
const open = people.filter(({ sum }) => sum !== 0)
open.sort((a, b) => b.sum - a.sum || (a.name < b.name ? -1 : 1))
console.log(open.map(({ name, sum }) => `${name} ${sum}`).join('\n') || 'settled')
