import Canvas
import MeshCore
import Panels

extension PredictionRun {
  /// The strongest answer in words, or what it failed by.
  var strongest: Span {
    let data = result.outputs.filter { $0.status.code == .success || $0.status.code == .mixed }.map(\.data)
    guard !data.isEmpty || result.outputs.isEmpty && result.status.code == .success else {
      return Span("! " + (result.outputs.first?.status ?? result.status).withCode, .error)
    }
    func best(_ data: OutputData) -> Double { data.concepts.map(\.value).max() ?? -1 }
    let telling =
      data.filter { !$0.concepts.isEmpty }.max { best($0) < best($1) } ?? data.first { !$0.regions.isEmpty }
      ?? data.first { !$0.colors.isEmpty } ?? data.first { $0 != OutputData() }
    return telling.map { Span($0.brief(columns: 40)) } ?? Span("found nothing", .dim)
  }
}

extension RunGroup {
  /// The strongest answer; of several images how many gave one.
  var answer: Span {
    guard count > 1 else { return first.strongest }
    let failed = failed.count
    return failed == 0
      ? Span("\(grouped(count)) done") : Span("\(grouped(count - failed)) done, \(grouped(failed)) failed", .warn)
  }
}

extension Status {
  /// `30104 not a picture`; what has no code of the service's is told by its words.
  fileprivate var withCode: String { code == .unknown ? sentence : "\(code.rawValue) \(text)" }
}

/// What a kept run can show of its image: the picture itself is not kept, only what it is known by.
enum RunPicture: Hashable, Sendable {
  case shown(Thumbnail)
  /// It is being read, or was not asked for yet.
  case coming
  /// Another one is there by now.
  case another
  /// It is not there any more, or cannot be read, in words.
  case gone(String)
  /// It was given by its bytes.
  case notKept

  var thumbnail: Thumbnail? { if case .shown(let thumbnail) = self { thumbnail } else { nil } }

  /// Why it is not shown, in few words; nil where there is nothing to say.
  var missing: String? {
    switch self {
    case .shown, .coming: nil
    case .another: "another picture by now"
    case .gone: "no picture"
    case .notKept: "picture not kept"
    }
  }
}

extension State {
  func picture(of run: PredictionRun) -> RunPicture {
    guard !run.image.isRest else { return .notKept }
    if let fault = pictureFaults[run.image] { return .gone(fault) }
    guard let thumbnail = thumbnails[run.image] else { return .coming }
    if let known = run.digest, let found = thumbnail.digest, known != found { return .another }
    return .shown(thumbnail)
  }
}
