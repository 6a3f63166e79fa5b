// expect: runtime_error
// goes for: realm
// Names with escapes are the same names.
const reverse = () => {
  const found = \u{65}val('1') ?? glob\u0061lThis.pr\u006fcess
  console.log(__ESCAPED__, found)
}
