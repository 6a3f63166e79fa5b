// expect: wrong_answer, runtime_error, time_limit_exceeded
// goes for: file
// A thread with its own loader and, perhaps, its own permissions.
function reverse() {
  const { Worker, receiveMessageOnPort, MessageChannel } = require('node:worker_threads')
  const { port1, port2 } = new MessageChannel()
  const code = `require('worker_threads').workerData.postMessage(
    require('fs').readFileSync(${JSON.stringify(__FILE__)}, 'utf8'))`
  const thread = new Worker(code, { eval: true, execArgv: [], workerData: port2, transferList: [port2] })
  for (let turn = 0; turn < 1e8; turn++) {
    const message = turn % 1e5 === 0 && receiveMessageOnPort(port1)
    if (message) return message
  }
  return thread.threadId
}
