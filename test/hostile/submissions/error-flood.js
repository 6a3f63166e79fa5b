// expect: runtime_error, memory_limit_exceeded, output_limit_exceeded
const reverse = () => {
  throw new Error('x'.repeat(2 ** 24))
}
