import Canvas

/// The keys of forms and sheets.
extension Keymap {
  static let filter =
    [
      Binding(.enter, .take, "keep", "keep the filter and go to the list"),
      Binding(.escape, .back, "clear", "clear the filter"),
      Binding(.down, .down, "", "move down"),
      Binding(.up, .up, "", "move up"),
    ] + common.letterless

  static let help =
    [
      Binding(.enter, .take, "run it", "close the help and run the entry"),
      Binding(.down, .down, "", "move down"),
      Binding(.up, .up, "", "move up"),
      Binding(.pageDown, .pageDown, "", "scroll down"),
      Binding(.pageUp, .pageUp, "", "scroll up"),
      Binding(.escape, .back, "close", "close the help"),
    ] + terminal

  static let apps =
    [
      Binding(.enter, .take, "open", "open the app; drafts and staged steps stay with theirs"),
      Binding(.down, .down, "choose", "choose an app"),
      Binding(.up, .up, "choose", "choose an app"),
      Binding(.pageDown, .pageDown, "", "scroll down"),
      Binding(.pageUp, .pageUp, "", "scroll up"),
      Binding(.function(5), .refresh, "read again", "read the apps again"),
      Binding(.escape, .back, "back", "clear what is typed, then back; with no app open, ask to quit"),
    ] + common.letterless

  static let nodeForm =
    [
      Binding(.enter, .take, "take, next", "take the choice and go on; on the last field add the node"),
      Binding(.escape, .back, "close, text kept", "close the form; its text is kept"),
      Binding(.down, .down, "choose", "choose in the list below the field"),
      Binding(.up, .up, "choose", "choose in the list below the field"),
      Binding(.tab, .next, "next", "go to the next field"),
      Binding(.backTab, .previous, "back", "go to the field before"),
      Binding(.function(3), .suggestion, "take the suggestion", "take the id that is free"),
    ] + common.letterless

  static let versions = [
    Binding(.enter, .take, "use it", "use the version, here or wherever is chosen"),
    Binding(.tab, .next, "use in", "go to where the version is used, and back"),
    Binding(.backTab, .previous, "", "go to where the version is used, and back"),
    Binding(" ", .mark, "take in", "where workflows are chosen: take one in, or leave it out"),
    Binding(.escape, .back, "back", "leave the version as it is"),
    Binding("q", .close, "back", "leave the version as it is"),
  ]

  static let workflowVersions = [
    Binding(.enter, .take, "restore", "bring the nodes of the version into the draft; nothing is sent"),
    Binding(.tab, .nextTab, "compare with", "compare with the next: current, the version before, the draft"),
    Binding("l", .nextTab, "", "compare with the next"),
    Binding(.right, .nextTab, "", "compare with the next"),
    Binding(.backTab, .previousTab, "", "compare with the one before"),
    Binding("h", .previousTab, "", "compare with the one before"),
    Binding(.left, .previousTab, "", "compare with the one before"),
    Binding(" ", .mark, "mark", "mark the version as the one to compare others with"),
    Binding("R", .refresh, "read again", "read the versions again"),
    Binding(.escape, .back, "back", "leave the draft as it is"),
    Binding("q", .close, "back", "leave the draft as it is"),
  ]

  static let uses = [
    Binding(.enter, .take, "go there", "go to the node"),
    Binding("v", .chooseVersion, "version", "go to the node, and choose another version of the model there"),
    Binding(.escape, .back, "back", "stay where you are"),
    Binding("q", .close, "back", "stay where you are"),
  ]

  static let rename =
    [
      Binding(.enter, .take, "stage it", "stage the new id; nothing is sent"),
      Binding(.escape, .back, "close, text is kept", "close the form; its text is kept"),
    ] + common.letterless

  static let newWorkflow =
    [
      Binding(.enter, .take, "start it", "start the draft; nothing is sent"),
      Binding(.escape, .back, "close, text is kept", "close the form; its text is kept"),
    ] + common.letterless

  static let predict =
    [
      Binding(.enter, .take, "run", "predict on the image"),
      Binding(.down, .down, "choose", "choose a recent or built-in image"),
      Binding(.up, .up, "choose", "choose a recent or built-in image"),
      Binding(.escape, .back, "close, text is kept", "close the form; its text is kept"),
    ] + common.letterless

  static let plan = [
    Binding(.enter, .back, "cancel", "leave the plan; nothing is sent"),
    Binding("Y", .apply, "apply", "apply the plan"),
    Binding("l", .nextTab, "view", "show the next view: diff, result, json, curl"),
    Binding(.right, .nextTab, "view", "show the next view"),
    Binding("h", .previousTab, "view", "show the view before"),
    Binding(.left, .previousTab, "view", "show the view before"),
    Binding(" ", .hold, "leave out", "leave the step out, and take it in again"),
    Binding("R", .refresh, "read again", "read the service again and plan anew"),
    Binding("y", .copy, "copy", "copy the plan: as curl, JSON, YAML or Python"),
    Binding(.escape, .back, "cancel", "leave the plan; nothing is sent"),
    Binding("q", .close, "cancel", "leave the plan; nothing is sent"),
  ]

  /// Where both sides changed the same, Enter decides instead of leaving.
  static let contested =
    [Binding(.enter, .decide, "decide", "see both sides and decide; nothing is sent")]
    + plan.filter { $0.keys != [.enter] }

  static let conflict = [
    Binding("m", .takeMine, "mine", "take it as your draft has it"),
    Binding("t", .takeTheirs, "theirs", "take it as the service has it"),
    Binding("b", .takeBase, "base", "take it as it was before both changes"),
    Binding("M", .restMine, "rest", "take yours of all that is undecided"),
    Binding("T", .restTheirs, "rest", "take the service's of all that is undecided"),
    Binding("u", .undo, "undo", "undo the last choice"),
    Binding(.enter, .take, "plan", "back to the plan with what was decided; nothing is sent"),
    Binding(.escape, .back, "later", "back to the plan; your draft and your choices are kept"),
    Binding("p", .predict, "run", "run each side's model on the last image"),
    Binding("q", .close, "", "back to the plan; your draft and your choices are kept"),
  ]

  static let confirmation =
    [
      Binding(.enter, .take, "apply", "apply, if what is typed is right"),
      Binding(.escape, .back, "cancel", "back to the plan; nothing is sent"),
    ] + common.letterless

  static let applied = [
    Binding(.enter, .back, "close", "back to the panes"),
    Binding("u", .reverse, "stage the way back", "stage what takes the step back"),
    Binding("R", .refresh, "read now", "read the workflows again"),
    Binding(.escape, .back, "close", "back to the panes"),
    Binding("q", .close, "close", "back to the panes"),
  ]

  /// While a step is being sent.
  static let applying = [
    Binding(
      .ctrl("c"), .cancel, "stop after this step", "stop after the step that is being sent; the rest stays staged"),
    Binding(.enter, .back, "", "say what is being waited for"),
    Binding(.escape, .back, "", "say what is being waited for"),
    Binding("q", .close, "", "say what is being waited for"),
  ]

  static let history = [
    Binding("u", .reverse, "stage the way back", "stage what takes the step back; nothing is sent"),
    Binding(.enter, .take, "", "say what takes the step back"),
    Binding("R", .refresh, "read now", "read the workflows again"),
    Binding(.escape, .back, "back", "back to the panes"),
    Binding("q", .close, "back", "back to the panes"),
  ]

  static let paste = [
    Binding(.enter, .take, "stage", "stage it; nothing is sent"),
    Binding("E", .editText, "edit the text", "edit the text, in $VISUAL or $EDITOR"),
    Binding(.escape, .back, "drop it", "stage nothing"),
    Binding("q", .close, "drop it", "stage nothing"),
  ]

  static let importing =
    [
      Binding(.enter, .take, "read", "read the file, and show what it would stage"),
      Binding(.escape, .back, "close", "stage nothing"),
    ] + common.letterless

  static let copy = [
    Binding(.enter, .take, "copy", "copy the chosen form"),
    Binding("i", .copyID, "id", "copy the id"),
    Binding("c", .copyCurl, "curl", "copy the curl command"),
    Binding("J", .copyJSON, "JSON", "copy the JSON"),
    Binding("y", .copyYAML, "YAML", "copy the YAML"),
    Binding("p", .copyPython, "Python", "copy the Python program"),
    Binding(.escape, .back, "close", "copy nothing"),
    Binding("q", .close, "close", "copy nothing"),
  ]

  static let question = [
    Binding("y", .yes, "yes", "do it"),
    Binding("n", .no, "no", "leave it"),
    Binding(.enter, .no, "no", "leave it"),
    Binding(.escape, .no, "no", "leave it"),
    Binding("q", .no, "no", "leave it"),
  ]

  static let risk = [
    Binding("y", .yes, "accept", "accept all that is listed; nothing is sent"),
    Binding(.enter, .no, "back to the plan", "back to the plan; nothing is accepted"),
    Binding("n", .no, "back to the plan", "back to the plan; nothing is accepted"),
    Binding(.escape, .no, "back to the plan", "back to the plan; nothing is accepted"),
    Binding("q", .no, "back to the plan", "back to the plan; nothing is accepted"),
  ]

  /// Ctrl-C leaves a question, whatever it is about.
  static let terminalOfQuestions = [
    Binding(.ctrl("c"), .no, "no", "leave it"),
    Binding(.ctrl("l"), .redraw, "", "paint the screen anew"),
    Binding(.ctrl("z"), .suspend, "", "suspend meshwork; fg brings it back"),
  ]
}

extension [Binding] {
  /// Those that work where letters are text.
  fileprivate var letterless: [Binding] {
    filter { binding in
      binding.keys.allSatisfy { key in if case .char = key { false } else { true } }
    }
  }
}
