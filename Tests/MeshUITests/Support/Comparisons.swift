import Canvas
import FoundationEssentials
import MeshCore
@testable import MeshUI

/// A twin of `photo-basics` and its draft, with answers made up for three images.
enum Comparisons {
  static let images = ["metro-north.jpg", "platform-4.png", "beach.jpg"].map { ImageSource.file("/shots/\($0)") }

  static var draft: Draft {
    get throws {
      try Gallery.draft(
        of: Gallery.basics, Gallery.olderQuality, .addNode(Gallery.node("tiles", Gallery.tiling), at: nil))
    }
  }

  static func answers(_ images: [ImageSource], silent: Bool = false) -> [TrialAnswers] {
    images.enumerated().map { index, image in
      func data(_ values: KeyValuePairs<String, Double>) -> TrialAnswers.Given {
        .output(OutputData(concepts: values.map { Concept(id: $0, value: $1 / Double(index + 1)) }))
      }
      let colors = data(["rosybrown": 0.31])
      let draft =
        silent && index == 0
        ? TrialAnswers.Given.nothing("Model is not deployed (21353)")
        : data([
          "commuter": 0.674, "no person": 0.121, "railway station": 0.978, "platform": 0.951, "blur": 0.204,
          "train": 0.999, "travel": 0.942,
        ])
      return TrialAnswers(
        image: image,
        given: [
          [
            "colors": colors,
            "quality": data([
              "no person": 0.777, "railway station": 0.412, "platform": 0.388, "blur": 0.53, "train": 0.911,
              "travel": 0.93,
            ]),
          ],
          ["colors": colors, "quality": draft, "tiles": data(["tile": 0.8, "wall": 0.3])],
        ])
    }
  }

  /// With the sheet on the screen, and its answers there.
  static func editor(_ count: Int = 3, silent: Bool = false) -> Editor {
    guard let draft = try? draft else { return Editor.ready() }
    var editor = Editor.drafting(draft)
    guard (try? editor.state.compareNow(on: Array(images.prefix(count)))) != nil,
      case .compare(let trial, _)? = editor.state.running.last
    else { return editor }
    editor.take(.compared(trial, answers(trial.images, silent: silent)))
    return editor
  }
}

extension State {
  fileprivate mutating func compareNow(on images: [ImageSource]) throws {
    _ = try compare("photo-basics", on: images)
  }
}
