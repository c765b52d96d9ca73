import Canvas

/// What narrows a list: words of which each has to stand in a text, and those after a `-`, of which none may. ASCII
/// letters of either case are the same.
package struct SearchWords: Hashable, Sendable {
  private var wanted: [String] = []
  private var excluded: [[UInt8]] = []

  package init(_ text: String) {
    for word in text.split(whereSeparator: \.isWhitespace) {
      // A `-` by itself is the beginning of a word.
      guard word.first == "-" else {
        wanted.append(String(word))
        continue
      }
      if word.count > 1 { excluded.append(String(word.dropFirst()).folded) }
    }
  }

  package var isEmpty: Bool { wanted.isEmpty && excluded.isEmpty }

  /// What fits, in its order. A word that stands in none of them fits where its letters follow each other in the name:
  /// `stnt` finds `station-night`. `name` is the text itself where it is none of its own.
  package func hits<Item>(
    of items: [Item], name: ((Item) -> String)? = nil, _ text: (Item) -> String
  ) -> [Item] {
    var rest = items
    for word in excluded { rest.removeAll { text($0).contains(folded: word) } }
    for word in wanted {
      let folded = word.folded
      let whole = rest.filter { text($0).contains(folded: folded) }
      rest = whole.isEmpty ? rest.filter { (name?($0) ?? text($0)).spells(folded: folded) } : whole
    }
    return rest
  }

  package func hits(of texts: [String]) -> [String] { hits(of: texts) { $0 } }

  /// The letters of a text that are the reason why it fits.
  fileprivate func lit(in text: [Character], fuzzy: Bool) -> Set<Int> {
    var lit: Set<Int> = []
    for word in wanted {
      let word = Array(word.lowercased())
      guard !word.isEmpty, word.count <= text.count else { continue }
      if let start = (0...text.count - word.count).first(where: { Array(text[$0..<$0 + word.count]) == word }) {
        lit.formUnion(start..<start + word.count)
        continue
      }
      guard fuzzy else { continue }
      var rest = word[...]
      for (index, character) in text.enumerated() where character == rest.first {
        rest.removeFirst()
        lit.insert(index)
      }
    }
    return lit
  }
}

extension Span {
  /// Its text with the letters that were looked for standing out.
  package func lighting(_ words: SearchWords, fuzzy: Bool = true) -> [Span] {
    guard !words.isEmpty else { return [self] }
    let characters = Array(text)
    let lit = words.lit(
      in: characters.map { Character($0.lowercased().first.map(String.init) ?? String($0)) }, fuzzy: fuzzy)
    guard !lit.isEmpty else { return [self] }
    var (spans, start) = ([Span](), 0)
    for index in characters.indices
    where index + 1 == characters.count || lit.contains(index) != lit.contains(index + 1) {
      var span = self
      span.text = String(characters[start...index])
      spans.append(lit.contains(index) ? Span(span.text, .match) : span)
      start = index + 1
    }
    return spans
  }
}
