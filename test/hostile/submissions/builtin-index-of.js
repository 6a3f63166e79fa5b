// expect: time_limit_exceeded
// One call into the engine that no interrupt reaches.
const reverse = () => Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 'x')
