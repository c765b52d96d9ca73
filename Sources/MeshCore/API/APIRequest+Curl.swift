extension APIRequest {
  /// The call as a curl command for a POSIX shell, with `$CLARIFAI_PAT` in place of the key.
  public func curl(base: String) -> [String] {
    var lines = ["curl -X \(method.rawValue) '\(base)\(target)'", "  -H \"Authorization: Key $CLARIFAI_PAT\""]
    if let body {
      lines.append("  -H 'Content-Type: application/json'")
      let text = body.lines(width: 96).joined(separator: "\n").split(separator: "'", omittingEmptySubsequences: false)
      lines.append("  --data-raw '" + text.joined(separator: "'\\''") + "'")
    }
    return lines.enumerated().flatMap { index, line in
      let end = index + 1 < lines.count ? " \\" : ""
      return (line + end).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
