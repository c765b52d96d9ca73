/// Texts that the readers take, to be changed.
enum Texts {
  static let json = [
    #"{"status":{"code":10000,"description":"Ok","req_id":"a1"},"workflows":[{"id":"my-wf","app_id":"main","user_id":"me","created_at":"2026-01-02T03:04:05.123456Z","modified_at":"2026-01-02T03:04:05Z","nodes":[{"id":"n1","model":{"id":"m","user_id":"clarifai","app_id":"main","model_version":{"id":"1d5fd481e0cf4826aa72ec3ff049e044"}}},{"id":"n2","model":{"id":"m2"},"node_inputs":[{"node_id":"n1"}],"suppress_output":true,"output_info_override":{"output_config":{"max_concepts":5,"min_value":0.25,"select_concepts":[{"id":"c1","value":0.0}]},"params":{"top_k":3.0,"o":{}}}}],"visibility":{"gettable":10},"metadata":{"a":[1,-2.5e10,true,null,"é\n\u00e9\ud83d\ude00"]},"use_cases":[],"version":{"id":"v"}}]}"#,
    "[[[1,2],{\"a\":{\"b\":[]}}],\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]", "0.1", "\"text\"", "{}",
  ]

  static let yaml = [
    """
    workflow:
      id: my-workflow
      nodes:
        - id: detector
          model: &m
            model_id: general-image-detection
            model_version_id: 1580bb1932594c93b7e2e04456af7c6f
            user_id: clarifai
            app_id: main
        - id: "cropper"   # a comment
          model: {model_id: margin-110-image-crop, model_version_id: b9987421b40a46649566826ef9325303}
          node_inputs:
            - node_id: detector
          output_info_override:
            params: {threshold: 0.5, many: [1, 2e3, .inf, ~, 0o17]}
    """,
    """
    workflows:
    - id: a
      description: |
        two
        lines
      metadata: {x: 9007199254740993, y: 'z'}
      nodes: [{id: n, model: {id: m, <<: {user_id: u}}, suppress_output: yes}]
    """,
    json[0],
  ]

  static let snippets = [
    """
    # a comment
    curl -X PATCH 'https://api.clarifai.com/v2/users/me/apps/main/workflows' \\
      -H "Authorization: Key $CLARIFAI_PAT" \\
      --data-raw '{"action": "merge", "workflows": [{"id": "a", "nodes": [{"id": "n", "model": {"id": "m"}}]}]}'
    """,
    """
    const WORKFLOW_ID = 'my-flow'; // id
    const raw = JSON.stringify({"user_app_id": {"user_id": USER_ID, "app_id": `app`},
      workflows: [{"id": WORKFLOW_ID, "nodes": [{id: "n", "model": {"id": "m", "model_version": {"id": "v"}}},]}] });
    const requestOptions = { method: 'POST', headers: {'Authorization': 'Key ' + PAT}, body: raw };
    fetch(`https://api.clarifai.com/v2/users/${USER_ID}/apps/${APP_ID}/workflows`, requestOptions)
    """,
    "curl -X DELETE \"https://api.clarifai.com/v2/workflows/a%20b\" --json @- -d '{\"delete_all\": true}' $'\\x41'",
    json[0],
    yaml[0],
  ]

  static let settings = [
    """
    theme: light
    current: work
    contexts:
      - name: work
        base: https://api.clarifai.com
        user: me
        app: main
        key: "abc"
        read_only: true
        badge: W
    """,
    """
    current_context: default
    contexts:
      default:
        env: {CLARIFAI_API_BASE: "https://api.clarifai.com", CLARIFAI_PAT: x, CLARIFAI_USER_ID: me}
      other: {env: {CLARIFAI_APP_ID: a}}
    """,
  ]

  static let themes = [
    """
    scheme: "Mine"
    author: me
    base00: "1b1e26"
    base01: 2c3240
    base02: "#33415c"
    base03: "4a5160"
    base04: "98a0b0"
    base05: "c8ccd4"
    base06: "e8eaee"
    base07: "ffffff"
    base08: "e06c75"
    base09: "e0975a"
    base0A: "e5c07b"
    base0B: "98c379"
    base0C: "7fc8a9"
    base0D: "8fb4e8"
    base0E: "d58fe0"
    base0F: "be5046"
    """,
    """
    name: mine
    inherits: dark
    palette:
      ink: "#d7dae0"
    styles:
      title: {fg: ink, bg: "#1b1e26", bold: true}
      dim: bright_black
      head: {fg: red, underline: yes}
    """,
  ]

  static let addresses = [
    "https://api.clarifai.com/v2/users/me/apps/main/workflows/a%2Fb?page=1&per_page=20#top", "http://[::1]:8080/x",
    "http://user:pass@127.0.0.1:65535/a.png", "https://clarifai.com/clarifai/main/models/general/versions/abc",
    "socks5://proxy:1080", "10.0.0.0/8, *.example.com:443, [2001:db8::1]:80", "data:image/png;base64,iVBORw0KGgo=",
    "data:,a%20b", "sample:beach", "file:///tmp/a%20b.png", "::ffff:8.8.8.8", "fe80::1%eth0", "256.1.1.1",
  ]

  static let headers = [
    "120", "Sun, 06 Nov 1994 08:49:37 GMT", "2026-01-02T03:04:05.123456789Z", "0000-01-01T00:00:00+23:59",
    "9999-12-31 23:59:60-08:00",
  ]

  static let queries = [
    "page=1&per_page=20&search=nine+t%69les&sort_by_id=true", "id=photo*&sort_ascending=1&visibility.gettable=PRIVATE",
    "search=the&sort_by_relevance=true&page=2",
    #"{"pagination":{"page":1,"per_page":2},"model_query":{"name":"image-*"}}"#,
  ]

  static let keys = [
    "abc\u{1B}[A\u{1B}OP\u{1B}[1;5D\u{1B}[3~\u{1B}[[B\r\t\u{7F}",
    "\u{1B}[200~two\rlines\u{1B}[201~é日\u{1B}]11;rgb:0/0/0\u{7}",
    "\u{1B}\u{1B}[200~never ended", "\u{1B}[999999999999999999999~\u{1B}[1;2;3;4;5$\u{1B}O2P",
  ]

  /// As the journal keeps them.
  static let records = [
    #"{"workflow":"a","nodes":[{"id":"n","model":{"id":"m"}}],"image":{"url":{"_0":"https://a/b.png"}},"at":7.9e8,"seconds":0.25,"status":{"code":10000},"result":{"status":{"code":10000},"outputs":[{"id":"n","status":{"code":10000},"model":{"id":"m"},"data":{"concepts":[{"id":"c","value":0.5}],"regions":[{"region_info":{"bounding_box":{"top_row":0.1,"left_col":-1,"bottom_row":2,"right_col":1e9}}}]}}]}}"#,
    #"[{"id":1,"change":{"patch":{"_0":"a","_1":{"automatic":{}},"_2":{"all":{}}}},"isHeld":false},{"id":2,"change":{"deleteAll":{}},"isHeld":true}]"#,
  ]
}
