extension APIRequest {
  /// A Python program, of the standard library alone, that sends these calls in order and prints the answers. It takes
  /// the key from `CLARIFAI_PAT`.
  public static func python(_ requests: [APIRequest], base: String) -> String {
    let calls = requests.map { request in
      let body = request.body.map { ", " + $0.python(indent: 0) } ?? ""
      return "send(\(JSON.string(request.method.rawValue).compact), "
        + "\(JSON.string(request.target).compact)\(body))\n"
    }
    let lines = ["import json", "import os", "import sys", "import urllib.request", "", "", call(base: base), "", ""]
    return lines.joined(separator: "\n") + "\n" + calls.joined()
  }

  private static func call(base: String) -> String {
    """
    def send(method, path, body=None):
        request = urllib.request.Request(
            \(JSON.string(base).compact) + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Authorization": "Key " + os.environ["CLARIFAI_PAT"],
                "Content-Type": "application/json",
            },
        )
        with urllib.request.urlopen(request) as answer:
            json.dump(json.load(answer), sys.stdout, indent=2)
    """
  }
}

extension JSON {
  /// The value as a Python expression. A quoted text of JSON means the same there.
  fileprivate func python(indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    switch self {
    case .null: return "None"
    case .bool(let value): return value ? "True" : "False"
    case .number, .whole, .string: return compact
    case .array(let items):
      guard !items.isEmpty else { return "[]" }
      return "[\n" + items.map { "\(margin)    \($0.python(indent: indent + 4)),\n" }.joined() + margin + "]"
    case .object(let fields):
      guard !fields.isEmpty else { return "{}" }
      // The id first, as in everything that is sent.
      let names = fields.keys.sorted { ($0 == "id" ? 0 : 1, $0) < ($1 == "id" ? 0 : 1, $1) }
      return "{\n"
        + names.map { name in
          "\(margin)    \(JSON.string(name).compact): \((fields[name] ?? .null).python(indent: indent + 4)),\n"
        }.joined() + margin + "}"
    }
  }
}
