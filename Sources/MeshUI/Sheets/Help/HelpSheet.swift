import Panels

/// Every key that works, narrowed by what is typed; Enter runs one.
struct HelpSheet: Hashable, Sendable {
  var text = TextField()
  var choice = 0

  /// What is looked for: a `/` before it, as it begins a search elsewhere, is none of it.
  var words: SearchWords {
    let typed = text.text
    return SearchWords(typed.hasPrefix("/") && typed.count > 1 ? String(typed.dropFirst()) : typed)
  }
}
