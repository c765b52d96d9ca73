import Canvas
import Panels

/// A guided tour of the editor: what is said, what is pressed then, and what has to be seen after it.
package struct Tour: Hashable, Sendable {
  package struct Step: Hashable, Sendable {
    /// One or two sentences: what is seen, and what comes next.
    let caption: String
    /// Pressed one after another once the caption could be read.
    let keys: [Key]
    /// As they are shown before they are pressed: a text that is typed among them stands together.
    let keyNames: String
    /// What the screen shows when they are carried out; the tour waits for it.
    let answer: String

    /// - Parameters:
    ///   - text: typed after those keys.
    ///   - last: pressed after the text.
    init(_ caption: String, _ keys: [Key], typing text: String = "", then last: [Key] = [], shows answer: String) {
      self.caption = caption
      self.keys = keys + text.map(Key.char) + last
      keyNames = (keys.map(\.name) + [text] + last.map(\.name)).filter { !$0.isEmpty }.joined(separator: " ")
      self.answer = answer
    }
  }

  let steps: [Step]
}

extension Tour {
  /// From an empty screen to a change that is applied, on what works without weights and without a network.
  package static let standard = Tour(steps: [
    Step(
      "Workflows stand on the left, the nodes of the chosen one beside them. A part of a name finds one.",
      ["/"], typing: "basics", then: [.enter], shows: "Nodes · photo-basics"),
    Step(
      "One key predicts, wherever a workflow is meant: on an address, a file, a folder, or a picture that is built in.",
      ["p"], shows: "Predict"),
    Step("Nothing has to be typed: the first picture is taken.", [.enter], shows: "photo-basics on "),
    Step(
      "All of it is computed on this machine. Now a node is added: its model is completed as one types.",
      ["2", "a"], typing: "color-rec", shows: "color-recog"),
    Step(
      "What is proposed is taken field by field: model, version, id, inputs.",
      [.enter, .enter, .enter, .enter], shows: "+ color"),
    Step(
      "That is a draft: every key of it is on the disk already, and nothing is sent. What would it change?",
      ["c"], shows: "Apply 1"),
    Step(
      "The plan has read the service, and shows what would be sent. Only a capital Y applies it.",
      ["Y"], shows: "as predicted"),
    Step(
      "It was read back after it was written. Everything that was applied has a way back, in the history.",
      [.enter, "3", "H"], shows: "way back"),
    Step(
      "The nodes can be seen as a graph, and walked through along its edges.", [.escape, "2", "t"],
      shows: "table"),
    Step(
      "That was the tour. ? shows every key, and drafts wait where you left them.", ["t", "1", .escape],
      shows: "Workflows"),
  ])
}
