import MeshCore
import Panels

/// A row of the form that asks for images.
enum ImageChoice: Hashable, Sendable {
  case one(ImageSource)
  /// Those that were used together last.
  case set([ImageSource])
  /// All pictures that work without a network.
  case allBuiltIn

  var title: String {
    switch self {
    case .one(let image): image.title
    case .set(let images): "\(counted(images.count, "image")) used last"
    case .allBuiltIn: "all built-in pictures"
    }
  }
}

extension State {
  /// What can be chosen without typing: what was used last comes first, and all built-in pictures at once come last.
  var imageChoices: [ImageChoice] {
    let known = knownImages
    let set = lastSet.map { [ImageChoice.set($0)] } ?? []
    let recent = known.prefix { !$0.isBuiltIn }.map(ImageChoice.one)
    let builtIn = known.dropFirst(recent.count).map(ImageChoice.one)
    let all = builtInImages.count > 1 ? [ImageChoice.allBuiltIn] : []
    return (isSetNewest ? set + recent : recent + set) + builtIn + all
  }

  func images(of choice: ImageChoice) -> [ImageSource] {
    switch choice {
    case .one(let image): [image]
    case .set(let images): images
    case .allBuiltIn: builtInImages
    }
  }

  /// Remembers what is predicted or compared on.
  mutating func use(_ images: [ImageSource]) {
    usedImages.last = images
    if images.count > 1 { usedImages.set = images }
  }

  /// The several images that were used last; after a start those of the newest prediction on several.
  private var lastSet: [ImageSource]? {
    if let set = usedImages.set { return set }
    return runGroups.lazy.filter { $0.count > 1 }.map { $0.runs.map(\.image) }.first { !$0.contains(where: \.isRest) }
  }

  private var isSetNewest: Bool { (usedImages.last?.count ?? (runs.isEmpty ? 1 : runs.prediction(at: 0).count)) > 1 }
}

/// On what was predicted or compared since the start.
struct UsedImages: Hashable, Sendable {
  var last: [ImageSource]?
  /// The last ones of which there were several.
  var set: [ImageSource]?
}

extension ImageSource {
  var isBuiltIn: Bool { if case .sample = self { true } else { false } }

  /// Whether its text can be looked at in a field: a picture as an address can be of any length.
  var isTypable: Bool { !isEmbedded || text.utf8.count <= 1024 }
}
