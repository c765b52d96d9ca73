package import MeshCore
import Panels

/// Where a text comes from that describes or changes workflows.
package enum TextOrigin: Hashable, Sendable {
  case paste
  /// A file, by the path that was typed.
  case file(String)
  /// The whole of a workflow, from the user's own editor.
  case workflow(WorkflowID)

  /// What messages call the text.
  var name: String {
    switch self {
    case .paste: "The paste"
    case .file(let path): path
    case .workflow(let id): "The text of \(id)"
    }
  }
}

/// What a pasted text, a file or the text of a workflow would stage. Nothing of it is, before Enter.
package struct PasteSheet: Hashable, Sendable {
  enum Phase: Hashable, Sendable {
    /// Asks for the path of a file, unless something is pasted instead; says why the last one was not read.
    case asking(error: String?)
    case reading
    case read(Snippet)
    /// Why the text cannot be used, in a sentence.
    case faulty(String)
  }

  let origin: TextOrigin
  let text: String
  var path = TextField()
  var phase: Phase
  var top = 0

  /// Asks for a file.
  init() {
    origin = .paste
    text = ""
    phase = .asking(error: nil)
  }

  package init(_ text: String, from origin: TextOrigin) {
    let text = Snippet.withoutKey(text)
    self.origin = origin
    self.text = text
    do {
      phase = .read(try Snippet(text))
    } catch {
      phase = .faulty(error.message(in: origin.name))
    }
  }

  /// Is read in the background.
  init(reading origin: TextOrigin, path: TextField = TextField()) {
    self.origin = origin
    self.path = path
    text = ""
    phase = .reading
  }

  /// Whether a text can be read between two frames; in bytes.
  static func isSmall(_ text: String) -> Bool { text.utf8.count <= WorkflowDocument.largestReadAtOnce }

  init(faulty text: String, from origin: TextOrigin, because fault: String) {
    self.origin = origin
    self.text = text
    phase = .faulty(fault)
  }

  /// Whether a path is typed into it.
  var isAsking: Bool { if case .asking = phase { true } else { false } }

  var snippet: Snippet? { if case .read(let snippet) = phase { snippet } else { nil } }
}
