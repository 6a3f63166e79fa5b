// expect: runtime_error
// goes for: realm
const reverse = () => new ShadowRealm().evaluate('1')
