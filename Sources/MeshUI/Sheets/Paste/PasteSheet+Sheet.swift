import Canvas
import MeshCore
import Panels

extension PasteSheet: Sheet {
  static var allKeys: [KeyContext] { [.paste, .importing] }

  var dialog: Dialog { .paste(self) }
  var keys: KeyContext { isAsking || phase == .reading ? .importing : .paste }
  var content: TextField.Content { .place }

  static let nothingStaged = Notice.plain("Nothing is staged yet, and nothing is sent.")

  /// Reads the file, or stages what is shown.
  mutating func enter(_ state: inout State) throws(Notice) -> Flow {
    switch phase {
    case .asking: return .stay(try readFile(&state))
    case .reading: throw isBeingRead(state)
    case .read(let snippet): return .close(try state.stage(state.preview(of: snippet)))
    case .faulty(let fault):
      if case .workflow = origin { return .stay(editText) }
      throw .error(
        fault + " \(state.key(.editText, in: .paste)) edits the text, \(state.key(.back, in: .paste)) drops it.")
    }
  }

  private mutating func readFile(_ state: inout State) throws(Notice) -> [Effect] {
    let path = path.text.trimmed
    guard !path.isEmpty else { throw .plain("Type the path of a file, or paste a snippet.") }
    phase = .reading
    return [state.start(.readFile(path))]
  }

  private func isBeingRead(_ state: State) -> Notice {
    .plain("\(readName) is being read. \(state.key(.back, in: .importing)) cancels.")
  }

  /// What is being read, for messages.
  private var readName: String {
    switch origin {
    case .paste: path.isEmpty ? "The paste" : "The file"
    case .file: "The file"
    case .workflow: "The text"
    }
  }

  private var editText: [Effect] { snippet != nil || !text.isEmpty ? [.edit(origin, text)] : [] }

  mutating func back(_ state: inout State) throws(Notice) -> Flow {
    if phase == .reading {
      state.finish(.readFile)
      // Whatever is read: one reading replaces another.
      let effects = [Effect.cancel(.readFile(path.text.trimmed))]
      guard !path.isEmpty else { return .close(effects) }
      phase = .asking(error: "Reading was cancelled.")
      return .stay(effects)
    }
    switch origin {
    case .workflow(let id):
      state.notice = .plain(
        "Nothing is changed. Your text is kept: \(state.key(.editText, in: .workflows)) on \(id) opens it again.")
    case .paste, .file: state.notice = .plain(isAsking ? "" : "Nothing is staged, and the text is not kept.")
    }
    return .close()
  }

  /// What is faulty stages nothing.
  func offers(_ command: Command, _ state: State) -> Bool {
    guard command == .take, !isAsking else { return true }
    guard let preview = snippet.map(state.preview) else { return false }
    return preview.obstacles.isEmpty && !preview.steps.isEmpty
  }

  func text(_ state: State) -> [TextLine] { PasteView(dialog: self, state: state, size: size(state)).text }

  var textTop: Int { top }

  mutating func show(line: Int, _ state: State) {
    let view = PasteView(dialog: self, state: state, size: size(state))
    top = max(0, min(line, view.lineCount - view.rows))
  }

  mutating func move(_ motion: Motion, _ state: inout State) {
    let view = PasteView(dialog: self, state: state, size: size(state))
    top = max(0, min(top + motion.distance(page: state.page), view.lineCount - view.rows))
  }

  mutating func type(_ change: (inout TextField) -> Bool, _ state: inout State) -> Flow {
    if isAsking, change(&path) { phase = .asking(error: nil) }
    return .stay()
  }

  mutating func perform(_ command: Command, _ state: inout State) throws(Notice) -> Flow {
    command == .editText ? .stay(editText) : .pass
  }

  mutating func paste(_ text: String, _ state: inout State) throws(Notice) -> Flow? {
    guard phase != .reading else { throw isBeingRead(state) }
    return show(text, from: .paste, &state)
  }

  private mutating func show(_ text: String, from origin: TextOrigin, _ state: inout State) -> Flow {
    let (sheet, effects) = state.pasted(text, from: origin, path: path)
    self = sheet
    return .stay(effects)
  }

  mutating func hear(_ news: News, isOnTop: Bool, _ state: inout State) -> Flow {
    switch news {
    case .outcome(.file(let path, let text)):
      guard phase == .reading, self.path.text.trimmed == path else { return .stay() }
      state.finish(.readFile)
      return show(text, from: .file(path), &state)
    case .outcome(.text(let read)): return show(read, &state)
    case .ended(.readFile, let reason):
      if phase == .reading { phase = .asking(error: reason) }
    case .edited(let edited, let origin, let given):
      guard isOnTop else { return .stay() }
      // The sheet that showed what was wrong with the text of a workflow has been answered.
      if case .workflow = origin { return .close() }
      guard let text = edited.text, text != given else { return .stay() }
      return show(text, from: origin, &state)
    case .outcome, .ended, .workflowsRead, .shown: break
    }
    return .stay()
  }

  /// Takes what a text came to that was read in the background.
  private mutating func show(_ read: PasteSheet, _ state: inout State) -> Flow {
    guard phase == .reading, origin == read.origin else { return .stay() }
    state.finish(.readFile)
    if case .workflow(let id) = read.origin { return state.adopt(read: read, of: id) }
    self = read
    state.notice = Self.nothingStaged
    return .stay()
  }

  func view(_ state: State, size: Size) -> SheetView? { PasteView(dialog: self, state: state, size: size).sheet }
}
