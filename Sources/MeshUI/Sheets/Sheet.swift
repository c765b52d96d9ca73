import Canvas
import MeshCore
import Panels

/// What stands over the panes and has the keyboard while it is the last of them: what it knows, which keys it has, what
/// they do, and how it looks.
///
/// While one of its methods has the state, the sheet is not on the stack: what it returns says what becomes of it. A
/// refusal is thrown; it is said, and the sheet stays.
protocol Sheet: Hashable, Sendable {
  /// All that its ``keys`` can be; the first are those of a sheet that has no others.
  static var allKeys: [KeyContext] { get }
  static var place: SheetPlace { get }

  /// Itself, as one of the closed set.
  var dialog: Dialog { get }
  /// The keys that work, and whether letters are text.
  var keys: KeyContext { get }
  /// What the field is for that has the keyboard.
  var content: TextField.Content { get }

  /// Enter, where it takes what is chosen or typed.
  mutating func enter(_ state: inout State) throws(Notice) -> Flow
  /// Esc: one step back.
  mutating func back(_ state: inout State) throws(Notice) -> Flow
  mutating func move(_ motion: Motion, _ state: inout State)
  /// Lets `change` work on the field that has the keyboard, and follows up if it did.
  mutating func type(_ change: (inout TextField) -> Bool, _ state: inout State) -> Flow
  /// Any other command; ``Flow/pass`` where it means there what it means in the panes.
  mutating func perform(_ command: Command, _ state: inout State) throws(Notice) -> Flow
  /// A paste of text; nil where a paste means nothing.
  mutating func paste(_ text: String, _ state: inout State) throws(Notice) -> Flow?
  /// What happened meanwhile; the help may stand over the sheet.
  mutating func hear(_ news: News, isOnTop: Bool, _ state: inout State) -> Flow
  /// What the notice row asks in place of the notice.
  func prompt(_ state: State) -> Prompt?
  /// Whether a command can do something as things stand.
  func offers(_ command: Command, _ state: State) -> Bool
  /// The keys of the last row, from those of its ``keys``: where one does something else as things stand, it says that.
  func hints(_ usual: [Hint], _ state: State) -> [Hint]
  /// The lines that can be searched: the rows of a list before what is said of the chosen one. None of a form.
  func text(_ state: State) -> [TextLine]
  /// The first of them that is shown.
  var textTop: Int { get }
  /// Has them begin with a line, as far as there are more.
  mutating func show(line: Int, _ state: State)
  /// Whose picture it shows beside its text, where there is room.
  func pictured(_ state: State) -> ImageSource?
  /// Where that picture stands, counted from the sheet's first cell; empty where there is no room.
  func picturePlace(_ state: State, size: Size) -> Rect
  /// Has a line in sight that was searched for; what is a row of a list is chosen.
  mutating func show(hit line: Int, _ state: State)
  /// Nil of a question, which the notice row asks.
  func view(_ state: State, size: Size) -> SheetView?
}

extension Sheet {
  static var place: SheetPlace { .body }
  var keys: KeyContext { Self.allKeys[0] }

  var content: TextField.Content { .words }

  mutating func enter(_ state: inout State) throws(Notice) -> Flow { .stay() }
  mutating func back(_ state: inout State) throws(Notice) -> Flow { .close() }
  mutating func move(_ motion: Motion, _ state: inout State) {}
  mutating func type(_ change: (inout TextField) -> Bool, _ state: inout State) -> Flow { .stay() }
  mutating func perform(_ command: Command, _ state: inout State) throws(Notice) -> Flow { .pass }
  mutating func paste(_ text: String, _ state: inout State) throws(Notice) -> Flow? { nil }
  mutating func hear(_ news: News, isOnTop: Bool, _ state: inout State) -> Flow { .stay() }

  func prompt(_ state: State) -> Prompt? { nil }

  func offers(_ command: Command, _ state: State) -> Bool { true }
  func hints(_ usual: [Hint], _ state: State) -> [Hint] { usual }

  func pictured(_ state: State) -> ImageSource? { nil }
  func picturePlace(_ state: State, size: Size) -> Rect { Rect(row: 0, column: 0, rows: 0, columns: 0) }

  func text(_ state: State) -> [TextLine] { [] }
  var textTop: Int { 0 }
  mutating func show(line: Int, _ state: State) {}
  /// Some lines below the first one.
  mutating func show(hit line: Int, _ state: State) { show(line: max(0, line - 2), state) }

  /// How much room it has on the screen, its rule included.
  func size(_ state: State) -> Size { Layout(state).rect(of: Self.place).size }
}

/// Where a sheet stands.
enum SheetPlace: Hashable, Sendable {
  /// Over all panes.
  case body
  /// Beside the workflows, where there is room: it is about one of them.
  case besideWorkflows
  /// In the notice row: what it is about, or was asked from, stays in sight.
  case noticeRow
}

/// What becomes of a sheet, and what is to be done.
enum Flow {
  case stay([Effect] = [])
  case close([Effect] = [])
  /// Another takes its place.
  case become(Dialog, [Effect] = [])
  /// Another stands over it.
  case open(Dialog, [Effect] = [])
  /// It is not the sheet's: what holds for the panes is done.
  case pass
}

/// What the notice row asks.
enum Prompt: Hashable, Sendable {
  /// Yes or no.
  case question(String)
  /// For this phrase, to be typed; what was typed last was something else.
  case phrase(String, TextField, wasRefused: Bool)
}

/// What a sheet is told.
enum News {
  /// What a job brought.
  case outcome(Outcome)
  /// A job of this kind ended without what it was for, for this reason; or was cancelled.
  case ended(Job.Kind, because: String)
  /// The workflows were read whole.
  case workflowsRead
  /// The frame stands on the screen; only the last sheet is told.
  case shown
  /// What the user's own editor left of the text it was given.
  case edited(EditedText, TextOrigin, given: String)
}
