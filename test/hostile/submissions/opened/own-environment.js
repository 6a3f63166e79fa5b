// expect: wrong_answer
const reverse = () => [process.env, process.argv, process.execArgv, process.title].map(inspected)
const inspected = (value) => JSON.stringify(value)
