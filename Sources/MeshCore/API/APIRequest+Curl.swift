extension APIRequest {
  /// The call as a curl command for a POSIX shell, with `$CLARIFAI_PAT` in place of the key. What it sends is what this
  /// program sends, laid out for people.
  public func curl(base: String) -> [String] {
    var lines = [
      "curl -X \(method.rawValue) " + Self.quoted(base + target), "  -H \"Authorization: Key $CLARIFAI_PAT\"",
    ]
    if let body {
      lines.append("  -H 'Content-Type: application/json'")
      lines.append("  --data-raw " + Self.quoted(body.lines(width: 96).joined(separator: "\n")))
    }
    return lines.enumerated().flatMap { index, line in
      let end = index + 1 < lines.count ? " \\" : ""
      return (line + end).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// One word of a shell, whatever is in the text.
  private static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
}
