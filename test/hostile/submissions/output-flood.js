// expect: output_limit_exceeded
const reverse = () => 'x'.repeat(2 ** 24)
