import FoundationEssentials
import MeshCore
import Panels

extension State {
  /// Takes up what the journal holds, and asks for what has to be read.
  mutating func begin(with journal: JournalState, problems: [String]) -> [Effect] {
    if session.isChoosing { return beginChoosing(problems) }
    bench = Workbench(journal)
    runs = journal.runs
    restoredRuns = runs.count
    if let json = journal.form, let forms = try? KeptForms(json: json) { kept = forms }
    var effects = [readWorkflows()] + readCatalogueIfNeeded()
    if session.holder != nil { kept.open = nil }
    if let form = kept.open {
      cursors.workflow = form.workflow
      focus = .nodes
      dialogs = [.nodeForm(form)]
      notice = .ok("Your half-filled form is back.")
      effects += readVersions(for: form)
    } else if session.holder == nil, reopenForm() {
      notice = .ok("Your half-filled form is back.")
    } else {
      notice = greeting
    }
    notice = Self.warning(of: problems) ?? notice
    if let work = journal.unclaimed, session.holder == nil {
      dialogs.append(.question(.claimEarlier(work, context: "context \(session.context)")))
    }
    return effects
  }

  static func warning(of problems: [String]) -> Notice? {
    problems.first.map { .warn($0 + (problems.count > 1 ? " And \(problems.count - 1) more." : "")) }
  }

  static let emptySample = Notice.plain("The app is empty. :reset brings the sample workflows back.")

  var greeting: Notice {
    if let holder = session.holder { return lookingOn(holder) }
    let changed = drafts.values.count(where: \.hasChanges)
    if history.contains(where: { $0.outcome == .sending }) {
      return Notice(
        .warn, "note",
        "A step was being sent when meshwork ended. It is not sent again: reading what became of it.")
    }
    if changed > 0 || !staged.isEmpty {
      return .ok("Picked up where you left: \(counted(changed, "draft")), \(counted(staged.count, "staged step")).")
    }
    return session.isLocal
      ? .ok("The sample workflows run here, offline; \(session.samples.count) pictures are built in.")
      : .plain("")
  }
}

extension State {
  /// All of it that a journal keeps.
  var journal: JournalState {
    var journal = bench.journal
    // Forms that this version cannot read are kept all the same.
    if journal.form == (try? JSON(encoding: KeptForms())) { journal.form = nil }
    journal.runs = runs
    return journal
  }
}

extension KeptForms {
  init(json: JSON) throws { self = try Wire.Decoder(rules: .kept).decode(KeptForms.self, from: json) }
}

extension State {
  /// The entry that keeps the texts of all forms.
  var keptEntry: Effect {
    .record(.form(bench.kept.json))
  }

  /// Changes what is kept of the forms, and journals it if that made a difference.
  mutating func keepTexts(_ change: (inout KeptForms) -> Void) -> [Effect] {
    let before = kept
    change(&kept)
    return kept == before ? [] : [keptEntry]
  }
}
