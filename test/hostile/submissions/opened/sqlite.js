// expect: wrong_answer, runtime_error
// goes for: file
// A database engine that opens files on its own account, past Node's permissions.
function reverse() {
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite')
  const found = []
  for (const file of [`${__FOLDER__}/canary.db`, __FILE__]) {
    try {
      const database = new DatabaseSync(':memory:')
      database.exec(`attach '${file}' as other`)
      found.push(...database.prepare('select * from other.canary').all().map((row) => row.text))
      database.exec(`vacuum into '${__DROP__}/from-sqlite'`)
    } catch (error) {
      found.push(error.message)
    }
  }
  return found
}
