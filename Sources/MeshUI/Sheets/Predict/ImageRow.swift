import MeshCore
import Panels

/// How a row of the form that asks for images reads.
struct ImageRow: Hashable, Sendable {
  enum Section: String, CaseIterable, Hashable, Sendable {
    case recent
    case builtIn = "built in"
  }

  let section: Section
  let words: String
  /// Of an address or a path both ends are telling; all else is cut at its end.
  let isPlace: Bool
  /// What stands at its right end; may be empty.
  let note: String
}

extension PredictForm {
  /// One for each of ``State/imageChoices``.
  func rows(_ state: State) -> [ImageRow] {
    var isFirst = true
    return state.imageChoices.map { choice in
      switch choice {
      case .set(let images):
        let names = images.prefix(6).map(\.title).joined(separator: ", ") + (images.count > 6 ? ", …" : "")
        return ImageRow(
          section: .recent, words: "\(counted(images.count, "image")): \(names)", isPlace: false, note: "used last")
      case .allBuiltIn:
        return ImageRow(section: .builtIn, words: "all \(state.builtInImages.count) of them", isPlace: false, note: "")
      case .one(let image):
        defer { if image.isBuiltIn { isFirst = false } }
        return ImageRow(
          section: image.isBuiltIn ? .builtIn : .recent, words: title(image, state),
          isPlace: !image.isBuiltIn, note: note(image, isFirst: isFirst, state))
      }
    }
  }

  private func title(_ image: ImageSource, _ state: State) -> String {
    guard case .sample(let id) = image else { return image.isEmbedded ? image.title : image.text }
    guard let sample = state.session.samples.first(where: { $0.id == id }) else { return image.text }
    return sample.title == id ? id : Span.cell(id, 14).text + sample.title
  }

  private func note(_ image: ImageSource, isFirst: Bool, _ state: State) -> String {
    switch image {
    case .sample: isFirst ? "work without a network" : ""
    case .file: "file" + (time(image, state).map { ", " + $0 } ?? "")
    case .url: time(image, state) ?? ""
    }
  }

  /// When a prediction ran on it last.
  private func time(_ image: ImageSource, _ state: State) -> String? {
    state.runs.first { $0.image == image }.map { state.clock.time($0.at) }
  }
}
