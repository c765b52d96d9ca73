import FoundationEssentials
import MeshCore
import Panels

/// A plan as a comment for a review, in the Markdown that GitHub and GitLab share: how much, step by step what changes of
/// which node, what is warned of, what may be lost under which reading, and what pins came to.
struct PlanMarkdown {
  let plan: Plan
  let pins: [PinCheck]
  let app: AppScope

  /// A comment takes 65,536 characters on GitHub. Steps and pins that are more are counted.
  private static let mostOfSteps = 45_000
  private static let mostOfPins = 12_000

  var text: String {
    let time = moment(plan.readAt)
    var lines = ["## meshwork plan: \(Markdown.code(app.name))", "", "**\(plan.summary.sentence)** Read \(time) UTC."]
    if !pins.isEmpty { lines.append("**\(pins.summary)**") }
    lines += Self.bounded(plan.steps.map(\.markdown), Self.mostOfSteps, "steps")
    if plan.steps.contains(where: \.change.sendsDraft) { lines += readings }
    if !pins.isEmpty {
      lines += ["", "### Pins", ""] + Self.bounded(pins.map(\.markdown), Self.mostOfPins, "pins")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What is open in the service's pages, and makes a difference here.
  private var readings: [String] {
    let risky = plan.steps.flatMap { step in step.obstacles.flatMap(\.readRisks).map { (step, $0) } }
    guard !risky.isEmpty else {
      return ["", "### Readings", "", "Nothing is lost under any reading of what the service's pages leave open."]
    }
    let items = risky.map { step, risk in
      let conditions = risk.conditions.map { Markdown.code($0.text) }.joined(separator: " or ")
      return [
        "- \(Markdown.code(step.title)) **may lose** \(Markdown.code(risk.losses.map(\.title).joined(separator: ", ")))"
          + (conditions.isEmpty ? " under every reading" : " if \(conditions)")
      ]
    }
    return ["", "### Readings", ""] + Self.bounded(items, 4000, "risks")
  }

  /// As many parts as have room, whole, and how many are more.
  private static func bounded(_ parts: [[String]], _ most: Int, _ what: String) -> [String] {
    var (lines, size, shown) = ([String](), 0, 0)
    for part in parts {
      size += part.reduce(0) { $0 + $1.utf8.count + 1 }
      guard size <= most else { break }
      lines += part
      shown += 1
    }
    if shown < parts.count { lines += ["", "… and \(parts.count - shown) more \(what), which `meshwork plan` shows."] }
    return lines
  }
}

extension Plan.Step {
  fileprivate var markdown: [String] {
    let heading = ["", "### \(Markdown.code(title))", ""]
    guard !isDone else { return heading + ["Done already: nothing of it is left to send."] }
    let changes = changeLines
    let diff = changes.isEmpty ? [] : Markdown.block(changes.map(\.marked), language: "diff", most: 80)
    let said =
      warnings.prefix(20).map { "- warning: \(Markdown.code($0, limit: 600))" }
      + (warnings.count > 20 ? ["- … and \(warnings.count - 20) more warnings"] : [])
      + obstacles.map { obstacle in
        "- **in the way**: \(Markdown.code(obstacle.message, limit: 600)) "
          + Markdown.code(obstacle.nextStep(for: change), limit: 200)
      }
    return heading + diff + (said.isEmpty || diff.isEmpty ? [] : [""]) + said
  }
}

extension String {
  /// A line of changes as a diff colours it: `!` for what is changed, since it knows no `~`.
  fileprivate var marked: String {
    let line = String(drop { $0 == " " })
    return line.hasPrefix("~ ") ? "! " + line.dropFirst(2) : line
  }
}

extension Plan.Obstacle {
  fileprivate var readRisks: [PatchOutlook.Risk] { if case .risk(let risks) = self { risks } else { [] } }
}

extension PinCheck {
  fileprivate var markdown: [String] {
    lines.map { line in
      let values = [("live", line.live), ("draft", line.draft)].map { "\($0) \($1.map { decimals($0) } ?? "-")" }
      let verdict =
        switch line.verdict {
        case .passes: "passes"
        case .passesNew: "passes, new"
        case .fails: "**fails**"
        case .notKnown(let why): "**not known** (\(Markdown.code(why, limit: 400)))"
        }
      return "- \(Markdown.code(pin.workflow)), \(Markdown.code(pin.image.shortText)): "
        + "\(Markdown.code(line.bound.name)) \(Markdown.code(line.bound.limit.text)) \(verdict), \(values.joined(separator: ", "))"
    }
  }
}
