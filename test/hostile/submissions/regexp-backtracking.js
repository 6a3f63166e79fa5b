// expect: time_limit_exceeded
const reverse = () => /^(a+)+$/.test(`${'a'.repeat(60)}!`)
