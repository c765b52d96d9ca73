import MeshCore
import Panels

/// Which images the form names.
extension PredictForm {
  enum Named {
    case images([ImageSource])
    /// A folder, a list or a path that may be one: it has to be looked up first.
    case lookUp(String)
    case nothing(String)
  }

  func named(_ state: State) -> Named {
    if let marked = marked(state) {
      let choices = state.imageChoices
      return .images(choices.indices.contains(marked) ? state.images(of: choices[marked]) : [])
    }
    if !found.isEmpty { return .images(found) }
    let text = image.text.trimmed
    if text == Self.all { return .images(state.builtInImages) }
    guard !text.isEmpty, let image = ImageSource(text) else {
      return .nothing("Type an address or a path, or choose an image below.")
    }
    guard case .file(let path) = image, state.obstacle(to: image) == nil else { return .images([image]) }
    return path.hasPrefix("@") || path.hasSuffix("/") || !path.hasImageEnding ? .lookUp(text) : .images([image])
  }

  /// What names all pictures that are built in.
  static let all = "sample:*"

  /// The place of the row that is run: the one that was chosen, else the first whose name was typed, or its beginning.
  func marked(_ state: State) -> Int? {
    if let choice { return choice }
    guard found.isEmpty, let name = typedName else { return nil }
    let names = state.imageChoices.map { choice -> String? in
      if case .one(let image) = choice { image.title.lowercased() } else { nil }
    }
    return names.firstIndex(of: name) ?? names.firstIndex { $0?.hasPrefix(name) ?? false }
  }

  /// What was typed, in small letters, where it may stand in the list: a file of that name is `./NAME`.
  private var typedName: String? {
    let text = image.text.trimmed.lowercased()
    guard let first = text.first, !"~@.".contains(first), !text.contains(where: { #"/:\'""#.contains($0) }),
      !text.hasImageEnding
    else { return nil }
    return text
  }

  /// How many rows can be chosen.
  func choices(_ state: State) -> Int { state.imageChoices.count }
}

extension State {
  /// The pictures that work without a network.
  var builtInImages: [ImageSource] { session.samples.map { .sample($0.id) } }
}

extension String {
  fileprivate var hasImageEnding: Bool {
    ["jpg", "jpeg", "png", "webp", "gif", "bmp"].contains { lowercased().hasSuffix("." + $0) }
  }
}
