import { translator } from '../messages.ts'

/** Those in which anything may stand come last: the first that fits is taken. */
const translate = translator({
  // What a field must be.
  'is required': '필수 항목입니다',
  'is empty': '비어 있습니다',
  'is unknown': '알 수 없는 값입니다',
  'is wrong': '맞지 않습니다',
  'is not one': '이메일 주소가 아닙니다',
  'is not JSON': 'JSON이 아닙니다',
  'is not JSON: {1}': 'JSON이 아닙니다: {1}',
  'has a NUL character': 'NUL 문자가 들어 있습니다',
  'has half of a surrogate pair': '잘못된 유니코드 문자가 들어 있습니다',
  'is longer than 64 KiB': '64 KiB보다 깁니다',
  'is larger than {1} MiB': '{1} MiB보다 큽니다',
  'are larger than {1} MiB together': '모두 합쳐 {1} MiB보다 큽니다',
  'must have at least {1} characters': '{1}자 이상이어야 합니다',
  'must have at most {1} characters': '{1}자 이하여야 합니다',
  'must be 2 to 32 letters, digits, hyphens or underscores, and begin with a letter or digit':
    '영문자나 숫자로 시작하고, 영문자, 숫자, 하이픈, 밑줄로 이루어진 2~32자여야 합니다',
  'must be 1 to 255 visible ASCII characters': '눈에 보이는 ASCII 문자 1~255자여야 합니다',
  'must be a path of letters, digits, ".", "_" and "-"':
    '영문자, 숫자, ".", "_", "-"로 이루어진 경로여야 합니다',
  'must be lower-case letters and digits, joined by hyphens':
    '하이픈으로 연결한 영문 소문자와 숫자여야 합니다',
  'must be a language code, as "en" or "pt-BR"': '"en"이나 "pt-BR" 같은 언어 코드여야 합니다',
  'must be a folder and a file, as "accepted/simple.js"':
    '"accepted/simple.js"처럼 폴더와 파일이어야 합니다',
  'must be the `next` of another page': '다른 페이지의 `next`여야 합니다',
  'must be ticked': '확인란을 선택해야 합니다',
  'must be text': '문자열이어야 합니다',
  'must be JSON': 'JSON이어야 합니다',
  'must be a JSON array of the arguments': '인자를 담은 JSON 배열이어야 합니다',
  'must be one of {1}': '다음 중 하나여야 합니다: {1}',
  'must be of {1}': '다음에서 골라야 합니다: {1}',
  'must have {1} argument{2}, has {3}': '인자가 {1}개여야 하는데 {3}개입니다',
  'must have {1}, has {2}': '{1}이어야 하는데 {2}입니다',
  'argument {1} ({2}) must be {3}': '{1}번째 인자({2})는 {3} 타입이어야 합니다',
  'must be left out: this account has none': '비워 두십시오: 이 계정에는 없습니다',
  'is not there: log out and in again, and do this within 10 minutes':
    '없습니다: 다시 로그인한 뒤 10분 안에 하십시오',
  'is for function problems only': '함수 문제에만 쓸 수 있습니다',
  'is required for a function problem': '함수 문제에는 필수입니다',
  'are required, the problem has no samples': '예제가 없는 문제라서 입력이 필요합니다',
  'belongs to another order': '다른 정렬 순서의 값입니다',
  'was used, has expired or was replaced': '이미 사용했거나 만료되었거나 새 링크로 바뀌었습니다',
  'was used for another submission': '다른 제출에 이미 사용했습니다',

  // What is not there, or not allowed.
  'Page does not exist': '없는 페이지입니다',
  'Problem does not exist': '없는 문제입니다',
  'Submission does not exist': '없는 제출입니다',
  'User does not exist': '없는 사용자입니다',
  'File does not exist': '없는 파일입니다',
  'Token does not exist': '없는 토큰입니다',
  'Session does not exist': '없는 세션입니다',
  'Rejudge does not exist': '없는 재채점입니다',
  'Login does not exist': '없는 로그인 수단입니다',
  'Log in first': '먼저 로그인하십시오',
  'Handle or password is wrong': '아이디 또는 비밀번호가 맞지 않습니다',
  'The token is not valid: log in again': '유효하지 않은 토큰입니다: 다시 로그인하십시오',
  'The token of METRICS_TOKEN is needed': 'METRICS_TOKEN의 토큰이 필요합니다',
  'No API token may do this: log in': 'API 토큰으로는 할 수 없습니다: 로그인하십시오',
  'Only an admin may do this': '관리자만 할 수 있습니다',
  'This token lacks the scope "{1}"': '이 토큰에는 "{1}" 권한이 없습니다',
  'This handle is taken': '이미 사용 중인 아이디입니다',
  'This email address is taken': '이미 사용 중인 이메일 주소입니다',
  'This slug is taken': '이미 사용 중인 주소 이름입니다',
  'You are the only admin': '유일한 관리자입니다',
  'There are {1} tokens: revoke one first': '토큰이 {1}개 있습니다: 먼저 하나를 폐기하십시오',
  'Cannot accept this request: it comes from another site':
    '요청을 받을 수 없습니다: 다른 사이트에서 왔습니다',
  '{1} is not possible here': '여기서는 {1} 요청을 할 수 없습니다',
  'This problem cannot be judged here: {1}': '여기서는 채점할 수 없는 문제입니다: {1}',
  'Cannot submit: {1} of your submissions are not judged yet':
    '제출할 수 없습니다: 아직 채점되지 않은 제출이 {1}개 있습니다',

  // Logging in elsewhere.
  'You have logged in anew since: link the login again':
    '그 사이에 다시 로그인했습니다: 로그인 수단을 다시 연결하십시오',
  'This login belongs to an account already': '이미 다른 계정에 연결된 로그인 수단입니다',
  'This account has another login of that provider: unlink it first':
    '이 계정에는 그 제공자의 다른 로그인 수단이 있습니다: 먼저 연결을 끊으십시오',
  'Nothing else opens this account: set a password first':
    '이 계정에 들어올 다른 방법이 없습니다: 먼저 비밀번호를 설정하십시오',
  'This login was begun elsewhere or too long ago: log in again':
    '다른 곳에서 시작했거나 너무 오래된 로그인입니다: 다시 로그인하십시오',
  '{1} did not say who you are: log in again':
    '{1}에서 누구인지 알려 주지 않았습니다: 다시 로그인하십시오',
  '{1} cannot be asked: try again in a moment':
    '{1}에 연결할 수 없습니다: 잠시 후 다시 시도하십시오',

  // Writing problems.
  'Solution does not exist': '없는 풀이입니다',
  'Case does not exist': '없는 케이스입니다',
  'must have a case: only a draft may have none':
    '케이스가 있어야 합니다: 초안일 때만 없어도 됩니다',
  'has no *.in': '*.in 파일이 없습니다',
  'has more than {1} cases': '케이스가 {1}개보다 많습니다',
  'lacks the answer of {1}': '{1}의 정답이 없습니다',
  'is not UTF-8 text': 'UTF-8 텍스트가 아닙니다',
  'cannot be understood: {1}': '이해할 수 없습니다: {1}',
  'Somebody has changed this problem meanwhile: look at it again':
    '그 사이에 다른 사람이 이 문제를 바꾸었습니다: 다시 확인하십시오',

  // Judging again.
  'no submission matches': '조건에 맞는 제출이 없습니다',
  'more than {1} submissions match': '조건에 맞는 제출이 {1}건보다 많습니다',
  'This rejudge is {1} already': '이미 {1} 상태인 재채점입니다',
  'Cannot apply: not everything is judged yet': '적용할 수 없습니다: 아직 채점이 끝나지 않았습니다',

  // When it is our turn.
  'Too many requests: wait a moment': '요청이 너무 많습니다: 잠시 기다리십시오',
  'No worker is running: try again in a moment':
    '작동 중인 채점기가 없습니다: 잠시 후 다시 시도하십시오',
  'The workers are busy: try again in a moment':
    '채점기가 모두 바쁩니다: 잠시 후 다시 시도하십시오',
  'The database cannot be reached: try again in a moment':
    '데이터베이스에 연결할 수 없습니다: 잠시 후 다시 시도하십시오',
  'Not ready: the database does not answer':
    '준비되지 않았습니다: 데이터베이스가 응답하지 않습니다',
  'Not ready: no worker is up': '준비되지 않았습니다: 작동 중인 채점기가 없습니다',
  'Something went wrong on our side': '서버에서 문제가 생겼습니다',
  'The address has a NUL character': '주소에 NUL 문자가 들어 있습니다',
  'The body is larger than {1} MiB': '보낸 내용이 {1} MiB보다 큽니다',
  'The body is not JSON': '보낸 내용이 JSON이 아닙니다',
  'Send the body as application/json': 'application/json으로 보내십시오',
  'Send the package as application/zip or as the field "package" of a form':
    '패키지를 application/zip으로, 또는 폼의 "package" 필드로 보내십시오',

  // Problem packages.
  'Cannot read package {1}: {2}': '패키지 {1}을 읽을 수 없습니다: {2}',
  'distribute.yaml: cases does not fit {1}': 'distribute.yaml: cases가 {1}에 맞지 않습니다',
  'data/ has more than {1} cases': 'data/에 케이스가 {1}개보다 많습니다',
  'data/ is larger than {1} MiB': 'data/가 {1} MiB보다 큽니다',
  'data/secret/ has no cases': 'data/secret/에 케이스가 없습니다',
  '{1} is longer than 64 KiB': '{1}: 64 KiB보다 깁니다',
  'output validator flag {1} needs a number, not "{2}"':
    '출력 검사기 플래그 {1}에는 "{2}"가 아니라 수가 필요합니다',
  'there is no such folder': '없는 폴더입니다',
  'it is not a folder': '폴더가 아닙니다',
  'it has more than {1} files': '파일이 {1}개보다 많습니다',
  'it is not a zip archive that can be read: {1}': '읽을 수 있는 zip 파일이 아닙니다: {1}',
  '{1}: with it, the files are larger than {2} MiB': '{1}: 파일이 모두 {2} MiB보다 커집니다',
  '{1} leads back to a folder it is in': '{1}: 자신이 든 폴더를 가리킵니다',
  '{1} is neither a file nor a folder': '{1}: 파일도 폴더도 아닙니다',
  '{1} is a link to nothing': '{1}: 가리키는 것이 없는 링크입니다',
  '{1} is a link that leaves the package': '{1}: 패키지 밖을 가리키는 링크입니다',
  '{1} is a link that is too long': '{1}: 너무 긴 링크입니다',
  '{1} is a link that never ends': '{1}: 끝나지 않는 링크입니다',
  '{1} is a file and a folder': '{1}: 파일이면서 폴더입니다',
  '{1} lies in what is not a folder': '{1}: 폴더가 아닌 것 안에 있습니다',
  '{1} is not a path inside the package': '{1}: 패키지 안의 경로가 아닙니다',
  '{1}… is a path that is too long': '{1}…: 너무 긴 경로입니다',
  '{1} is in the archive twice': '{1}: 압축 파일에 두 번 들어 있습니다',
  '{1} is encrypted': '{1}: 암호화되어 있습니다',
  '{1} is packed with a method that is not supported': '{1}: 지원하지 않는 방식으로 압축했습니다',
  '{1} is broken: its checksum is another': '{1}: 손상되었습니다 (체크섬이 다릅니다)',
  '{1} is broken: {2}': '{1}: 손상되었습니다 ({2})',
  '{1} is missing': '{1}: 없습니다',
  '{1} is larger than {2} MiB': '{1}: {2} MiB보다 큽니다',
  '{1} is larger than {2} kB': '{1}: {2} kB보다 큽니다',
  '{1} is not UTF-8 text': '{1}: UTF-8 문자열이 아닙니다',
  '{1} is not YAML: {2}': '{1}: YAML이 아닙니다 ({2})',

  // What the schemas say by themselves.
  'Invalid input: expected {1}, received {2}': '{2}가 아니라 {1}이어야 합니다',
  'Cannot read type "{1}": {2}': '타입 "{1}"을 읽을 수 없습니다: {2}',
  'expected {1} at the end': '끝에 {1}이 와야 합니다',
  'expected {1} at "{2}"': '"{2}" 자리에 {1}이 와야 합니다',
  'a type': '타입',
  'has two parameters of the same name': '같은 이름의 매개변수가 두 개 있습니다',
  'is not a name that a function can use': '함수에 쓸 수 있는 이름이 아닙니다',
  'Invalid discriminator value. Expected {1}': '다음 중 하나여야 합니다: {1}',
  'Invalid option: expected one of {1}': '다음 중 하나여야 합니다: {1}',
  'Too small: expected {1} to have >={2} {3}': '{2} 이상이어야 합니다',
  'Too small: expected {1} to be {2}': '{2}이어야 합니다',
  'Too big: expected {1} to have <={2} {3}': '{2} 이하여야 합니다',
  'Too big: expected {1} to be {2}': '{2}이어야 합니다',

  'must be {1}': '{1}이어야 합니다',
  '{1}: {2}': '{1}: {2}',
})

/** One that is not listed stays in English, which is better than nothing. */
export const message = (english: string): string => translate(english) ?? english
