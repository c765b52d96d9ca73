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

extension Comparisons {
  private static func versions(_ count: Int) -> [WorkflowVersion] {
    (0..<count).map { index in
      var quality = Gallery.node("quality", Gallery.quality)
      quality.model.versionID = "quality-\(index)"
      return WorkflowVersion(
        id: "\(index)0c2f6d41d77b02", workflowID: "photo-basics", createdAt: Gallery.start + TimeInterval(index * 3600),
        nodes: [Gallery.node("colors", Gallery.color), quality])
    }
  }

  /// After so many answers.
  static func report(_ answers: Int, done: Bool) -> BisectReport {
    var report = BisectReport(Bisection(versions(12), threshold: 0.5))
    for _ in 0..<answers {
      guard case .ask(let index) = report.bisection.step else { break }
      report.calls += 1
      report.bisection.answer(index, index < 7 ? 0.9 - Double(index) / 100 : 0.1)
    }
    if case .ask(let index) = report.bisection.step { report.asking = index }
    if done {
      report.tried = [BisectReport.Tried(id: "quality", value: 0.1)]
      report.isDone = true
    }
    return report
  }
}

extension Editor {
  /// Answers the search that is under way.
  mutating func bisected() {
    for case .bisect(let question) in state.running {
      take(.bisected(question, Comparisons.report(9, done: true)))
    }
  }
}

extension State {
  fileprivate mutating func compareNow(on images: [ImageSource]) throws {
    _ = try compare("photo-basics", on: images)
  }
}
