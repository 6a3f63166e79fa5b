// expect: time_limit_exceeded
// The host labels its own error by setting this property.
for (const { prototype } of [Error, RangeError, TypeError]) {
  try {
    Object.defineProperty(prototype, 'code', { set() { for (;;); } })
  } catch {}
}
const reverse = () => { for (;;); }
