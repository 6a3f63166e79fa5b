// expect: runtime_error
const reverse = () => {
  const value = {}
  value.value = value
  return value
}
