// expect: runtime_error, time_limit_exceeded
const reverse = () => {
  throw new Proxy(new Error('x'), {
    get() { for (;;); },
    getOwnPropertyDescriptor() { for (;;); },
    getPrototypeOf() { for (;;); },
  })
}
