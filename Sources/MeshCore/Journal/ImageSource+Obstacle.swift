extension ImageSource {
  /// Why there can be no such image, where the program has these samples; nil if there can.
  package func obstacle(samples: [String]) -> String? {
    switch self {
    case .sample(let name) where !samples.contains(name):
      "There is no sample \(name). There are \(samples.joined(separator: ", "))."
    case .url(let url) where !isEmbedded && URLParts(url) == nil:
      "\(url) is not an image address: it needs a host, as in https://example.com/picture.jpg."
    case .url(let url) where !isEmbedded && NamedPort(in: url) == .impossible:
      "\(url) is not an image address: its port is not a number from 1 to 65535."
    case .file(let path) where path == "@": "Type the path of a list behind the @."
    case .file(let path) where path.hasScheme:
      "\(path) cannot be fetched: use http, https or data, a file, or sample:NAME."
    case .sample, .url, .file: nil
    }
  }
}

extension String {
  /// Whether it begins as an address does, such as `ftp://`.
  fileprivate var hasScheme: Bool {
    guard let end = firstRange(of: "://")?.lowerBound, let first else { return false }
    let isOfScheme = { (letter: Character) in
      letter.isASCII && (letter.isLetter || letter.isNumber || "+.-".contains(letter))
    }
    return first.isASCII && first.isLetter && self[..<end].allSatisfy(isOfScheme)
  }
}

/// Just enough of an http address to say that one has no host.
private struct URLParts {
  init?(_ url: String) {
    guard let scheme = url.firstRange(of: "://") else { return nil }
    let host = url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard !host.isEmpty, !host.contains(where: \.isWhitespace) else { return nil }
  }
}
