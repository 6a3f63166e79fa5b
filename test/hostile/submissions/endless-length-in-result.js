// expect: time_limit_exceeded, output_limit_exceeded, runtime_error
// A proxy of an array of any length.
const reverse = () => new Proxy([], { get: (_, name) => (name === 'length' ? 2 ** 53 - 1 : '') })
