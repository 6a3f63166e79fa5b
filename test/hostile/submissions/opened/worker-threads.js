// expect: wrong_answer, runtime_error
// goes for: file
// A thread with its own loader and, perhaps, its own permissions.
function reverse() {
  const { Worker, receiveMessageOnPort, MessageChannel } = require('node:worker_threads')
  const { port1, port2 } = new MessageChannel()
  const code = `require('worker_threads').workerData.postMessage(
    require('fs').readFileSync(${JSON.stringify(__FILE__)}, 'utf8'))`
  const thread = new Worker(code, { eval: true, execArgv: [], workerData: port2, transferList: [port2] })
  const end = Date.now() + 100
  while (Date.now() < end);
  return [thread.threadId, receiveMessageOnPort(port1)]
}
