extension SnippetCall {
  /// Whether a text begins with a curl command.
  static func isCurl(_ text: Substring) -> Bool {
    ["curl", "curl.exe"].contains { text.hasPrefix($0) && text.dropFirst($0.count).first?.isWhitespace == true }
  }

  /// The call that a curl command makes; `command` begins with the word `curl`. Fails where another call follows.
  init(curl command: Substring) throws(FileError) {
    let command = Self.withoutCarets(command)
    let shell = ShellWords(command)
    var words = shell.words.dropFirst()[...]
    var (method, url, isRead): (String?, String?, Bool) = (nil, nil, false)
    var data: [String] = []
    while let word = words.popFirst() {
      for (option, value) in Self.options(word, &words) {
        switch option {
        case "-X", "--request": method = value
        case "--url": url = url ?? value
        case "-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--json": data.append(value ?? "")
        case "-G", "--get", "-I", "--head": isRead = true
        case "": if url == nil || url?.contains("://") == false { url = value }
        case _: continue
        }
      }
    }
    guard let url else { throw FileError("the curl command names no address. Copy the whole of it.") }
    if let file = data.first(where: { $0.hasPrefix("@") }) {
      throw FileError("it sends the file \(file.dropFirst()), which is not here. Import that file instead.")
    }
    self.init(
      method: (method ?? (isRead ? "GET" : data.isEmpty ? "GET" : "POST")).uppercased(), url: url,
      body: data.isEmpty || isRead ? nil : data.joined(separator: "&"), isCut: shell.endsInQuote,
      leftOut: try Self.leftOut(shell, of: command))
  }

  /// What browsers copy for the shell of Windows has `^` before each quote and sign.
  private static func withoutCarets(_ command: Substring) -> Substring {
    guard command.contains("^\"") else { return command }
    var (plain, rest) = ("", command)
    while let letter = rest.popFirst() {
      guard letter == "^", let next = rest.popFirst() else {
        plain.append(letter)
        continue
      }
      plain.append(next == "\n" ? " " : next)
    }
    return plain[...]
  }

  /// The beginning of what stands behind the command. Fails where there is another curl command in it.
  private static func leftOut(
    _ shell: ShellWords, of command: Substring
  ) throws(FileError) -> String? {
    // A quote that was not closed may hold the next command.
    let lines = command.dropFirst().split(separator: "\n") + shell.following.split { ";&|".contains($0) }
    guard !lines.contains(where: { isCurl(Snippet.firstWords(of: $0)) }) else { throw severalCalls }
    let line = Snippet.firstWords(of: shell.following).prefix { $0 != "\n" }
    guard line.contains(where: { !"; &|".contains($0) }) else { return nil }
    return line.count > mostNamed ? line.prefix(mostNamed) + "…" : String(line)
  }

  /// Letters of what is left out that are named.
  private static let mostNamed = 24

  /// The options that a word holds, each with its value; what is no option is the value of one without a name.
  private static func options(_ word: String, _ rest: inout ArraySlice<String>) -> [(String, String?)] {
    guard word.hasPrefix("-"), word.count > 1 else { return [("", word)] }
    guard !word.hasPrefix("--") else {
      if let sign = word.firstIndex(of: "=") {
        return [(String(word[..<sign]), String(word[word.index(after: sign)...]))]
      }
      return [(word, longWithValue.contains(word) ? rest.popFirst() : nil)]
    }
    // One-letter options may be joined, and the last may hold its value: `-sXPOST`.
    var options: [(String, String?)] = []
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      guard shortWithValue.contains(letter) else {
        options.append(("-\(letter)", nil))
        continue
      }
      options.append(("-\(letter)", letters.isEmpty ? rest.popFirst() : String(letters)))
      break
    }
    return options
  }

  private static let shortWithValue = Set("XdHuoAbcemxwFTErKCyYzPtQD")
  private static let longWithValue: Set = [
    "--request", "--url", "--data", "--data-raw", "--data-binary", "--data-ascii", "--json", "--header", "--user",
    "--output", "--user-agent", "--cookie", "--cookie-jar", "--referer", "--max-time", "--connect-timeout", "--proxy",
    "--write-out", "--form", "--upload-file", "--cert", "--key", "--cacert", "--retry", "--retry-delay", "--resolve",
    "--data-urlencode", "--config", "--oauth2-bearer",
  ]
}
