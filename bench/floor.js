// The floor under every figure of judging: one bare process that runs cases in fresh contexts, with
// no walls, no checks and nobody to tell. `node floor.js` reads {code, name, inputs} as one line
// from standard input and writes the milliseconds that each pass over the cases took; it goes on
// until the input ends.
import { createInterface } from 'node:readline'
import vm from 'node:vm'

for await (const line of createInterface({ input: process.stdin })) {
  const { code, name, inputs } = JSON.parse(line)
  const started = performance.now()
  const script = new vm.Script(code)
  const outputs = inputs.map((input) => {
    const context = vm.createContext(vm.constants.DONT_CONTEXTIFY)
    script.runInContext(context)
    return vm.runInContext(`JSON.stringify(${name}(...${input}))`, context)
  })
  process.stdout.write(`${JSON.stringify({ ms: performance.now() - started, outputs })}\n`)
}
