// expect: wrong_answer
// goes for: file
// Every other call that ends in the content of a file, and the files that say who one is.
function reverse() {
  const fs = require('node:fs')
  const { Buffer } = require('node:buffer')
  const ways = [
    () => {
      const bytes = Buffer.alloc(1000)
      fs.readvSync(fs.openSync(__FILE__), [bytes])
      return bytes.toString('latin1')
    },
    () => fs.cpSync(__FILE__, '/dev/stderr'),
    () => fs.copyFileSync(__FILE__, '/tmp/copied'),
    () => fs.linkSync(__FILE__, '/tmp/linked'),
    () => fs.symlinkSync(__FILE__, '/tmp/linked'),
    () => fs.readdirSync(__FOLDER__),
    () => fs.globSync(`${__FOLDER__}/*`),
    () => fs.realpathSync.native(__FILE__),
    () => fs.readFileSync(`/proc/self/root${__FILE__}`, 'utf8'),
    () => fs.readFileSync(`/proc/self/cwd/${__FILE__}`, 'utf8'),
    () => fs.readFileSync(`/proc/${process.ppid}/root${__FILE__}`, 'utf8'),
    () => process.loadEnvFile(__FILE__),
    () => fs.readFileSync(__FILE__, 'utf8'),
  ]
  return ways.map((way) => {
    try {
      return String(way())
    } catch (error) {
      return error.code
    }
  })
}
