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
    if let choice {
      let choices = state.imageChoices
      return .images(choices.indices.contains(choice) ? state.images(of: choices[choice]) : [])
    }
    if !found.isEmpty { return .images(found) }
    let text = image.text.trimmed
    if text == Self.all { return .images(state.builtInImages) }
    // The name that stands in the list; a file of that name is `./NAME`.
    if state.session.samples.contains(where: { $0.id == text }) { return .images([.sample(text)]) }
    guard !text.isEmpty, let image = ImageSource(text) else {
      return .nothing("Type an address or a path, or choose an image below.")
    }
    guard case .file(let path) = image, state.obstacle(to: image) == nil else { return .images([image]) }
    return path.hasPrefix("@") || path.hasSuffix("/") || !path.hasImageEnding ? .lookUp(text) : .images([image])
  }

  /// What names all pictures that are built in.
  static let all = "sample:*"

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
