package import Canvas
import FoundationEssentials
package import MeshCore
import Panels

/// Everything the editor knows and shows: a value. `update` changes it, `screen` draws it.
package struct State: Sendable {
  var session: Session
  var keymap: Keymap
  /// `update` and the views have no other.
  var clock: Clock
  var size: Size

  // What is known of the service, and what is waiting to be sent to it.
  var library = Library()
  var catalogue = ModelCatalogue()
  var bench = Workbench()
  /// Newest first.
  var runs: RunShelf = []
  /// How many of them were there at the start; nil once all that are kept are there.
  var restoredRuns: Int?
  var thumbnails: Thumbnails = [:]
  /// Why an image cannot be shown.
  var pictureFaults: [ImageSource: String] = [:]
  var usedImages = UsedImages()
  /// Nil once nothing is awaited of it.
  var batch: Batch?
  /// The run that is shown of a workflow in place of the newest.
  var openedRuns: [WorkflowID: PredictionRun.ID] = [:]

  // Where the user is.
  var focus = Pane.workflows
  var isZoomed = false
  var cursors = Cursors()
  var marked: Set<WorkflowID> = []
  /// Marked nodes of the selected workflow.
  var markedNodes: Set<NodeID> = []
  /// Marked predictions, by their first run.
  var markedRuns: Set<PredictionRun.ID> = []
  var markedSteps: Set<StagedStep.ID> = []
  /// What undo goes through in Staged.
  var turns = StagingTurns()
  var filter = Filter()
  let shown = LastResult<WorkflowList, [WorkflowID]>()
  var search = TextSearch()
  var detail = DetailTab.node
  /// The Nodes pane is a graph while it has the keyboard.
  var showsGraph = false
  var showsRawPrediction = false
  /// What the last comparison of a workflow said is not given any more.
  var vanished: [WorkflowID: [BisectSheet.Option]] = [:]
  /// The temporary workflow of the last comparison, where it could not be deleted.
  var leftWorkflow: WorkflowID?
  /// What the last comparison of a workflow with its draft came to.
  var twins: [WorkflowID: TwinNote] = [:]
  /// The nodes of the selected workflow whose results are folded.
  var folded: Set<NodeID> = []
  /// The last one has the keyboard.
  var dialogs: [Dialog] = []
  /// Whether the journal holds which form is open.
  var formIsJournalled = false
  /// Texts of forms that were left, by what they are for.
  var kept = KeptForms() { didSet { bench.kept.json = try? JSON(encoding: kept) } }
  /// Of the service, newest first.
  var calls: [CallRecord] = []
  /// Nil as the context has it.
  var writing: Writing?
  /// Else the mouse is the terminal's.
  var usesMouse: Bool
  var click: Click?
  var notice = Notice.welcome
  /// Somebody wants to know how long the screen takes.
  var wantsMeasure = false
  /// The first key of a sequence such as `g g`.
  var pendingKey: Key?

  /// What is under way.
  var running: [Job] = []
  /// When what is under way was asked for.
  var startedAt: [Job.Kind: Date] = [:]
  /// What could not be journalled yet, oldest first, and why.
  var unsaved: Unsaved?
  /// Who wants the app; it is given up as soon as nothing is being written.
  var wanted: Wanted?

  var appearance: Appearance

  package init(
    session: Session, clock: Clock, size: Size, keymap: Keymap = .usual, appearance: Appearance = Appearance(),
    usesMouse: Bool = true
  ) {
    self.usesMouse = usesMouse
    self.session = session
    self.keymap = keymap
    self.appearance = appearance
    self.clock = clock
    self.size = size
  }
}

/// Which service and app the editor is on.
package struct Session: Hashable, Sendable {
  package enum Badge: Hashable, Sendable {
    /// The embedded backend.
    case local
    /// A service reached over the network, by the badge of its context or the name of its host.
    case remote(String)
  }

  let badge: Badge
  /// The name of the context, to say whose drafts these are.
  package let context: String
  /// Whose apps there are to choose from; `me` is the owner of the key.
  package let userID: String
  /// The app that is open; nil where none was named yet, and one has to be chosen before anything is read.
  let openApp: AppScope?
  /// The apps that were opened before in this context, the last one first.
  let usedApps: [UsedApp]
  /// Where requests go, for curl; the embedded backend has no address.
  let base: String
  /// Apps whose models are offered, besides the app's own.
  package let catalogues: [AppScope]
  /// Pictures that are part of the program.
  let samples: [Sample]
  /// Every write is refused, until writing is opened for a time.
  package let isReadOnly: Bool
  /// Anybody may use it.
  package var kiosk: Kiosk?
  /// Whether writing can be opened: not where the program was started for reading only.
  package var mayOpenWriting = true
  /// The contexts that there are, by name.
  package var contexts: [String] = []
  /// Who edits the app, where it is another editor and this one looks on.
  package let holder: String?

  package struct Sample: Hashable, Sendable {
    package let id: String
    let title: String

    package init(id: String, title: String) {
      self.id = id
      self.title = title
    }
  }

  package init(
    badge: Badge, context: String = "", app: AppScope, base: String, catalogues: [AppScope], samples: [Sample],
    usedApps: [UsedApp] = [], isReadOnly: Bool = false, holder: String? = nil
  ) {
    self.badge = badge
    self.context = context
    userID = app.userID
    openApp = app
    self.usedApps = usedApps
    self.base = base
    self.catalogues = catalogues
    self.samples = samples
    self.isReadOnly = isReadOnly
    self.holder = holder
  }

  /// No app is named: all there is to do is to choose one of this user's.
  package init(badge: Badge, choosingAppOf userID: String, base: String, usedApps: [UsedApp]) {
    self.badge = badge
    context = ""
    self.userID = userID
    openApp = nil
    self.usedApps = usedApps
    self.base = base
    catalogues = []
    samples = []
    isReadOnly = false
    holder = nil
  }

  var isLocal: Bool { badge == .local }

  /// Images that go in a call. Here they go in small ones, which cost nothing: what came of each is kept when the rest is
  /// cancelled.
  package var imagesPerCall: Int { isLocal ? 8 : MeshClient.imagesPerCall }

  /// The calls that it takes to predict on so many images.
  func calls(for images: Int) -> Int { max(1, (images + imagesPerCall - 1) / imagesPerCall) }

  package var sampleIDs: [String] { samples.map(\.id) }

  /// The workflow of the sample app that shows most with the first key: it is selected at the start, where it is there.
  var opensOn: WorkflowID? { isLocal ? "what-is-it" : nil }

  /// Where the calls go that are shown and copied: for the embedded backend where `meshwork serve` has it.
  var callBase: String { base.isEmpty ? Self.servedBase : base }

  /// The address of `meshwork serve`, where it is not given another.
  static let servedBase = "http://127.0.0.1:8080"

  /// There is no app yet: the apps to choose from are all that is shown.
  var isChoosing: Bool { openApp == nil }

  /// What requests are about: the open app, or all apps of the user where there is none yet.
  package var app: AppScope { openApp ?? .allApps(of: userID) }
}

/// The panes, by the number that jumps to them.
enum Pane: Int, CaseIterable, Hashable, Sendable {
  case detail = 0
  case workflows, nodes, staged, prediction

  var title: String {
    switch self {
    case .detail: "Detail"
    case .workflows: "Workflows"
    case .nodes: "Nodes"
    case .staged: "Staged"
    case .prediction: "Prediction"
    }
  }
}

enum DetailTab: String, CaseIterable, Hashable, Sendable { case node, draft, json }

/// What is selected in each pane, by id where the rows have one, so that a refresh keeps the place.
struct Cursors: Hashable, Sendable {
  var workflow: WorkflowID?
  /// About where that stands in the list: it is looked for there first.
  var workflowPlace = 0
  /// What was selected because the list opens there; nobody has moved while it is the selected one.
  var opened: WorkflowID?
  var node: NodeID?
  var staged: StagedStep.ID?
  /// What was marked last: a range begins there.
  var markedWorkflow: WorkflowID?
  var markedNode: NodeID?
  /// Where the range of marked steps begins that is to be ended.
  var markedStep: StagedStep.ID?
  /// First shown line of the Detail and Prediction panes.
  var detailTop = 0
  var predictionTop = 0
}

/// What narrows the list of workflows.
struct Filter: Hashable, Sendable {
  var text = TextField()
  /// The keyboard goes to it.
  var isOpen = false
  /// What was selected when it was opened; selected again when it is cleared while it shows nothing.
  var origin: WorkflowID?
}

/// Another editor that waits for the app, and until when.
struct Wanted: Hashable, Sendable {
  package let holder: String
  let until: Date
}

/// What the journal refused, and why.
struct Unsaved: Hashable, Sendable {
  var entries: [JournalEntry]
  var reason: String
}

/// What happened last, where it lives, and the key back: the row above the keys. What is refused is thrown as one.
struct Notice: Error, Hashable {
  enum Kind: Hashable, Sendable { case plain, ok, warn, error, running }

  var kind: Kind
  /// The word it begins with, in the colour of its kind; may be empty.
  var word: String
  var text: String
  /// Another key came since: it keeps to one row.
  var isFolded = false

  init(_ kind: Kind, _ word: String = "", _ text: String) {
    self.kind = kind
    self.word = word
    self.text = text
  }

  static func ok(_ text: String) -> Notice { Notice(.ok, "ok", text) }
  static func warn(_ text: String) -> Notice { Notice(.warn, "note", text) }
  static func error(_ text: String) -> Notice { Notice(.error, "error", text) }
  static func plain(_ text: String) -> Notice { Notice(.plain, "", text) }

  static let welcome = Notice.plain("")
}

/// A small picture, and how many cells it takes at most.
package struct Thumbnail: Hashable, Sendable {
  let columns: Int
  let rows: Int
  let pixels: Pixels
  /// Pixels of the image itself.
  let imageWidth: Int
  let imageHeight: Int
  /// The SHA-256 of the file it was made of.
  let digest: String?

  package init(
    columns: Int, rows: Int, pixels: Pixels, imageWidth: Int, imageHeight: Int, digest: String? = nil
  ) {
    self.columns = columns
    self.rows = rows
    self.pixels = pixels
    self.imageWidth = imageWidth
    self.imageHeight = imageHeight
    self.digest = digest
  }
}
